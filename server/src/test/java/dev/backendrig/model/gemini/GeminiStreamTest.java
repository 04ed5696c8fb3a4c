package dev.backendrig.model.gemini;

import static dev.backendrig.model.gemini.Chunks.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.Usage;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelEvent.TextDelta;
import dev.backendrig.model.ModelEvent.ThoughtDelta;
import dev.backendrig.model.ModelTurn;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every shape of an answer that is not a failure.
class GeminiStreamTest {
    private static final JsonObject[] MIXED = {
        Chunks.thought("Hm, ½ sure"),
        Chunks.text("Grüße, 世界 "),
        Chunks.text("😀 done"),
        Chunks.call("c1", "click", json("{'ref':'é😀'}")),
        Chunks.finish("STOP")
    };

    private final GeminiFixture gemini = new GeminiFixture();

    @AfterEach
    void close() {
        gemini.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsEveryLineEnd(String lineEnd) throws Exception {
        var reply = Reply.stream().lineEnd(lineEnd).event(Chunks.text("Hel"));
        var turn = gemini.ask(reply.event(Chunks.text("lo")).event(Chunks.finish("STOP")));
        assertThat(gemini.events).containsExactly(new TextDelta("Hel"), new TextDelta("lo"));
        assertThat(turn.message().text()).isEqualTo("Hello");
        assertThat(turn.ending()).isEqualTo(new Ending(Ending.Kind.COMPLETE, "STOP"));
    }

    @Test
    void handsAChunkOverBeforeTheNextIsThere() throws Exception {
        var gate = new Gate();
        var reply = Reply.stream().event(Chunks.text("first")).hold(gate);
        gemini.fake.enqueue(reply.event(Chunks.finish("STOP")));
        var turn =
                gemini.model.stream(
                        GeminiFixture.HELLO,
                        event -> {
                            // The rest of the stream comes only because this one was handed over.
                            assertThat(event).isEqualTo(new TextDelta("first"));
                            gate.open();
                        });
        assertThat(turn.ending().kind()).isEqualTo(Ending.Kind.COMPLETE);
    }

    @Test
    void readsTheSameSplitAtEveryByte() throws Exception {
        var reply = Reply.stream().split(1);
        for (var chunk : MIXED) reply.event(chunk);
        checkMixed(gemini.ask(reply));
    }

    @Test
    void readsTheSameCutInTwoAtAnyByte() throws Exception {
        var all = new ByteArrayOutputStream();
        for (var chunk : MIXED)
            all.writeBytes(("data: " + Json.write(chunk) + "\r\n\r\n").getBytes(UTF_8));
        var bytes = all.toByteArray();
        for (var at = 1; at < bytes.length; at++) {
            gemini.events.clear();
            var head = Arrays.copyOf(bytes, at);
            var rest = Arrays.copyOfRange(bytes, at, bytes.length);
            checkMixed(gemini.ask(Reply.stream().raw(head).raw(rest)));
        }
    }

    @Test
    void readsTheSameInRandomPieces() throws Exception {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var round = 0; round < 40; round++) {
            gemini.events.clear();
            var reply = Reply.stream();
            for (var chunk : MIXED) reply.split(1 + random.nextInt(60)).event(chunk);
            assertThat(gemini.ask(reply).message().text())
                    .as("seed %d", seed)
                    .isEqualTo("Grüße, 世界 😀 done");
        }
    }

    private void checkMixed(ModelTurn turn) {
        assertThat(gemini.events)
                .containsExactly(
                        new ThoughtDelta("Hm, ½ sure"),
                        new TextDelta("Grüße, 世界 "),
                        new TextDelta("😀 done"));
        assertThat(turn.calls())
                .containsExactly(new ToolCall("c1", "click", json("{'ref':'é😀'}")));
        assertThat(turn.usage()).isEqualTo(new Usage(7, 5, 12, 0, 0));
    }

    @Test
    void readsSeveralPartsOfAChunkInTheirOrder() throws Exception {
        var chunk =
                Chunks.parts(
                        json("{'text':'think','thought':true}"),
                        json("{'text':'a'}"),
                        json("{'text':'b'}"),
                        json("{'functionCall':{'name':'f','args':{}}}"));
        var turn = gemini.ask(Reply.stream(chunk, Chunks.finish("STOP")));
        assertThat(gemini.events)
                .containsExactly(new ThoughtDelta("think"), new TextDelta("a"), new TextDelta("b"));
        assertThat(turn.calls()).extracting(ToolCall::name).containsExactly("f");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'candidates':[]}",
                "{'candidates':null}",
                "{'candidates':[{}]}",
                "{'candidates':[{'content':null}]}",
                "{'candidates':[{'content':{}}]}",
                "{'candidates':[{'content':{'role':'model'}}]}",
                "{'candidates':[{'content':{'parts':null}}]}",
                "{'candidates':[{'content':{'parts':[]}}]}",
                "{'candidates':[{'content':{'parts':[{}]}}]}",
                "{'candidates':[{'content':{'parts':[null,7,'x']}}]}",
                "{'candidates':[{'content':{'parts':[{'text':''}]}}]}",
                "{'candidates':[{'content':{'parts':[{'text':null}]}}]}",
                "{'candidates':[{'index':1,'content':{'parts':[{'text':'other'}]}}]}",
                "{'modelVersion':'gemini-9','responseId':'r','createTime':'t','new':{'a':[1]}}"
            })
    void takesAnEmptyChunkForNothing(String chunk) throws Exception {
        var turn =
                gemini.ask(
                        Reply.stream(
                                Chunks.text("a"),
                                json(chunk),
                                Chunks.text("b"),
                                Chunks.finish("STOP")));
        assertThat(turn.message().text()).isEqualTo("ab");
        assertThat(gemini.events).containsExactly(new TextDelta("a"), new TextDelta("b"));
        assertThat(turn.ending().kind()).isEqualTo(Ending.Kind.COMPLETE);
    }

    @Test
    void neverShowsThoughtsAsText() throws Exception {
        var turn = gemini.ask(Reply.stream(Chunks.thought("secret plan"), Chunks.finish("STOP")));
        assertThat(turn.message().text()).isEmpty();
        assertThat(gemini.text()).isEmpty();
        assertThat(gemini.events).containsExactly(new ThoughtDelta("secret plan"));
    }

    @Test
    void readsCallsWithAndWithoutAnIdInOneChunkAndOverSeveral() throws Exception {
        var two =
                Chunks.parts(
                        Chunks.callPart("p1", "a", json("{'x':1}")),
                        Chunks.callPart(null, "b", json("{'y':[2]}")));
        var turn =
                gemini.ask(
                        Reply.stream(
                                two,
                                Chunks.call("", "c", JsonObject.EMPTY),
                                Chunks.call("p1", "d", JsonObject.EMPTY),
                                Chunks.finish("STOP")));
        assertThat(turn.calls()).extracting(ToolCall::name).containsExactly("a", "b", "c", "d");
        assertThat(turn.calls().getFirst()).isEqualTo(new ToolCall("p1", "a", json("{'x':1}")));
        assertThat(turn.calls()).extracting(ToolCall::id).doesNotHaveDuplicates();
        assertThat(turn.calls().subList(1, 4))
                .allSatisfy(call -> assertThat(call.id()).startsWith("rig-"));
        assertThat(turn.ending().kind()).isEqualTo(Ending.Kind.COMPLETE);
    }

    @Test
    void makesUpIdsThatAreUniqueOverAllTurns() throws Exception {
        var reply = json("{'functionCall':{'name':'f'}}");
        var first = gemini.ask(Reply.stream(Chunks.parts(reply), Chunks.finish("STOP")));
        var second = gemini.ask(Reply.stream(Chunks.parts(reply), Chunks.finish("STOP")));
        assertThat(first.calls().getFirst().id()).isNotEqualTo(second.calls().getFirst().id());
    }

    @Test
    void takesMissingAndOddArgumentsForNone() throws Exception {
        var chunk =
                Chunks.parts(
                        json("{'functionCall':{'name':'absent'}}"),
                        Chunks.callPart("1", "null", JsonNull.NULL),
                        Chunks.callPart("2", "string", new JsonString("x")),
                        Chunks.callPart("3", "array", JsonArray.EMPTY));
        var turn = gemini.ask(Reply.stream(chunk, Chunks.finish("STOP")));
        assertThat(turn.calls()).hasSize(4);
        assertThat(turn.calls()).extracting(ToolCall::arguments).containsOnly(JsonObject.EMPTY);
    }

    @Test
    void takesACallWithoutANameForMalformed() throws Exception {
        var turn =
                gemini.ask(
                        Reply.stream(
                                Chunks.parts(json("{'functionCall':{'args':{}}}")),
                                Chunks.finish("STOP")));
        assertThat(turn.calls()).isEmpty();
        assertThat(turn.ending().kind()).isEqualTo(Ending.Kind.MALFORMED_CALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ": keep-alive\r\n\r\n",
                "data: [DONE]\r\n\r\n",
                "data:\r\n\r\n",
                "event: x\r\nid: 1\r\nretry: 3\r\n\r\n",
                "future: field\r\n\r\n"
            })
    void readsOverWhatIsNoChunk(String block) throws Exception {
        var turn =
                gemini.ask(
                        Reply.stream()
                                .raw(block)
                                .event(Chunks.text("a"))
                                .raw(block)
                                .event(Chunks.finish("STOP"))
                                .raw(block));
        assertThat(turn.message().text()).isEqualTo("a");
        assertThat(turn.ending().kind()).isEqualTo(Ending.Kind.COMPLETE);
    }

    @Test
    void readsDataOfSeveralLines() throws Exception {
        var lines =
                """
                data: {"candidates":[{"content":
                data: {"parts":[{"text":"x"}]}}]}

                """;
        var reply = Reply.stream().raw(lines);
        assertThat(gemini.ask(reply.event(Chunks.finish("STOP"))).message().text()).isEqualTo("x");
    }

    @Test
    void readsAnAnswerThatIsNotStreamed() throws Exception {
        var body =
                JsonArray.of(Chunks.text("whole "), Chunks.text("answer"), Chunks.finish("STOP"));
        var turn = gemini.ask(Reply.status(200).json(body));
        assertThat(turn.message().text()).isEqualTo("whole answer");
        assertThat(turn.ending().kind()).isEqualTo(Ending.Kind.COMPLETE);
    }

    @Test
    void readsAnswersAsJsonLines() throws Exception {
        var reply = Reply.status(200);
        for (var chunk :
                List.of(Chunks.text("line "), Chunks.text("by line"), Chunks.finish("STOP"))) {
            reply.raw(Json.write(chunk) + "\n");
        }
        assertThat(gemini.ask(reply).message().text()).isEqualTo("line by line");
        assertThat(gemini.events).hasSize(2);
    }
}
