package dev.backendrig.http;

import dev.backendrig.agent.RunEvent;
import dev.backendrig.agent.RunFailure;
import dev.backendrig.json.JsonObject;
import dev.backendrig.language.Language;
import dev.backendrig.message.Usage;

/// An answer as one JSON object, when all of it is there.
final class JsonAnswer implements Answer {
    private final Language language;
    private final StringBuilder response = new StringBuilder();
    private final Spacing spacing = new Spacing();
    private Ending ending = new Ending.Missing();

    JsonAnswer(Language language) {
        this.language = language;
    }

    @Override
    public void accept(RunEvent event) {
        switch (event) {
            case RunEvent.TextDelta(String text) -> {
                response.append(spacing.beforeText(text)).append(text);
                spacing.shown(text, false);
            }
            case RunEvent.Notice(String sentence) -> notice(sentence);
            case RunEvent.Started _,
                    RunEvent.StepBegan _,
                    RunEvent.ThoughtDelta _,
                    RunEvent.Hidden _,
                    RunEvent.ToolCalling _,
                    RunEvent.ToolCompleted _,
                    RunEvent.ApprovalAsked _,
                    RunEvent.ApprovalAnswered _,
                    RunEvent.Cleaned _,
                    RunEvent.Compacted _,
                    RunEvent.Interrupted _ -> {
                // The answer alone is asked for.
            }
            case RunEvent.Finished(Usage usage, boolean counted) -> finish(usage, counted);
            case RunEvent.HandedOver(_, Usage usage, boolean counted) -> finish(usage, counted);
            case RunEvent.Stopped(Usage usage, boolean counted) -> finish(usage, counted);
            case RunEvent.Cancelled(Usage usage, boolean counted) -> {
                notice(Problems.cancelled().in(language));
                finish(usage, counted);
            }
            case RunEvent.Failed(RunFailure failure, _, _) -> fail(Problems.of(failure));
        }
    }

    private void notice(String sentence) {
        response.append(spacing.beforeNotice()).append(sentence);
        spacing.shown(sentence, true);
    }

    private void finish(Usage usage, boolean counted) {
        var json = JsonObject.builder().put("response", response.toString());
        if (counted) {
            json.put("prompt_tokens", usage.input())
                    .put("response_tokens", usage.output())
                    .put("total_tokens", usage.total());
        }
        ending = new Ending.Reply(json.build());
    }

    @Override
    public void fail(Problem problem) {
        ending = new Ending.Unanswered(problem);
    }

    @Override
    public Ending ending() {
        return ending;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
