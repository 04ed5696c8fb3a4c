package dev.backendrig.agent;

import dev.backendrig.browser.session.SessionClaim;
import dev.backendrig.message.Part;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a person asks of the agent.
///
/// @param prompt not blank
/// @param customInstruction null or text that joins the system instruction
/// @param image null or the picture that goes with the prompt
/// @param history earlier turns as the client keeps them, not yet normalised
/// @param page page context that came with the request
/// @param session the browser to use; empty: none, no tools
/// @param acceptLanguage the request's `Accept-Language` header, null where it had none
/// @param ownRendering whether the client shows an answer by rules of its own under which nothing in it
///     can load or hide where it leads; any other gets one that is safe in any renderer
/// @param wishes what clients of models ask beside that
public record RunRequest(
        String prompt,
        @Nullable String customInstruction,
        Part.@Nullable Image image,
        List<HistoryItem> history,
        GivenPage page,
        Optional<SessionClaim> session,
        @Nullable String acceptLanguage,
        boolean ownRendering,
        Wishes wishes) {
    public RunRequest {
        if (prompt.isBlank()) throw new IllegalArgumentException("prompt must not be blank");
        history = List.copyOf(history);
    }

    /// Of a client that did not say how it shows an answer.
    public RunRequest(
            String prompt,
            @Nullable String customInstruction,
            Part.@Nullable Image image,
            List<HistoryItem> history,
            GivenPage page,
            Optional<SessionClaim> session,
            @Nullable String acceptLanguage) {
        this(
                prompt,
                customInstruction,
                image,
                history,
                page,
                session,
                acceptLanguage,
                false,
                Wishes.NONE);
    }

    /// A turn of the client's history.
    ///
    /// @param fromAssistant false for everything that is not the assistant's
    public record HistoryItem(boolean fromAssistant, String content) {}

    /// Page context given with a request: untrusted.
    ///
    /// @param content the page's text, null where none was given
    public record GivenPage(@Nullable String content, List<Element> elements) {
        public static final GivenPage NONE = new GivenPage(null, List.of());

        public GivenPage {
            elements = List.copyOf(elements);
        }

        /// An interactive element of the page; what was not given is empty.
        public record Element(String id, String role, String name) {}
    }
}
