package dev.backendrig.http;

import dev.backendrig.agent.RunRequest;
import dev.backendrig.agent.RunRequest.GivenPage;
import dev.backendrig.agent.Wishes;
import dev.backendrig.browser.Consent;
import dev.backendrig.browser.session.SessionClaim;
import dev.backendrig.http.agui.AguiRun;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a `POST /agui` asks for.
///
/// @param prompt the person's last words; null where answers to questions are all that is sent
/// @param instruction null or what the client tells the model
/// @param context what the client tells of itself, as a page would: nobody vouches for it
/// @param sessionId of the browser that is meant, null where none is named
/// @param answers to questions of a run that waits; empty: a new run
record AguiRequest(
        AguiRun run,
        @Nullable String prompt,
        @Nullable String instruction,
        @Nullable String context,
        Wishes wishes,
        @Nullable String sessionId,
        List<Answer> answers) {
    /// An answer to a question.
    record Answer(String approvalId, Consent consent) {}

    RunRequest toRun(String said, Optional<SessionClaim> session, @Nullable String acceptLanguage) {
        return new RunRequest(
                said,
                instruction,
                null,
                List.of(),
                new GivenPage(context, List.of()),
                session,
                acceptLanguage,
                false,
                wishes);
    }
}
