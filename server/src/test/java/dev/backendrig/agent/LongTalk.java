package dev.backendrig.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.message.RawTurn;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.message.Usage;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelTurn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns for tests of conversations that grow too long.
final class LongTalk {
    static final String PROMPT = "Find me a flight";

    private static final Ending COMPLETE = new Ending(Ending.Kind.COMPLETE, "STOP");

    private LongTalk() {}

    static RunLimits limits(int contextTokens) {
        return new RunLimits(1_000, Duration.ofMinutes(1), 900, 950, 3, contextTokens);
    }

    static AgentRun start(int contextTokens) {
        return AgentRun.start(limits(contextTokens), List.of(Message.User.of(PROMPT)));
    }

    /// So many words of a token each.
    static String words(int number) {
        return "kata ".repeat(number).strip();
    }

    /// A history of so many questions with their answers, then the prompt.
    static List<Message> chat(int questions, int wordsEach) {
        var messages = new ArrayList<Message>();
        for (var i = 0; i < questions; i++) {
            messages.add(Message.User.of("question " + i + " " + words(wordsEach)));
            messages.add(Message.Assistant.of("answer " + i + " " + words(wordsEach)));
        }
        messages.add(Message.User.of(PROMPT));
        return messages;
    }

    /// A model's turn that says so many words and calls these tools.
    static ModelTurn turn(String text, int counted, ToolCall... calls) {
        var raw =
                new RawTurn(
                        "scripted",
                        JsonObject.of("text", text).toBuilder().put("sig", "s").build());
        var usage = counted == 0 ? null : new Usage(counted, 1, counted + 1, 0, 0);
        return new ModelTurn(
                new Message.Assistant(text, List.of(calls), raw), COMPLETE, usage, List.of());
    }

    static ToolAnswer answer(ToolCall call, String content) {
        return new ToolAnswer(
                new ToolResult(call, true, new JsonString(content), List.of()), false);
    }

    /// A run one step further: the model says so many words, and a tool answers with a word.
    static AgentRun step(AgentRun run, String id, int words) {
        var call = ScriptedModel.call(id, "look");
        return run.modelAnswered(turn(id + " " + words(words), 0, call))
                .toolAnswered(answer(call, "seen " + id));
    }

    /// A run of so many steps more, or fewer where a summary is wanted before.
    static AgentRun steps(AgentRun before, int number, int words) {
        var run = before;
        for (var i = 0; i < number && step(run) instanceof Step.CallModel; i++) {
            run = step(run, "c" + run.steps(), words);
        }
        return run;
    }

    static Step step(AgentRun run) {
        return run.next(Duration.ZERO);
    }

    /// What stands last in the first message.
    static String lastOfHead(AgentRun run) {
        var parts = ((Message.User) run.messages().getFirst()).parts();
        return ((Part.Text) parts.getLast()).text();
    }

    static @Nullable Compaction last(AgentRun run) {
        var done = run.context().compactions().done();
        return done.isEmpty() ? null : done.getLast();
    }

    static void assertSameAfterReading(AgentRun run) {
        var written = (JsonObject) Json.parse(Json.write(AgentRunJson.write(run)));
        assertThat(AgentRunJson.read(written)).isEqualTo(run);
    }

    /// Each call has its result in the message after it, and each result its call before it.
    static void assertPairsAreWhole(AgentRun run) {
        List<ToolCall> open = List.of();
        for (var message : run.messages()) {
            if (message instanceof Message.ToolResults(var results)) {
                assertThat(results.stream().map(ToolResult::call)).isEqualTo(open);
                open = List.of();
                continue;
            }
            assertThat(open).as("calls without a result").isEmpty();
            if (message instanceof Message.Assistant turn) open = turn.calls();
        }
        var awaited = run.phase() instanceof AgentRun.Phase.AwaitTools;
        if (!awaited) assertThat(open).as("calls without a result").isEmpty();
    }
}
