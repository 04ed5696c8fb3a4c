package dev.backendrig.agent;

import dev.backendrig.message.Message;
import dev.backendrig.message.Source;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.message.Usage;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.page.PageSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An agent run as a pure state machine: [#next] says what is to be done, the driver does it and
/// tells the outcome, which gives the next state. Immutable; does no IO and looks at no clock. Its
/// state can be written and read back by [AgentRunJson].
///
/// @param messages the conversation so far, as the model is shown it. Each model call's begins with the
///     one before, to the byte, which a provider's prompt cache needs; only where the conversation
///     grows too long are its pages taken out, all at once ([Stubs]), and then its oldest turns
///     ([Shortening])
/// @param context what the model knows with them
/// @param steps model calls made
/// @param invalidTurns turns with a wrong tool call since the last good one
/// @param usage summed over the model calls; null where the provider told none so far
/// @param sources pages that the provider's search named, none twice
public record AgentRun(
        RunLimits limits,
        List<Message> messages,
        ShownContext context,
        int steps,
        int invalidTurns,
        Repetitions repetitions,
        @Nullable Usage usage,
        List<Source> sources,
        Phase phase) {
    /// The most calls of one turn that are answered. Real models make a handful; each is an act in
    /// a person's browser, and no other limit looks into a turn.
    public static final int MAX_CALLS_OF_A_TURN = 128;

    public AgentRun {
        messages = List.copyOf(messages);
        sources = List.copyOf(sources);
    }

    /// What the run waits for.
    public sealed interface Phase {
        /// The model's turn.
        record AwaitModel() implements Phase {}

        /// A summary of the oldest turns, before the model's next one.
        record AwaitSummary() implements Phase {}

        /// The answers to the calls of the last turn, which are had one by one, in order.
        ///
        /// @param open calls not answered yet, not empty
        record AwaitTools(List<ToolCall> open, List<ToolAnswer> answered) implements Phase {
            public AwaitTools {
                open = List.copyOf(open);
                answered = List.copyOf(answered);
            }
        }

        /// Nothing more.
        record Over(RunEnd end) implements Phase {}
    }

    /// A run that begins with these messages, the last of which is the person's.
    public static AgentRun start(RunLimits limits, List<Message> messages) {
        return start(limits, messages, 0);
    }

    /// The same.
    ///
    /// @param fixedTokens what goes along with every model call beside the messages
    static AgentRun start(RunLimits limits, List<Message> messages, int fixedTokens) {
        var run =
                new AgentRun(
                        limits,
                        messages,
                        ShownContext.of(fixedTokens + MessageTokens.of(messages)),
                        0,
                        0,
                        Repetitions.NONE,
                        null,
                        List.of(),
                        new Phase.AwaitModel());
        return new Shortening(run).begun();
    }

    /// What is to be done now.
    ///
    /// @param elapsed time since the run's start, waits for a person's approval not counted
    public Step next(Duration elapsed) {
        var late = elapsed.compareTo(limits.maxTime()) >= 0;
        return switch (phase) {
            case Phase.Over(var end) -> new Step.Done(end);
            case Phase _ when late -> new Step.Done(new RunEnd.TimeLimit());
            case Phase.AwaitModel() when steps >= limits.maxSteps() ->
                    new Step.Done(new RunEnd.StepLimit(steps));
            case Phase.AwaitSummary() when steps >= limits.maxSteps() ->
                    new Step.Done(new RunEnd.StepLimit(steps));
            case Phase.AwaitModel() -> new Step.CallModel(messages);
            case Phase.AwaitSummary() -> new Step.Summarise(oldMessages(), summaryTokens());
            case Phase.AwaitTools(var open, _) -> new Step.CallTool(open.getFirst());
        };
    }

    /// The state after the model's turn. Tools are called only for a turn that ended well: the
    /// calls of one that was cut may be cut themselves.
    public AgentRun modelAnswered(ModelTurn turn) {
        return new AgentRun(
                limits,
                appended(messages, turn.message()),
                counted(turn).plus(MessageTokens.of(turn.message())),
                steps + 1,
                invalidTurns,
                repetitions,
                sum(turn.usage()),
                union(turn.sources()),
                after(turn));
    }

    private ShownContext counted(ModelTurn turn) {
        var used = turn.usage();
        return used == null ? context : context.measured(used.input());
    }

    private Phase after(ModelTurn turn) {
        var calls = turn.calls();
        if (turn.ending().kind() != Ending.Kind.COMPLETE || calls.isEmpty()) {
            return new Phase.Over(answered(turn));
        }
        return calls.size() > MAX_CALLS_OF_A_TURN
                ? new Phase.Over(new RunEnd.TooManyCalls(calls.size()))
                : new Phase.AwaitTools(calls, List.of());
    }

    /// The state after the answer to the first open call.
    ///
    /// @throws IllegalStateException if no tool's answer is awaited
    public AgentRun toolAnswered(ToolAnswer answer) {
        if (!(phase instanceof Phase.AwaitTools(var open, var answered))) {
            throw new IllegalStateException("no tool's answer is awaited in " + phase);
        }
        var all = new ArrayList<>(answered);
        all.add(answer);
        var rest = open.subList(1, open.size());
        return rest.isEmpty() ? turnAnswered(all) : withPhase(new Phase.AwaitTools(rest, all));
    }

    /// The state after the oldest turns were summed up.
    ///
    /// @param summary as the model is to read it. One that is blank or too long is none
    /// @throws IllegalStateException if no summary is awaited
    AgentRun summarised(String summary) {
        awaitsSummary();
        return new Shortening(this).summedUp(summary);
    }

    /// The state after no summary came: the run goes on without its oldest turns.
    ///
    /// @throws IllegalStateException if no summary is awaited
    AgentRun notSummarised() {
        awaitsSummary();
        return new Shortening(this).notSummedUp();
    }

    private void awaitsSummary() {
        if (phase instanceof Phase.AwaitSummary) return;
        throw new IllegalStateException("no summary is awaited in " + phase);
    }

    /// The state after a provider found the conversation too long for its model; empty where it cannot
    /// be made shorter.
    ///
    /// @throws IllegalStateException if no model's turn is awaited
    Optional<AgentRun> foundTooLong() {
        if (!(phase instanceof Phase.AwaitModel)) {
            throw new IllegalStateException("no model was asked in " + phase);
        }
        var shorter = new Shortening(this).refused();
        var isShorter = shorter.phase instanceof Phase.AwaitSummary;
        return isShorter || shorter.context.tokens() < context.tokens()
                ? Optional.of(shorter)
                : Optional.empty();
    }

    private List<Message> oldMessages() {
        return OldTurns.of(messages, context.compactions().notes())
                .map(OldTurns::messages)
                .orElseGet(List::of);
    }

    /// What the provider would count is held against the limit.
    private int summaryTokens() {
        return (int) ((long) limits.contextTokens() * 1_000 / context.measured());
    }

    /// The calls of the last turn that are not answered yet; none where none is awaited.
    List<ToolCall> openCalls() {
        return phase instanceof Phase.AwaitTools(var open, _) ? open : List.of();
    }

    /// Whether the next call is the first of its turn.
    boolean turnBegins() {
        return phase instanceof Phase.AwaitTools(_, var answered) && answered.isEmpty();
    }

    /// The state after the person was asked in the chat: it is over.
    AgentRun askedInChat(String question) {
        return withPhase(new Phase.Over(new RunEnd.AskedInChat(question)));
    }

    /// The state after the open calls were left to the client: it is over.
    ///
    /// @throws IllegalStateException if no tool's answer is awaited
    AgentRun handedOver() {
        if (openCalls().isEmpty()) throw new IllegalStateException("no call is open");
        return withPhase(new Phase.Over(new RunEnd.HandedOver(openCalls())));
    }

    private AgentRun turnAnswered(List<ToolAnswer> answers) {
        var shown = Conversation.of(this).with(answers);
        var counts = repetitions;
        var results = new ArrayList<ToolResult>();
        RunEnd end = null;
        for (var result : shown.newest()) {
            counts = counts.with(result);
            var count = counts.of(result);
            if (count >= limits.repeatStop()) end = new RunEnd.Repetition(result.call().name());
            results.add(
                    count >= limits.repeatHint() ? RepetitionHint.addTo(result, count) : result);
        }
        var invalid = answers.stream().anyMatch(ToolAnswer::invalid) ? invalidTurns + 1 : 0;
        if (invalid > limits.maxInvalidTurns()) end = new RunEnd.InvalidCalls();
        var next =
                new AgentRun(
                        limits,
                        appended(shown.sent(), new Message.ToolResults(results)),
                        shown.context(),
                        steps,
                        invalid,
                        counts,
                        usage,
                        sources,
                        end == null ? new Phase.AwaitModel() : new Phase.Over(end));
        return end == null && shown.cramped() ? new Shortening(next).ofOldTurns() : next;
    }

    /// The state after a model call that a tool made on its own.
    public AgentRun also(ModelTurn turn) {
        return used(turn.usage(), turn.sources());
    }

    /// The state after a model call that broke off, with what it had used up to then.
    public AgentRun alsoUsed(@Nullable Usage more) {
        return used(more, List.of());
    }

    private AgentRun used(@Nullable Usage more, List<Source> named) {
        return new AgentRun(
                limits,
                messages,
                context,
                steps,
                invalidTurns,
                repetitions,
                sum(more),
                union(named),
                phase);
    }

    /// The state after the person used the page and gave it back: the model gets what changed with
    /// the next thing it reads.
    ///
    /// @param now the page as it is then, null where the browser did not say
    public AgentRun gaveBack(@Nullable PageSnapshot now) {
        var page = context.page().gaveBack(now);
        var unsent = phase instanceof Phase.AwaitTools ? null : messages.getLast();
        if (!(unsent instanceof Message.ToolResults(var results))) {
            return with(messages, context.withPage(page), phase);
        }
        var told = new ToldTurn(results, page).withNews();
        var sent = messages.subList(0, messages.size() - 1);
        var more = MessageTokens.ofResults(told.results()) - MessageTokens.ofResults(results);
        return with(
                appended(sent, new Message.ToolResults(told.results())),
                context.plus(more).withPage(told.page()),
                phase);
    }

    private RunEnd answered(ModelTurn turn) {
        return new RunEnd.Answered(
                turn.ending(), turn.message().text().isBlank(), !repetitions.seen().isEmpty());
    }

    AgentRun withPhase(Phase next) {
        return with(messages, context, next);
    }

    AgentRun with(RunLimits other) {
        return new AgentRun(
                other, messages, context, steps, invalidTurns, repetitions, usage, sources, phase);
    }

    AgentRun with(List<Message> nextMessages, ShownContext nextContext, Phase next) {
        return new AgentRun(
                limits,
                nextMessages,
                nextContext,
                steps,
                invalidTurns,
                repetitions,
                usage,
                sources,
                next);
    }

    private static List<Message> appended(List<Message> messages, Message message) {
        var all = new ArrayList<>(messages);
        all.add(message);
        return all;
    }

    private @Nullable Usage sum(@Nullable Usage more) {
        if (usage == null || more == null) return usage == null ? more : usage;
        return usage.plus(more);
    }

    private List<Source> union(List<Source> more) {
        var all = new LinkedHashSet<>(sources);
        all.addAll(more);
        return List.copyOf(all);
    }
}
