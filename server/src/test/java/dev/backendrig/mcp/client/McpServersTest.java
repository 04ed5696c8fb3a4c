package dev.backendrig.mcp.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.safety.text.UntrustedText;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Servers that are programs of their own, honest and other ones, as `mcp.json` names them.
class McpServersTest {
    private static final Duration MOMENT = Duration.ofMillis(50);
    private static final Patience PATIENCE =
            new Patience(Duration.ofSeconds(8), Duration.ofSeconds(1), MOMENT);

    @TempDir Path folder;
    private McpServers servers = new McpServers(Path.of("none"), Map.of(), "1", it -> it);

    @AfterEach
    void stop() {
        servers.close();
    }

    private void start(JsonObject config, Patience patience) throws IOException {
        write(config);
        servers =
                new McpServers(
                        folder.resolve("mcp.json"),
                        Map.of("PATH", "/usr/bin:/bin", "GEMINI_API_KEY", "k", "TOKEN", "t-0815"),
                        "1",
                        text -> UntrustedText.clean(text).text(),
                        MOMENT,
                        patience);
        servers.start();
    }

    private void write(JsonObject server) throws IOException {
        var all = JsonObject.of("mcpServers", JsonObject.of("fake", server));
        Files.writeString(folder.resolve("mcp.json"), all.toString());
    }

    private JsonObject program(String way, String... allow) {
        return FakeMcpProgram.config(way, folder.resolve("notes")).toBuilder()
                .put("allow", JsonArray.ofStrings(List.of(allow)))
                .build();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        var until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) throw new AssertionError("it did not happen in time");
            Thread.sleep(10);
        }
    }

    private List<String> names() {
        return servers.tools().stream().map(it -> it.spec().name()).toList();
    }

    private Tool ready(String name) throws InterruptedException {
        await(() -> names().contains(name));
        return servers.tools().stream()
                .filter(it -> it.spec().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ToolOutcome said(Tool tool, String text) throws InterruptedException {
        return tool.call(JsonObject.of("text", text));
    }

    private static String text(ToolOutcome outcome) {
        return switch (outcome) {
            case ToolOutcome.Done(JsonString(var text), _, _, var ours) when !ours -> text;
            default -> throw new AssertionError("not done in words of others: " + outcome);
        };
    }

    private static ToolOutcome.Failed failure(ToolOutcome outcome) {
        assertThat(outcome).isInstanceOf(ToolOutcome.Failed.class);
        return (ToolOutcome.Failed) outcome;
    }

    @Test
    void offersWhatIsAllowedAndCallsIt() throws Exception {
        start(program("good", "echo", "read_*"), PATIENCE);
        var tool = ready("fake__echo");
        assertThat(names()).containsExactly("fake__echo", "fake__read_it");
        assertThat(tool.effect()).isEqualTo(Effect.ACT);
        assertThat(tool.roles().isEmpty()).isTrue();
        assertThat(tool.isAgreedTo()).isFalse();
        assertThat(tool.service()).contains("mcp:fake");
        assertThat(tool.metricName()).isEqualTo("mcp_tool");
        assertThat(text(said(tool, "hello"))).isEqualTo("you said hello");
    }

    @Test
    void thePersonSaysWhatOnlyReadsAndWhatIsAgreedTo() throws Exception {
        var config =
                program("good", "*").toBuilder()
                        .put("read_only", JsonArray.ofStrings(List.of("read_*")))
                        .put("always_allow", JsonArray.ofStrings(List.of("echo")))
                        .build();
        start(config, PATIENCE);
        assertThat(ready("fake__read_it").effect()).isEqualTo(Effect.READ);
        assertThat(ready("fake__echo").isAgreedTo()).isTrue();
        assertThat(ready("fake__secret").isAgreedTo()).isFalse();
    }

    @Test
    void nothingIsOfferedWithoutAnAllowListAndThePersonIsToldHow() throws Exception {
        start(program("good"), PATIENCE);
        await(() -> servers.lives().getFirst().tools().others().size() == 3);
        assertThat(names()).isEmpty();
        assertThat(servers.warnings())
                .singleElement()
                .asString()
                .contains("mcp.json", "\"fake\"", "mcp.server_ready", "\"allow\"");
    }

    @Test
    void itsEnvironmentHasNoKeysOfOursButWhatThePersonGives() throws Exception {
        var config =
                program("good", "echo").toBuilder()
                        .put("env", JsonObject.of("GIVEN", "x-${env:TOKEN}"))
                        .build();
        start(config, PATIENCE);
        var tool = ready("fake__echo");
        assertThat(text(said(tool, "environment")))
                .contains("PATH", "GIVEN")
                .doesNotContain("GEMINI_API_KEY", "TOKEN");
        assertThat(text(said(tool, "variable"))).isEqualTo("you said x-t-0815");
    }

    @Test
    void oneThatDiesCostsItsCallAndComesBack() throws Exception {
        start(program("good", "echo"), PATIENCE);
        var tool = ready("fake__echo");
        var failure = failure(said(tool, "die"));
        assertThat(failure.reason()).contains("has ended", "may or may not have been done");
        assertThat(failure.ours()).isTrue();
        await(() -> {
            try {
                return said(tool, "again") instanceof ToolOutcome.Done;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(text(said(ready("fake__echo"), "again"))).isEqualTo("you said again");
    }

    @Test
    void oneThatDiesAtEachStartIsGivenUpAfterAWhile() throws Exception {
        var missing = JsonObject.of("command", "no-such-program-of-anybody");
        start(missing, PATIENCE);
        await(() -> servers.lives().getFirst().state().contains("not tried again"));
        assertThat(servers.lives().getFirst().state()).contains("cannot be started", "8 times");
    }

    @Test
    void aCallThatHangsEndsAtItsDeadlineAndALateAnswerIsPassedOver() throws Exception {
        start(program("good", "echo"), PATIENCE);
        var tool = ready("fake__echo");
        assertThat(failure(said(tool, "hang")).reason()).contains("did not answer within 1 s");
        assertThat(failure(said(tool, "late")).reason()).contains("did not answer within 1 s");
        await(() -> {
            try {
                return said(tool, "next") instanceof ToolOutcome.Done(JsonString(var it), _, _, _)
                        && it.equals("you said next");
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void oneThatNeverAnswersItsStartDelaysNobody() throws Exception {
        var patience = new Patience(Duration.ofMillis(500), Duration.ofSeconds(1), MOMENT);
        var began = System.nanoTime();
        start(program("hangs", "*"), patience);
        assertThat(servers.tools()).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        await(() -> servers.lives().getFirst().state().contains("did not answer within"));
    }

    @Test
    void garbageOnItsOutputIsPassedOver() throws Exception {
        start(program("garbage", "echo"), PATIENCE);
        assertThat(text(said(ready("fake__echo"), "hello"))).isEqualTo("you said hello");
    }

    @Test
    void oneThatFloodsIsLeft() throws Exception {
        start(program("flood", "echo"), PATIENCE);
        await(() -> servers.lives().getFirst().state().contains("what nobody asked for"));
        assertThat(names()).isEmpty();
    }

    @Test
    void aMessageThatIsTooLargeEndsTheProgram() throws Exception {
        start(program("good", "echo"), new Patience(PATIENCE.start(), PATIENCE.start(), MOMENT));
        assertThat(failure(said(ready("fake__echo"), "huge")).reason())
                .contains("more than 8388608");
    }

    @ParameterizedTest
    @CsvSource({"dies,has ended", "old,speaks version"})
    void saysWhyOneDoesNotRun(String way, String why) throws Exception {
        start(program(way, "echo"), PATIENCE);
        await(() -> servers.lives().getFirst().state().contains(why));
    }

    @Test
    void ofTwoToolsOfOneNameTheFirstCounts() throws Exception {
        start(program("twice", "echo"), PATIENCE);
        ready("fake__echo");
        assertThat(names()).containsExactly("fake__echo");
        assertThat(notes()).anyMatch(it -> it.contains("listed twice"));
    }

    @Test
    void ofTenThousandToolsFortyAreOfferedAndTheRestIsTold() throws Exception {
        start(program("many", "*"), PATIENCE);
        ready("fake__t0");
        assertThat(names()).hasSize(Offer.MOST_TOOLS).startsWith("fake__t0", "fake__t1");
        assertThat(Offer.of(servers.lives()).fellOut()).hasSize(McpSession.MOST_LISTED - 40);
        assertThat(notes()).anyMatch(it -> it.contains("list is too long"));
    }

    @Test
    void aListInPagesIsReadToItsEnd() throws Exception {
        start(program("pages", "*"), PATIENCE);
        ready("fake__page0");
        assertThat(names()).containsExactly("fake__page0", "fake__page1", "fake__page2");
    }

    @Test
    void aPageThatComesAgainAndAgainEndsTheList() throws Exception {
        start(program("circle", "*"), PATIENCE);
        ready("fake__echo");
        assertThat(notes()).anyMatch(it -> it.contains("again and again"));
    }

    @Test
    void brokenToolsFallOutWithAReasonAndDescriptionsAreCleaned() throws Exception {
        start(program("bad", "*", "missing"), PATIENCE);
        assertThat(ready("fake__good").spec().description()).endsWith("ab");
        assertThat(names()).containsExactly("fake__good");
        assertThat(notes())
                .anyMatch(it -> it.contains("echo: its schema is broken"))
                .anyMatch(it -> it.contains("whose name is none"))
                .anyMatch(it -> it.contains("\"allow\" names missing"));
    }

    @Test
    void aChangedListIsReadAgain() throws Exception {
        start(program("changing", "*"), PATIENCE);
        var said = said(ready("fake__echo"), "change");
        assertThat(said).isInstanceOf(ToolOutcome.Done.class);
        ready("fake__other");
        assertThat(names()).containsExactly("fake__other");
    }

    @Test
    void whatItAsksOfUsIsAnsweredOrRefused() throws Exception {
        start(program("good", "echo"), PATIENCE);
        said(ready("fake__echo"), "ask");
        var notes = folder.resolve("notes");
        await(() -> lines(notes).size() == 4);
        assertThat(lines(notes))
                .anyMatch(it -> it.contains("\"id\":\"1\",\"result\":{}"))
                .anyMatch(it -> it.contains("\"roots\":[]"))
                .anyMatch(it -> it.contains("\"id\":\"3\",\"error\":{\"code\":-32601"))
                .anyMatch(it -> it.contains("\"action\":\"decline\""));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatItStartedIsEndedWithIt() throws Exception {
        start(program("child", "echo"), PATIENCE);
        ready("fake__echo");
        var child = Long.parseLong(Files.readString(folder.resolve("notes")).replaceAll("\\D", ""));
        assertThat(ProcessHandle.of(child)).isPresent();
        servers.close();
        await(() -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void aChangedFileIsReadAgain() throws Exception {
        start(program("good", "echo"), PATIENCE);
        var before = ready("fake__echo");
        write(program("good", "echo", "secret"));
        ready("fake__secret");
        Files.delete(folder.resolve("mcp.json"));
        await(() -> names().isEmpty());
        assertThat(failure(said(before, "gone")).reason()).contains("failed");
    }

    @Test
    void aFileThatBreaksChangesNothing() throws Exception {
        start(program("good", "echo"), PATIENCE);
        ready("fake__echo");
        Files.writeString(folder.resolve("mcp.json"), "{");
        await(() -> !servers.warnings().isEmpty());
        assertThat(servers.warnings().getFirst()).startsWith("mcp.json: it is no JSON text");
        assertThat(names()).containsExactly("fake__echo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"disabled", "off"})
    void oneThatIsSwitchedOffIsNotStarted(String word) throws Exception {
        var off =
                word.equals("disabled")
                        ? program("good", "*").toBuilder().put("disabled", true)
                        : program("good", "*").toBuilder().put("enabled", false);
        start(off.build(), PATIENCE);
        assertThat(servers.lives()).isEmpty();
        assertThat(servers.warnings()).isEmpty();
    }

    private List<String> notes() {
        return servers.lives().getFirst().tools().notes();
    }
}
