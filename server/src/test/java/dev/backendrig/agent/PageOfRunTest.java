package dev.backendrig.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.message.RawTurn;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.page.PageSnapshot;
import dev.backendrig.tool.PageSight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a run tells its model of the page, and when it leaves older pages out.
class PageOfRunTest {
    private static final RunLimits LIMITS = limits(100_000);
    private static final String PAGE = page("Simpan");
    private static final String DISABLED = PAGE.replace("\"Simpan\"", "\"Simpan\" disabled");
    private static final String DIFFERENCE =
            "page changed (~ now):\n~ #0 button \"Simpan\" disabled";

    @Test
    void tellsTheWholePageFirstAndThenWhatEachActionChanged() {
        var run = turn(start(LIMITS), acted("a", PAGE));
        assertThat(newest(run)).isEqualTo(json("{'did':'a'}", PAGE));
        run = turn(run, acted("b", DISABLED));
        assertThat(newest(run)).isEqualTo(json("{'did':'b'}", DIFFERENCE));
        run = turn(run, acted("c", DISABLED));
        assertThat(newest(run)).isEqualTo(json("{'did':'c'}", "nothing changed"));
    }

    @Test
    void tellsEachCallOfOneTurnWhatItChangedItself() {
        var run = turn(start(LIMITS), acted("a", PAGE), acted("b", DISABLED), acted("c", PAGE));
        assertThat(contents(run).stream().map(it -> ((JsonObject) it).string("page").orElseThrow()))
                .containsExactly(PAGE, DIFFERENCE, DIFFERENCE.replace(" disabled", ""));
    }

    @Test
    void tellsTheWholePageAgainInAnotherRunAsItsModelHasNotSeenIt() {
        turn(start(LIMITS), acted("a", PAGE));
        assertThat(newest(turn(start(LIMITS), acted("a", PAGE))))
                .isEqualTo(json("{'did':'a'}", PAGE));
    }

    @Test
    void tellsAPageThatTheModelAskedForAndLetsDifferencesBuildOnIt() {
        var run = turn(start(LIMITS), sighted("look", JsonObject.EMPTY, new PageSight.Asked(PAGE)));
        assertThat(newest(run)).isEqualTo(json("{}", PAGE));
        assertThat(newest(turn(run, acted("b", DISABLED))))
                .isEqualTo(json("{'did':'b'}", DIFFERENCE));
    }

    @Test
    void doesNotCompareAnActionWithAnotherViewOfThePage() {
        var part = new PageSight.AskedOtherwise("#9 link \"Part 2\"");
        var run = turn(start(LIMITS), acted("a", PAGE), sighted("look", JsonObject.EMPTY, part));
        assertThat(newest(run)).isEqualTo(json("{}", part.text()));
        assertThat(newest(turn(run, acted("b", DISABLED))))
                .isEqualTo(json("{'did':'b'}", DIFFERENCE));
    }

    @Test
    void putsAWordBesideThePageAndKeepsAToolsOwnMemberOfThatName() {
        var after = new PageSight.AfterAction("d", PAGE);
        assertThat(newest(turn(start(LIMITS), sighted("a", new JsonString("Done."), after))))
                .isEqualTo(json("{'result':'Done.'}", PAGE));
        assertThat(newest(turn(start(LIMITS), sighted("a", object("{'page':2}"), after))))
                .isEqualTo(object("{'page':2}").toBuilder().put("page_now", PAGE).build());
    }

    @Test
    void leavesResultsWithoutASnapshotAsTheyAre() {
        var told = new JsonString("{\"elements\":[]}");
        assertThat(contents(turn(start(LIMITS), sighted("a", told, null)))).containsExactly(told);
    }

    @Test
    void tellsWhatThePersonDidWithTheResultsThatTheModelHasNotReadYet() {
        var run = turn(start(LIMITS), acted("a", PAGE)).gaveBack(snapshot(DISABLED));
        assertThat(newest(run).string("page")).contains(PAGE);
        assertThat(newest(run).string("page_now"))
                .contains("(the person used the page meanwhile)\n" + DIFFERENCE);
    }

    @Test
    void tellsWhatThePersonDidWithTheNextResultWhereACallIsStillOpen() {
        var run = turn(start(LIMITS), acted("a", PAGE));
        run = run.modelAnswered(calls(1)).gaveBack(snapshot(DISABLED));
        run = run.toolAnswered(sighted("read", new JsonString("text"), null));
        assertThat(newest(run))
                .isEqualTo(
                        json(
                                "{'result':'text'}",
                                "(the person used the page meanwhile)\n" + DIFFERENCE));
        assertThat(newest(turn(run, acted("b", DISABLED))).string("page"))
                .contains("nothing changed");
    }

    @Test
    void tellsWhatThePersonDidWithTheDifferenceOfTheNextActionInOne() {
        var run = turn(start(LIMITS), acted("a", PAGE));
        run = run.modelAnswered(calls(1)).gaveBack(snapshot(DISABLED));
        run = run.toolAnswered(acted("b", PAGE));
        assertThat(newest(run).string("page"))
                .contains("(the person used the page meanwhile)\nnothing changed");
    }

    @Test
    void asksTheModelToLookAgainWhereThePersonUsedThePageUnseen() {
        var run = turn(start(LIMITS), acted("a", PAGE)).gaveBack(null);
        assertThat(newest(run).string("page_now").orElseThrow()).contains("look at it again");
        assertThat(newest(turn(run, acted("b", PAGE)))).isEqualTo(json("{'did':'b'}", PAGE));
    }

    @Test
    void beginsEachModelCallWithTheMessagesOfTheOneBefore() {
        var run = start(LIMITS);
        for (var i = 0; i < 6; i++) {
            var before = run.messages();
            run = turn(run, acted("a" + i, page("Simpan " + i)));
            assertThat(run.messages().subList(0, before.size())).isEqualTo(before);
        }
        assertThat(shrinks(run)).isZero();
    }

    @Test
    void leavesAllOlderPagesOutInOneGoWhereTheyOutgrowTheLimitAndTellsTheWholeAgain() {
        var run = grownPast(limits(6_000));
        assertThat(shrinks(run)).isOne();
        assertThat(run.context().tokens()).isLessThan(3_000);
        var stubs = results(run);
        for (var i = 0; i < stubs.size() - 1; i++) {
            var stub = "[page as of step " + (i + 1) + ", left out]";
            assertThat(((JsonObject) stubs.get(i).content()).string("page")).contains(stub);
            assertThat(((JsonObject) stubs.get(i).content()).string("did")).contains("a" + i);
        }
        assertThat(newest(run).string("page")).contains(page("Simpan " + (stubs.size() - 1)));
    }

    @Test
    void keepsCallsWithTheirResultsAndTheModelsTurnsToTheByteWhenItShrinks() {
        var run = grownPast(limits(6_000));
        for (var i = 1; i < run.messages().size(); i += 2) {
            var said = (Message.Assistant) run.messages().get(i);
            var told = (Message.ToolResults) run.messages().get(i + 1);
            assertThat(said.raw()).isEqualTo(RAW);
            assertThat(told.results()).hasSameSizeAs(said.calls());
        }
    }

    @Test
    void goesOnWithTheSameBeginningAfterItShrank() {
        var run = grownPast(limits(6_000));
        var before = run.messages();
        var last = "d" + (results(run).size() - 1);
        var next = new PageSight.AfterAction(last, page("Simpan x"));
        run = turn(run, sighted("b", JsonObject.EMPTY, next));
        assertThat(run.messages().subList(0, before.size())).isEqualTo(before);
        assertThat(shrinks(run)).isOne();
        assertThat(newest(run).string("page").orElseThrow()).startsWith("page changed");
    }

    @Test
    void tellsTheWholePageWithTheNextResultWhereThatSawNone() {
        var run = turn(start(limits(6_000)), acted("a", PAGE));
        run = turn(run, sighted("read", object("{'text':'" + "kata ".repeat(6_000) + "'}"), null));
        run = turn(run, sighted("read", object("{'text':'" + "kata ".repeat(3_000) + "'}"), null));
        assertThat(newest(run).string("page")).contains(PAGE);
        assertThat(results(run).get(1).content())
                .isEqualTo(object("{'text':'[page as of step 2, left out]'}"));
    }

    @Test
    void leavesOutPageTextAndListsAndPicturesOfBaseBrowsersToo() {
        var list = "[" + "{'id':1,'name':'x'},".repeat(50) + "{}]";
        var picture = new Part.Image("image/png", "iVBORw0KGgo=");
        var before =
                List.of(
                        sighted("a", object("{'elements':" + list + "}"), null),
                        sighted("a", new JsonString("kata ".repeat(100)), null),
                        sighted("a", new JsonString("short"), null),
                        new ToolAnswer(
                                new ToolResult(
                                        call("a"), true, object("{'w':9}"), List.of(picture)),
                                false));
        var run = turn(start(limits(3_000)), before.toArray(ToolAnswer[]::new));
        run = turn(run, sighted("read", new JsonString("kata ".repeat(4_000)), null));
        var left = results(run);
        assertThat(left.subList(0, 4).stream().map(ToolResult::content))
                .containsExactly(
                        object("{'elements':'[page as of step 1, left out]'}"),
                        new JsonString("[page as of step 1, left out]"),
                        new JsonString("short"),
                        object("{'w':9,'picture':'[picture as of step 1, left out]'}"));
        assertThat(left.get(3).images()).isEmpty();
    }

    @Test
    void doesNotShrinkWithEveryStepWhereThatWouldFreeNearlyNothing() {
        var prompt = Message.User.of("kata ".repeat(10_000));
        var run = AgentRun.start(limits(6_000), List.of(prompt));
        for (var i = 0; i < 5; i++) run = turn(run, acted("a" + i, "#1 button \"" + i + "\""));
        assertThat(shrinks(run)).isZero();
    }

    @Test
    void countsWhatGoesAlongWithEveryCall() {
        var small = AgentRun.start(limits(6_000), List.of(Message.User.of("hi")), 0);
        var large = AgentRun.start(limits(6_000), List.of(Message.User.of("hi")), 5_000);
        assertThat(large.context().tokens() - small.context().tokens()).isEqualTo(5_000);
    }

    @Test
    void isTheSameAfterBeingWrittenAndReadWithAPageAtEveryStep() {
        var run = turn(start(LIMITS), acted("a", PAGE));
        assertSameAfterReading(run);
        assertSameAfterReading(run.gaveBack(null));
        run = run.modelAnswered(calls(4)).gaveBack(snapshot(DISABLED));
        assertSameAfterReading(run);
        for (var sight :
                List.of(
                        new PageSight.AfterAction("d", PAGE),
                        new PageSight.Asked(PAGE),
                        new PageSight.AskedOtherwise("#9 link"))) {
            run = run.toolAnswered(sighted("look", JsonObject.EMPTY, sight));
            assertSameAfterReading(run);
        }
        assertSameAfterReading(grownPast(limits(6_000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'tokens':1,'measured':1000}",
                "{'tokens':1,'measured':1000,'compactions':{'done':[],'asked':3000000000,'notes':0}}",
                "{'tokens':1,'measured':1000,'compactions':{'done':[],'asked':0,'notes':-1}}",
                "{'tokens':1,'measured':1000,'compactions':{'done':[{'kind':'X','before':1,'after':1}],'asked':0,'notes':0}}",
                "{'tokens':1,'measured':1000,'compactions':{'done':[],'asked':0,'notes':0},'known':{'document':'','text':'x'}}",
                "{'tokens':1,'measured':1000,'compactions':{'done':[],'asked':0,'notes':0},'known':{'document':'d'}}"
            })
    void refusesToReadAContextThatNoRunCanHave(String context) {
        var written = AgentRunJson.write(start(LIMITS)).toBuilder().put("context", object(context));
        assertThatThrownBy(() -> AgentRunJson.read(written.build()))
                .isInstanceOf(JsonException.class);
    }

    private static final RawTurn RAW = new RawTurn("gemini", new JsonString("signature"));

    /// A run whose pages have just outgrown the limit.
    private static AgentRun grownPast(RunLimits limits) {
        var run = start(limits);
        for (var i = 0; shrinks(run) == 0; i++) {
            assertThat(i).as("steps without a shrink").isLessThan(50);
            // Each page is of a document of its own, so each is told as a whole.
            var sight = new PageSight.AfterAction("d" + i, page("Simpan " + i));
            run = turn(run, sighted("a" + i, JsonObject.of("did", "a" + i), sight));
        }
        return run;
    }

    private static int shrinks(AgentRun run) {
        return run.context().compactions().of(Compaction.Kind.PAGES);
    }

    private static AgentRun turn(AgentRun before, ToolAnswer... answers) {
        var run = before.modelAnswered(calls(answers.length));
        for (var answer : answers) run = run.toolAnswered(answer);
        assertThat(run.next(Duration.ZERO)).isInstanceOf(Step.CallModel.class);
        return run;
    }

    private static RunLimits limits(int contextTokens) {
        return new RunLimits(100, Duration.ofMinutes(1), 30, 50, 3, contextTokens);
    }

    private static AgentRun start(RunLimits limits) {
        return AgentRun.start(limits, List.of(Message.User.of("hi")));
    }

    private static String page(String first) {
        return IntStream.range(0, 40)
                .mapToObj(i -> "#" + i + " button \"" + (i == 0 ? first : "Tombol " + i) + "\"")
                .collect(Collectors.joining("\n"));
    }

    private static PageSnapshot snapshot(String text) {
        return new PageSnapshot("d", text);
    }

    private static ModelTurn calls(int count) {
        var calls = new ArrayList<ToolCall>();
        for (var i = 0; i < count; i++) calls.add(call("c" + i));
        return new ModelTurn(
                new Message.Assistant("", calls, RAW),
                new Ending(Ending.Kind.COMPLETE, "STOP"),
                null,
                List.of());
    }

    private static ToolCall call(String name) {
        return new ToolCall("call-" + name, name, JsonObject.EMPTY);
    }

    private static ToolAnswer acted(String name, String page) {
        var content = JsonObject.of("did", name);
        return sighted(name, content, new PageSight.AfterAction("d", page));
    }

    private static ToolAnswer sighted(String name, JsonValue content, @Nullable PageSight sight) {
        return new ToolAnswer(new ToolResult(call(name), true, content, List.of()), false, sight);
    }

    private static List<ToolResult> results(AgentRun run) {
        return run.messages().stream()
                .filter(Message.ToolResults.class::isInstance)
                .flatMap(message -> ((Message.ToolResults) message).results().stream())
                .toList();
    }

    private static List<JsonValue> contents(AgentRun run) {
        var told = (Message.ToolResults) run.messages().getLast();
        return told.results().stream().map(ToolResult::content).toList();
    }

    private static JsonObject newest(AgentRun run) {
        return (JsonObject) contents(run).getLast();
    }

    private static JsonObject object(String text) {
        return (JsonObject) Json.parse(text.replace('\'', '"'));
    }

    private static JsonObject json(String text, String page) {
        return object(text).toBuilder().put("page", page).build();
    }

    private static void assertSameAfterReading(AgentRun run) {
        JsonValue written = Json.parse(Json.write(AgentRunJson.write(run)));
        assertThat(AgentRunJson.read((JsonObject) written)).isEqualTo(run);
    }
}
