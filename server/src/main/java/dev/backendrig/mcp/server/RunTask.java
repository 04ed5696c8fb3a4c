package dev.backendrig.mcp.server;

import dev.backendrig.agent.Agent;
import dev.backendrig.agent.Attendance;
import dev.backendrig.agent.RunEvent;
import dev.backendrig.agent.RunRefusedException;
import dev.backendrig.agent.RunRequest;
import dev.backendrig.agent.Wishes;
import dev.backendrig.browser.session.SessionClaim;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.tool.Effect;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The tool that has the whole agent do a task in the browser.
///
/// The task comes from the client, whose model may have written it: what it names is not trusted as a
/// person's own words are.
record RunTask(Agent agent) {
    static final String NAME = "run_task";

    private static final String DESCRIPTION =
            "Has the assistant of this server do a task in the person's browser, with a model and"
                    + " tools of its own, and answers with what it says when it is done. Use it for"
                    + " a task of several steps; for one step the other tools are quicker.";

    private static final JsonObject SCHEMA =
            JsonObject.of("type", "object").toBuilder()
                    .put(
                            "properties",
                            JsonObject.of("task", property("What is to be done, in plain words."))
                                    .toBuilder()
                                    .put(
                                            "model",
                                            property(
                                                    "The model that does it, as provider/name;"
                                                            + " leave it out for the usual one."))
                                    .build())
                    .put("required", JsonArray.of(new JsonString("task")))
                    .put("additionalProperties", new JsonBoolean(false))
                    .build();

    private static JsonObject property(String description) {
        return JsonObject.of("type", "string").toBuilder().put("description", description).build();
    }

    static JsonObject json(ProtocolVersion version) {
        return ToolJson.json(NAME, DESCRIPTION, SCHEMA, Effect.ACT, version);
    }

    /// Does the task and blocks until it is done.
    ///
    /// @param mask hides values in the answer from the client's model
    JsonObject call(
            McpRequest request, SessionClaim browser, CallEvents events, UnaryOperator<String> mask)
            throws InterruptedException {
        var arguments = request.object("arguments");
        var task = arguments.string("task").filter(text -> !text.isBlank());
        if (task.isEmpty()) return ResultJson.text("run_task needs a task: a text.", true);
        var answer = new TaskAnswer();
        try {
            agent.run(
                    asked(task.get(), arguments.string("model").orElse(null), browser, request),
                    event -> {
                        answer.accept(event);
                        events.accept(event);
                    },
                    new OfClient(request.client().showsForms()));
        } catch (RunRefusedException e) {
            return ResultJson.text(String.valueOf(e.getMessage()), true);
        }
        return ResultJson.text(mask.apply(answer.text()), answer.isFailed());
    }

    private static RunRequest asked(
            String task, @Nullable String model, SessionClaim browser, McpRequest request) {
        return new RunRequest(
                task,
                null,
                null,
                List.of(),
                RunRequest.GivenPage.NONE,
                Optional.of(browser),
                request.ask().language().choose("en", "id"),
                false,
                Wishes.ofModel(model));
    }

    /// The client waits for the answer as long as the run goes on.
    private record OfClient(boolean showsQuestions) implements Attendance {
        @Override
        public void await() {
            // It is there.
        }

        @Override
        public boolean promptIsPersons() {
            return false;
        }
    }

    /// The text of an answer.
    private static final class TaskAnswer {
        private final StringBuilder text = new StringBuilder();
        private boolean failed;

        void accept(RunEvent event) {
            switch (event) {
                case RunEvent.TextDelta(var more) -> text.append(more);
                case RunEvent.Notice(var sentence) -> paragraph(sentence);
                case RunEvent.Failed(var failure, _, _) -> {
                    paragraph(failure.sentence());
                    failed = true;
                }
                case RunEvent.Cancelled _ -> {
                    paragraph("The person stopped the task.");
                    failed = true;
                }
                case RunEvent.Started _,
                        RunEvent.StepBegan _,
                        RunEvent.Speaking _,
                        RunEvent.Cost _,
                        RunEvent.Compacted _,
                        RunEvent.ThoughtDelta _,
                        RunEvent.Hidden _,
                        RunEvent.Cleaned _,
                        RunEvent.ToolCalling _,
                        RunEvent.ToolCompleted _,
                        RunEvent.ApprovalAsked _,
                        RunEvent.ApprovalAnswered _,
                        RunEvent.Finished _,
                        RunEvent.HandedOver _,
                        RunEvent.Stopped _,
                        RunEvent.Interrupted _ -> {
                    // No part of the text.
                }
            }
        }

        private void paragraph(String sentence) {
            if (!text.isEmpty()) text.append("\n\n");
            text.append(sentence).append("\n\n");
        }

        String text() {
            return text.toString().strip();
        }

        boolean isFailed() {
            return failed;
        }
    }
}
