package dev.backendrig.model.openai;

import static dev.backendrig.model.openai.OpenAiChunks.delta;
import static dev.backendrig.model.openai.OpenAiChunks.finish;
import static dev.backendrig.model.openai.OpenAiChunks.json;
import static dev.backendrig.model.openai.OpenAiChunks.text;
import static dev.backendrig.model.openai.OpenAiChunks.usage;
import static dev.backendrig.model.openai.OpenAiFixture.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.message.Usage;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelEvent.TextDelta;
import dev.backendrig.model.ModelEvent.ThoughtDelta;
import dev.backendrig.model.gemini.Gate;
import dev.backendrig.model.gemini.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of a good answer, in all the ways that servers write one.
class OpenAiStreamTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final OpenAiFixture openai = new OpenAiFixture();

    @AfterEach
    void close() {
        openai.close();
    }

    @Test
    void tellsTextPieceByPieceAndAsAWhole() throws Exception {
        var turn = openai.ask(answer(text("Hel"), text("lo"), finish("stop")));
        assertThat(openai.events).containsExactly(new TextDelta("Hel"), new TextDelta("lo"));
        assertThat(turn.message().text()).isEqualTo("Hello");
        assertThat(turn.ending()).isEqualTo(new Ending(Ending.Kind.COMPLETE, "stop"));
        assertThat(turn.calls()).isEmpty();
    }

    @Test
    void tellsAPieceBeforeTheNextOneComesAndOnTheCallingThread() throws Exception {
        var told = new Gate();
        var threads = new ArrayList<Thread>();
        Consumer<ModelEvent> events =
                _ -> {
                    threads.add(Thread.currentThread());
                    told.open();
                };
        openai.fake.enqueue(
                Reply.stream(text("first"))
                        .hold(told)
                        .event(text("second"))
                        .event(finish("stop"))
                        .raw("data: [DONE]\n\n"));
        openai.model.stream(OpenAiFixture.HELLO, events);
        assertThat(threads).containsExactly(Thread.currentThread(), Thread.currentThread());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7})
    void readsCharactersThatAreSplitAnywhere(int bytes) throws Exception {
        var whole = "data: " + text("Grüße, 世界 🌏") + "\n\ndata: " + finish("stop") + "\n\n";
        openai.ask(Reply.stream().split(bytes).raw(whole + "data: [DONE]\n\n"));
        assertThat(openai.text()).isEqualTo("Grüße, 世界 🌏");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsEveryEndOfALine(String end) throws Exception {
        openai.ask(Reply.stream().lineEnd(end).event(text("Hello")).event(finish("stop")));
        assertThat(openai.text()).isEqualTo("Hello");
    }

    @Test
    void readsOverCommentsEmptyChoicesAndChunksThatSayNothing() throws Exception {
        var turn =
                openai.ask(
                        Reply.stream()
                                .raw(": OPENROUTER PROCESSING\n\n")
                                .event(delta("{'role':'assistant','content':''}"))
                                .event(delta("{'role':'assistant'}"))
                                .event(delta("{'content':null,'tool_calls':null}"))
                                .event(json("{'choices':[]}"))
                                .event(json("{'choices':null}"))
                                .event(json("{'choices':[{'index':0}]}"))
                                .event(json("{'choices':[{'index':0,'delta':null}]}"))
                                .event(json("{'object':'chat.completion.chunk','error':null}"))
                                .raw(": OPENROUTER PROCESSING\n\n")
                                .event(text("Hello"))
                                .event(finish("stop"))
                                .raw("data: [DONE]\n\n"));
        assertThat(openai.events).containsExactly(new TextDelta("Hello"));
        assertThat(turn.ending().kind()).isEqualTo(Ending.Kind.COMPLETE);
    }

    @Test
    void takesTheFirstOfSeveralChoices() throws Exception {
        openai.ask(
                answer(
                        json(
                                "{'choices':[{'index':1,'delta':{'content':'no'}},"
                                        + "{'index':0,'delta':{'content':'yes'}}]}"),
                        finish("stop")));
        assertThat(openai.text()).isEqualTo("yes");
    }

    @Test
    void isDoneWithAReasonThoughTheLastWordIsMissing() throws Exception {
        var turn = openai.ask(Reply.stream(text("Hello"), finish("stop")));
        assertThat(turn.ending().kind()).isEqualTo(Ending.Kind.COMPLETE);
    }

    @Test
    void isDoneWithAReasonThoughTheConnectionBreaksThen() throws Exception {
        var turn = openai.ask(Reply.stream(text("Hello"), finish("stop")).reset());
        assertThat(turn.message().text()).isEqualTo("Hello");
    }

    @Test
    void doesNotWaitForTheConnectionToEndAfterTheLastWord() throws Exception {
        var gate = new Gate();
        var begin = System.nanoTime();
        openai.ask(answer(text("Hello"), finish("stop")).hold(gate));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
        assertThat(openai.fake.takeCall().awaitClientClosed(SOON)).isTrue();
        gate.open();
    }

    @Test
    void endsUnexplainedWhereTheLastWordComesWithoutAReason() throws Exception {
        var turn = openai.ask(answer(text("Hello")));
        assertThat(turn.ending()).isEqualTo(new Ending(Ending.Kind.UNEXPLAINED, ""));
    }

    @Test
    void letsTheReasonOfTheLastChunkCountWhereEveryChunkHasOne() throws Exception {
        var chunk = "{'choices':[{'index':0,'delta':{'content':'%s'},'finish_reason':'%s'}]}";
        var turn =
                openai.ask(
                        answer(
                                json(chunk.formatted("a", "stop")),
                                json(chunk.formatted("b", "length"))));
        assertThat(turn.message().text()).isEqualTo("ab");
        assertThat(turn.ending().kind()).isEqualTo(Ending.Kind.LENGTH);
    }

    @ParameterizedTest
    @CsvSource({
        "stop, COMPLETE, stop",
        "tool_calls, COMPLETE, tool_calls",
        "function_call, COMPLETE, function_call",
        "eos, COMPLETE, eos",
        "length, LENGTH, length",
        "content_filter, STOPPED, content_filter",
        "abort, STOPPED, abort",
        "something_new, UNEXPLAINED, something_new",
        "Sorry that was too long, UNEXPLAINED, UNKNOWN",
    })
    void understandsTheWordsForAnEnd(String word, Ending.Kind kind, String shown) throws Exception {
        var turn = openai.ask(answer(text("Hello"), finish(word)));
        assertThat(turn.ending()).isEqualTo(new Ending(kind, shown));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reasoning_content", "reasoning"})
    void tellsThinkingUnderEitherName(String name) throws Exception {
        var turn =
                openai.ask(
                        answer(
                                delta("{'%s':'Let me '}".formatted(name)),
                                delta("{'%s':'see.'}".formatted(name)),
                                text("Yes."),
                                finish("stop")));
        assertThat(openai.events)
                .containsExactly(
                        new ThoughtDelta("Let me "),
                        new ThoughtDelta("see."),
                        new TextDelta("Yes."));
        assertThat(turn.message().text()).isEqualTo("Yes.");
    }

    @Test
    void tellsThinkingOnceThatComesUnderBothNames() throws Exception {
        openai.ask(answer(delta("{'reasoning_content':'Hm.','reasoning':'Hm.'}"), finish("stop")));
        assertThat(openai.thoughts()).isEqualTo("Hm.");
    }

    @Test
    void readsTextInParts() throws Exception {
        openai.ask(
                answer(
                        delta(
                                "{'content':[{'type':'text','text':'He'},{'type':'image_url'},"
                                        + "{'type':'text','text':'llo'}]}"),
                        finish("stop")));
        assertThat(openai.text()).isEqualTo("Hello");
    }

    @Test
    void tellsARefusalInPlaceOfAnAnswer() throws Exception {
        openai.ask(answer(delta("{'refusal':'I will not.'}"), finish("stop")));
        assertThat(openai.text()).isEqualTo("I will not.");
    }

    @Test
    void takesAWholeAnswerFromAServerThatDoesNotStream() throws Exception {
        var turn =
                openai.ask(
                        Reply.status(200)
                                .json(
                                        json(
                                                "{'object':'chat.completion','choices':[{'index':0,"
                                                    + "'message':{'role':'assistant','content':'Hello'},"
                                                    + "'finish_reason':'stop'}],"
                                                    + "'usage':{'prompt_tokens':3,"
                                                    + "'completion_tokens':2,'total_tokens':5}}")));
        assertThat(turn.message().text()).isEqualTo("Hello");
        assertThat(turn.usage()).isEqualTo(new Usage(3, 2, 5, 0, 0));
    }

    @Test
    void countsTokensWithThoseFromTheCacheAndThoseOfThinking() throws Exception {
        var turn =
                openai.ask(
                        answer(
                                text("Hello"),
                                finish("stop"),
                                usage(
                                        "{'prompt_tokens':100,'completion_tokens':30,'total_tokens':130,"
                                            + "'prompt_tokens_details':{'cached_tokens':64},"
                                            + "'completion_tokens_details':{'reasoning_tokens':20}}")));
        assertThat(turn.usage()).isEqualTo(new Usage(100, 30, 130, 64, 20));
    }

    @Test
    void addsThinkingThatAServerCountsApart() throws Exception {
        var turn =
                openai.ask(
                        answer(
                                finish("stop"),
                                usage(
                                        "{'prompt_tokens':10,'completion_tokens':5,'total_tokens':35,"
                                            + "'completion_tokens_details':{'reasoning_tokens':20}}")));
        assertThat(turn.usage()).isEqualTo(new Usage(10, 25, 35, 0, 20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'usage':{'prompt_tokens':9,'completion_tokens':1,'prompt_cache_hit_tokens':4}}",
                "{'usage':{'prompt_tokens':9,'completion_tokens':1,'cached_tokens':4}}",
                "{'x_groq':{'usage':{'prompt_tokens':9,'completion_tokens':1,"
                        + "'prompt_tokens_details':{'cached_tokens':4}}}}",
                "{'choices':[{'index':0,'delta':{},'usage':"
                        + "{'prompt_tokens':9,'completion_tokens':1,'cached_tokens':4}}]}",
            })
    void findsCountsWhereServersPutThem(String chunk) throws Exception {
        var turn = openai.ask(answer(text("Hello"), json(chunk), finish("stop")));
        assertThat(turn.usage()).isEqualTo(new Usage(9, 1, 10, 4, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'choices':[]}", "{'choices':[],'usage':null}", "{'usage':{}}"})
    void goesWithoutCountsWhereAServerTellsNone(String chunk) throws Exception {
        var turn = openai.ask(answer(text("Hello"), finish("stop"), json(chunk)));
        assertThat(turn.usage()).isNull();
    }

    @Test
    void usesAConnectionForSeveralCalls() throws Exception {
        openai.ask(answer(text("Hello"), finish("stop")));
        openai.ask(answer(text("Hello"), finish("stop")));
        assertThat(openai.fake.connections()).isEqualTo(1);
    }

    @Test
    void keepsTheOrderOfThinkingAndTextThatComeTogether() throws Exception {
        openai.ask(answer(delta("{'content':'b','reasoning':'a'}"), finish("stop")));
        assertThat(openai.events).isEqualTo(List.of(new ThoughtDelta("a"), new TextDelta("b")));
    }
}
