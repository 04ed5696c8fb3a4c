package dev.backendrig.safety.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.tool.Effect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {
    private static final String DENY =
            """
            # Never on my bank.
            [[rule]]
            name = "bank"
            decision = "deny"
            effect = ["act", "navigate"]
            site = ["*.bank", "bank.example"]
            """;

    private final AtomicLong clock = new AtomicLong();
    private Path file;

    @BeforeEach
    void setUp(@TempDir Path folder) {
        file = folder.resolve("policy.toml");
    }

    @Test
    void aFileThatIsNotThereHasNoRules() {
        var policy = open();
        assertThat(policy.current()).isEqualTo(Policy.NONE);
        assertThat(policy.problem()).isEmpty();
    }

    @Test
    void readsItsRulesInTheirOrder() throws IOException {
        write(DENY + "[[rule]]\nname = \"all\"\ndecision = \"allow\"\n");
        assertThat(open().current().rules())
                .extracting(PolicyRule::name)
                .containsExactly("bank", "all");
    }

    @Test
    void isReadAgainWhenItChangesAtMostOnceASecond() throws IOException {
        var policy = open();
        write(DENY);
        assertThat(policy.current().rules()).isEmpty();
        clock.addAndGet(Duration.ofMillis(999).toNanos());
        assertThat(policy.current().rules()).isEmpty();
        clock.addAndGet(Duration.ofMillis(2).toNanos());
        assertThat(policy.current().rules()).hasSize(1);
    }

    @Test
    void aFileThatIsRemovedHasNoRulesAnyMore() throws IOException {
        write(DENY);
        var policy = open();
        Files.delete(file);
        passASecond();
        assertThat(policy.current()).isEqualTo(Policy.NONE);
    }

    @Test
    void aBrokenFileKeepsTheLastGoodRulesAndSaysWhereItIsBroken() throws IOException {
        write(DENY);
        var policy = open();
        write(DENY + "[[rule]]\nname = \"x\ndecision = \"deny\"\n");
        passASecond();
        assertThat(policy.current().rules()).extracting(PolicyRule::name).containsExactly("bank");
        assertThat(policy.problem().orElseThrow()).contains("policy.toml", "line 8");
        write(DENY.replace("bank\"", "b\""));
        passASecond();
        assertThat(policy.current().rules()).hasSize(1);
        assertThat(policy.problem()).isEmpty();
    }

    @Test
    void aFileThatIsBrokenAtTheStartIsTold() throws IOException {
        write("[[rule]]\nname = 3\n");
        var policy = open();
        assertThat(policy.current()).isEqualTo(Policy.NONE);
        assertThat(policy.problem().orElseThrow()).contains("line 1", "name must be a text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rules = 1 | policy.toml has only [[rule]], not rules",
                "[rule]\\nname = \"x\" | rule must be written [[rule]]",
                "[[rule]]\\ndecision = \"deny\" | line 1: name must be a text",
                "[[rule]]\\nname = \"\"\\ndecision = \"deny\" | line 1: name must be one line",
                "[[rule]]\\nname = \"x\" | line 1: decision must be one of allow, ask, deny",
                "[[rule]]\\nname = \"x\"\\ndecision = \"maybe\" | decision must be one of",
                "[[rule]]\\nname = \"x\"\\ndecision = \"deny\"\\neffect = \"write\" | effect must"
                        + " be one of read, act, navigate",
                "[[rule]]\\nname = \"x\"\\ndecision = \"deny\"\\nsites = \"a\" | a rule has no"
                        + " sites",
                "[[rule]]\\nname = \"x\"\\ndecision = \"deny\"\\nsite = 3 | site must be a text or"
                        + " a list",
                "[[rule]]\\nname = \"x\"\\ndecision = \"deny\"\\nsite = [] | site must be a text or"
                        + " a list",
                "[[rule]]\\nname = \"x\"\\ndecision = \"deny\"\\nsite = \"\" | site: a pattern must"
                        + " have",
                "\\n\\n[[rule]]\\nname = \"y\"\\ndecision = \"deny\"\\n[[rule]]\\nname = \"x\" |"
                        + " line 6: decision",
                "name = | line 1"
            })
    void whatIsWrongIsSaidWithItsLine(String text, String problem) throws IOException {
        write(text.replace("\\n", "\n"));
        assertThat(open().problem().orElseThrow()).contains(problem);
    }

    @Test
    void theFirstRuleThatFitsDecides() throws IOException {
        write(
                """
                [[rule]]
                name = "typing"
                decision = "allow"
                tool = "type_*"
                site = "shop.example"
                [[rule]]
                name = "shop"
                decision = "ask"
                site = "shop.example"
                """);
        var policy = open().current();
        assertThat(first(policy, call("type_text", "shop.example"))).isEqualTo("typing");
        assertThat(first(policy, call("click_element", "shop.example"))).isEqualTo("shop");
        assertThat(first(policy, call("click_element", "other.example"))).isEqualTo("-");
    }

    @ParameterizedTest
    @CsvSource({
        "tool, click_*, click_element, true",
        "tool, click_*, type_text, false",
        "tool, CLICK_ELEMENT, click_element, true",
        "target, Hapus*, hapus akun, true",
        "target, Hapus*, Jangan hapus, false",
        "target, *kirim*, Ayo kirim sekarang, true",
        "target, ?ayar, Bayar, true",
        "site, *.example, shop.example, true",
        "site, shop.example, evil-shop.example, false",
        "site, http://localhost:*, http://localhost:3000, true",
        "effect, act, , true",
        "effect, read, , false"
    })
    void aRuleFitsByEachOfItsMembers(String member, String pattern, String value, boolean fits)
            throws IOException {
        write("[[rule]]\nname=\"r\"\ndecision=\"deny\"\n%s=\"%s\"\n".formatted(member, pattern));
        var call =
                new RuledCall(
                        member.equals("tool") ? value : "t",
                        Effect.ACT,
                        member.equals("site") ? List.of(value) : List.of(),
                        member.equals("target") ? List.of(value) : List.of());
        assertThat(open().current().firstFor(call).isPresent()).isEqualTo(fits);
    }

    @Test
    void toAllowEverythingThatACallIsAboutHasToFitToDenyOneThing() throws IOException {
        write("[[rule]]\nname=\"r\"\ndecision=\"allow\"\nsite=\"good.example\"\n");
        var both =
                new RuledCall("t", Effect.ACT, List.of("good.example", "bad.example"), List.of());
        assertThat(open().current().firstFor(both)).isEmpty();
        write("[[rule]]\nname=\"r\"\ndecision=\"deny\"\nsite=\"bad.example\"\n");
        assertThat(open().current().firstFor(both)).isPresent();
    }

    @Test
    void aRuleOfASiteOrTargetDoesNotFitWhereThereIsNone() throws IOException {
        write("[[rule]]\nname=\"r\"\ndecision=\"allow\"\nsite=\"*\"\n");
        var nowhere = new RuledCall("t", Effect.ACT, List.of(), List.of());
        assertThat(open().current().firstFor(nowhere)).isEmpty();
    }

    @Test
    void aHostilePatternIsMatchedInTime() {
        var start = System.nanoTime();
        assertThat(new Glob("*a".repeat(100)).matches("a".repeat(20_000) + "b")).isFalse();
        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    }

    private PolicyFile open() {
        return new PolicyFile(file, clock::get);
    }

    private void passASecond() {
        clock.addAndGet(Duration.ofSeconds(1).toNanos());
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }

    private static RuledCall call(String tool, String site) {
        return new RuledCall(tool, Effect.ACT, List.of(site), List.of());
    }

    private static String first(Policy policy, RuledCall call) {
        return policy.firstFor(call).map(PolicyRule::name).orElse("-");
    }
}
