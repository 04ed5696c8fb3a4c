package dev.backendrig.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.browser.session.SessionClaim;
import dev.backendrig.json.JsonObject;
import dev.backendrig.language.Language;
import dev.backendrig.safety.ChatApprovals.Meaning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatApprovalsTest {
    private static final Deed DEED = new Deed("click", JsonObject.EMPTY, null, null, null);
    private static final String TEXT = "May I do this?\nReply yes.";
    private static final ChatApprovals.Question QUESTION =
            new ChatApprovals.Question("q", TEXT, List.of(DEED), "Send it", Language.ENGLISH);
    private static final SessionClaim CLIENT = new SessionClaim("session", "origin", "cookie");

    private Instant now = Instant.EPOCH;
    private final ChatApprovals chat = new ChatApprovals(Duration.ofMinutes(5), () -> now);

    @Test
    void aPlainYesReleasesWhatWasAskedOnce() {
        chat.put(CLIENT, QUESTION);
        var reply = chat.answer(CLIENT, "yes", Optional.of("I looked. " + TEXT));
        assertThat(reply).contains(new ChatApprovals.Reply(QUESTION, Meaning.YES));
        assertThat(chat.answer(CLIENT, "yes", Optional.of(TEXT))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"no,NO", "tidak,NO", "yes but,OTHER", "what?,OTHER", "Ya.,YES"})
    void anyMessageClosesTheQuestion(String prompt, Meaning meaning) {
        chat.put(CLIENT, QUESTION);
        assertThat(chat.answer(CLIENT, prompt, Optional.of(TEXT)).orElseThrow().meaning())
                .isEqualTo(meaning);
        assertThat(chat.answer(CLIENT, "yes", Optional.of(TEXT))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "session,origin,cookie,true",
                "session,none,none,true",
                "session,other,other,true",
                "another,origin,cookie,true",
                "another,other,cookie,false",
                "another,none,cookie,false",
                "another,origin,other,false",
                "another,origin,none,false",
            })
    void onlyTheSameSessionOrCookieWithOriginAnswers(
            String session, String origin, String cookie, boolean isSame) {
        chat.put(CLIENT, QUESTION);
        var claim = new SessionClaim(session, origin, cookie);
        assertThat(chat.answer(claim, "yes", Optional.of(TEXT)).isPresent()).isEqualTo(isSame);
    }

    @Test
    void aClientWithoutCookieIsNotKnownByItsOrigin() {
        chat.put(new SessionClaim("one", null, null), QUESTION);
        assertThat(chat.answer(new SessionClaim("two", null, null), "yes", Optional.of(TEXT)))
                .isEmpty();
    }

    @Test
    void theQuestionMustStandAtTheEndOfTheLastAnswer() {
        for (var answer : List.of(Optional.<String>empty(), Optional.of(TEXT + " Bye."))) {
            chat.put(CLIENT, QUESTION);
            assertThat(chat.answer(CLIENT, "yes", answer).orElseThrow().meaning())
                    .isEqualTo(Meaning.OTHER);
        }
    }

    @Test
    void aYesAfterFiveMinutesIsTooLate() {
        chat.put(CLIENT, QUESTION);
        now = now.plus(Duration.ofMinutes(5));
        assertThat(chat.answer(CLIENT, "yes", Optional.of(TEXT)).orElseThrow().meaning())
                .isEqualTo(Meaning.YES);
        chat.put(CLIENT, QUESTION);
        now = now.plus(Duration.ofMinutes(5)).plusMillis(1);
        assertThat(chat.answer(CLIENT, "yes", Optional.of(TEXT)).orElseThrow().meaning())
                .isEqualTo(Meaning.EXPIRED);
    }

    @Test
    void theNewestQuestionOfAClientCounts() {
        chat.put(CLIENT, QUESTION);
        var newer = new ChatApprovals.Question("n", "Or?", List.of(DEED), "Send", Language.ENGLISH);
        chat.put(CLIENT, newer);
        assertThat(chat.answer(CLIENT, "yes", Optional.of(TEXT)).orElseThrow())
                .isEqualTo(new ChatApprovals.Reply(newer, Meaning.OTHER));
    }

    @Test
    void theOldestQuestionIsForgottenWhereTooManyAreOpen() {
        for (var i = 0; i <= 256; i++) {
            chat.put(new SessionClaim("session" + i, null, null), QUESTION);
        }
        assertThat(answer("session0")).isEmpty();
        assertThat(answer("session1")).isPresent();
        assertThat(answer("session256")).isPresent();
    }

    private Optional<ChatApprovals.Reply> answer(String session) {
        return chat.answer(new SessionClaim(session, null, null), "yes", Optional.of(TEXT));
    }
}
