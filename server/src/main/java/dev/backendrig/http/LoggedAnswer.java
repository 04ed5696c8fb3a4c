package dev.backendrig.http;

import dev.backendrig.agent.Compaction;
import dev.backendrig.agent.RunEvent;
import dev.backendrig.agent.RunFailure;
import dev.backendrig.http.stream.RunLog;
import dev.backendrig.json.JsonObject;
import dev.backendrig.language.Language;
import dev.backendrig.message.Usage;
import dev.backendrig.privacy.detector.DataKind;
import dev.backendrig.safety.text.InvisibleKind;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// An answer that goes into a run's log as typed events, for whoever reads it. See docs/protocol.md
/// for their names and members. Used by the run's thread; its [#ending] by any once the log has ended.
final class LoggedAnswer implements Answer {
    private enum Outcome {
        ANSWERED("answered"),
        FAILED("failed"),
        CANCELLED("cancelled"),
        STOPPED("stopped");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }
    }

    private final RunLog log;
    private final Language language;
    private final ToolEvents tools = new ToolEvents();
    private final Spacing spacing = new Spacing();
    private boolean begun;
    private Usage usage = Usage.NONE;
    private boolean counted;
    private volatile Ending ending = new Ending.Missing();

    LoggedAnswer(RunLog log, Language language) {
        this.log = log;
        this.language = language;
    }

    @Override
    public void accept(RunEvent event) {
        switch (event) {
            case RunEvent.Started started -> {
                log.named(started.runId());
                add("run", run(started));
            }
            case RunEvent.StepBegan _ -> {
                // The socket's run_state tells of steps.
            }
            case RunEvent.TextDelta(var text) -> text(text);
            case RunEvent.Notice(var sentence) -> notice(sentence);
            case RunEvent.ThoughtDelta(var text) -> add("thought", JsonObject.of("delta", text));
            case RunEvent.Hidden(var kinds) -> add("privacy", hidden(kinds));
            case RunEvent.ToolCalling(var call) -> add("tool", tools.calling(call));
            case RunEvent.ToolCompleted completed -> add("tool", tools.completed(completed));
            case RunEvent.ApprovalAsked asked -> add("approval", tools.asked(asked));
            case RunEvent.ApprovalAnswered answered -> add("approval", tools.answered(answered));
            case RunEvent.Cleaned(var removed) -> add("cleaned", cleaned(removed));
            case RunEvent.Compacted(var compaction) -> add("compacted", compacted(compaction));
            case RunEvent.Finished(var used, var known) -> end(used, known, Outcome.ANSWERED);
            case RunEvent.HandedOver(_, var used, var known) -> end(used, known, Outcome.ANSWERED);
            case RunEvent.Stopped(var used, var known) -> end(used, known, Outcome.STOPPED);
            case RunEvent.Cancelled(var used, var known) -> end(used, known, Outcome.CANCELLED);
            case RunEvent.Failed(RunFailure failure, var used, var known) -> {
                used(used, known);
                fail(Problems.of(failure));
            }
            case RunEvent.Interrupted(var used, var known) -> used(used, known);
        }
    }

    private static JsonObject compacted(Compaction compaction) {
        return JsonObject.builder()
                .put("kind", compaction.kind().name().toLowerCase(Locale.ROOT))
                .put("before_tokens", compaction.before())
                .put("after_tokens", compaction.after())
                .build();
    }

    private static JsonObject run(RunEvent.Started started) {
        return JsonObject.builder()
                .put("run_id", started.runId())
                .putIfPresent("session_id", started.sessionId())
                .put("model", started.model())
                .put("provider", started.provider())
                .build();
    }

    private static JsonObject hidden(Map<DataKind, Integer> kinds) {
        var counts = JsonObject.builder();
        new TreeMap<>(kinds)
                .forEach((kind, count) ->
                        counts.put(kind.name().toLowerCase(Locale.ROOT), count.longValue()));
        return JsonObject.of("kinds", counts.build());
    }

    private static JsonObject cleaned(Map<InvisibleKind, Integer> removed) {
        var kinds = JsonObject.builder();
        for (var kind : InvisibleKind.values()) {
            if (removed.containsKey(kind)) kinds.put(kind.word(), removed.get(kind));
        }
        return JsonObject.of("kinds", kinds.build());
    }

    private void text(String text) {
        var gap = spacing.beforeText(text);
        if (!gap.isEmpty()) delta(gap);
        spacing.shown(text, false);
        delta(text);
    }

    private void notice(String sentence) {
        var gap = spacing.beforeNotice();
        if (!gap.isEmpty()) delta(gap);
        spacing.shown(sentence, true);
        var event = JsonObject.builder().put("delta", sentence).put("notice", true);
        add("text", event.build());
    }

    private void delta(String text) {
        add("text", JsonObject.of("delta", text));
    }

    private void add(String name, JsonObject data) {
        begun = true;
        log.append(name, data);
    }

    private void used(Usage used, boolean known) {
        usage = used;
        counted = known;
    }

    @Override
    public void fail(Problem problem) {
        if (!begun) {
            ending = new Ending.Unanswered(problem);
            log.endUnbegun();
            return;
        }
        var event =
                JsonObject.builder()
                        .put("message", problem.detail().in(language))
                        .put("code", problem.kind().code());
        add("error", event.build());
        end(usage, counted, Outcome.FAILED);
    }

    /// Ends the answer of a run that was given up because nobody reads it any more.
    void abandoned() {
        if (begun) {
            end(usage, counted, Outcome.CANCELLED);
        } else {
            ending = new Ending.Gone();
            log.endUnbegun();
        }
    }

    private void end(Usage used, boolean known, Outcome outcome) {
        if (known) {
            var event =
                    JsonObject.builder()
                            .put("input_tokens", used.input())
                            .put("output_tokens", used.output())
                            .put("total_tokens", used.total());
            add("usage", event.build());
        }
        ending = new Ending.Written();
        log.end("done", JsonObject.of("outcome", outcome.word));
    }

    @Override
    public Ending ending() {
        return ending;
    }

    /// Ends the log of a run that did not, so that nobody waits for it.
    @Override
    public void close() {
        if (!(ending instanceof Ending.Missing)) return;
        fail(Problems.ofUnexpected(new IllegalStateException("A run told no end")));
    }
}
