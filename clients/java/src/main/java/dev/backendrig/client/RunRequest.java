package dev.backendrig.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A wish to the agent. Begins with [#of], and each `with…` is a changed copy.
///
/// @param image a data URL or Base64 of a PNG, JPEG, WebP or GIF
/// @param model `provider/name` of a configured model
/// @param sessionId of the browser that the run may use
/// @param pageContent text of the page that the person looks at
public record RunRequest(
        String message,
        Optional<String> customInstruction,
        Optional<String> image,
        Optional<String> model,
        Optional<String> sessionId,
        Optional<String> pageContent,
        List<Turn> history) {
    public RunRequest {
        history = List.copyOf(history);
    }

    /// An earlier turn. The role `assistant` is the assistant, any other the person.
    public record Turn(String role, String content) {
        public static Turn user(String content) {
            return new Turn("user", content);
        }

        public static Turn assistant(String content) {
            return new Turn("assistant", content);
        }
    }

    private static final Optional<String> NONE = Optional.empty();

    public static RunRequest of(String message) {
        return new RunRequest(message, NONE, NONE, NONE, NONE, NONE, List.of());
    }

    public RunRequest withCustomInstruction(String text) {
        return new RunRequest(
                message, Optional.of(text), image, model, sessionId, pageContent, history);
    }

    public RunRequest withImage(String text) {
        return new RunRequest(
                message,
                customInstruction,
                Optional.of(text),
                model,
                sessionId,
                pageContent,
                history);
    }

    public RunRequest withModel(String name) {
        return new RunRequest(
                message,
                customInstruction,
                image,
                Optional.of(name),
                sessionId,
                pageContent,
                history);
    }

    public RunRequest withSession(String id) {
        return new RunRequest(
                message, customInstruction, image, model, Optional.of(id), pageContent, history);
    }

    public RunRequest withPageContent(String text) {
        return new RunRequest(
                message, customInstruction, image, model, sessionId, Optional.of(text), history);
    }

    public RunRequest withHistory(List<Turn> turns) {
        return new RunRequest(
                message, customInstruction, image, model, sessionId, pageContent, turns);
    }

    /// The body of `POST /agent/run` without what says how it is answered.
    Map<String, @Nullable Object> body() {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("message", message);
        customInstruction.ifPresent(it -> body.put("custom_instruction", it));
        image.ifPresent(it -> body.put("image", it));
        model.ifPresent(it -> body.put("model", it));
        sessionId.ifPresent(it -> body.put("session_id", it));
        pageContent.ifPresent(it -> body.put("page_content", it));
        if (!history.isEmpty()) {
            body.put(
                    "history",
                    history.stream()
                            .map(it -> Map.of("role", it.role(), "content", it.content()))
                            .toList());
        }
        return body;
    }
}
