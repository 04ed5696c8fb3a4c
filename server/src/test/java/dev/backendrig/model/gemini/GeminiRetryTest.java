package dev.backendrig.model.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backendrig.model.ChatModel;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import dev.backendrig.model.RetryPolicy;
import dev.backendrig.model.RetryTime;
import dev.backendrig.model.RetryingChatModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which of the API's failures are tried again, over the wire.
class GeminiRetryTest {
    private static final String RETRY = "type.googleapis.com/google.rpc.RetryInfo";
    private static final String QUOTA = "type.googleapis.com/google.rpc.QuotaFailure";

    private final GeminiFixture gemini = new GeminiFixture();
    private final List<Duration> pauses = new ArrayList<>();
    private final ChatModel model =
            new RetryingChatModel(
                    gemini.model, RetryPolicy.DEFAULT, new NoTime(), RandomGenerator.getDefault());

    @AfterEach
    void close() {
        gemini.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void asksTheSameAgain(int status) throws Exception {
        gemini.fake.enqueue(Reply.status(status).json(Chunks.error(status, "UNKNOWN")));
        gemini.fake.enqueue(Reply.status(status).raw("<html>"));
        assertThat(succeeds()).isEqualTo("fine");
        assertThat(gemini.fake.requests())
                .extracting(ReceivedRequest::body)
                .hasSize(3)
                .containsOnly(gemini.fake.requests().getFirst().body());
    }

    @Test
    void asksAgainAfterAnErrorInPlaceOfTheFirstEvent() throws Exception {
        gemini.fake.enqueue(Reply.stream(Chunks.error(503, "UNAVAILABLE")));
        gemini.fake.enqueue(Reply.stream().json(Chunks.error(429, "RESOURCE_EXHAUSTED")));
        assertThat(succeeds()).isEqualTo("fine");
    }

    @Test
    void asksAgainWhereTheConnectionWasClosedInPlaceOfAnAnswer() throws Exception {
        gemini.fake.enqueue(Reply.hangUp());
        assertThat(succeeds()).isEqualTo("fine");
    }

    @Test
    void waitsAsLongAsTheApiAsks() throws Exception {
        gemini.fake.enqueue(limited("{'@type':'" + RETRY + "','retryDelay':'17.5s'}"));
        assertThat(succeeds()).isEqualTo("fine");
        assertThat(pauses).containsExactly(Duration.ofMillis(17_500));
    }

    @Test
    void tellsADelayOfMoreThanTwentySeconds() {
        var failure = failsAtOnce(limited("{'@type':'" + RETRY + "','retryDelay':'20.1s'}"));
        assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(failure.retryAfter()).hasValue(Duration.ofMillis(20_100));
    }

    @Test
    void takesADailyQuotaForFinal() {
        var failure =
                failsAtOnce(
                        limited(
                                "{'@type':'"
                                        + QUOTA
                                        + "','violations':[{'quotaId':'RequestsPerDay'}]}",
                                "{'@type':'" + RETRY + "','retryDelay':'3s'}"));
        assertThat(failure.kind()).isEqualTo(Kind.QUOTA_EXHAUSTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404})
    void asksNotAgainWhereItIsOurFault(int status) {
        failsAtOnce(Reply.status(status).raw(""));
    }

    @Test
    void asksNotAgainOnceTextWasToldAlready() {
        failsAtOnce(Reply.stream(Chunks.text("half"), Chunks.error(503, "UNAVAILABLE")));
        assertThat(gemini.text()).isEqualTo("half");
    }

    @Test
    void givesUpAfterFourRequests() {
        for (var i = 0; i < 9; i++) gemini.fake.enqueue(Reply.status(503).raw(""));
        assertThat(fails().kind()).isEqualTo(Kind.OVERLOADED);
        assertThat(gemini.fake.requests()).hasSize(4);
    }

    private static Reply limited(String... details) {
        return Reply.status(429).json(Chunks.error(429, "RESOURCE_EXHAUSTED", details));
    }

    private String succeeds() throws InterruptedException {
        gemini.fake.enqueue(Reply.stream(Chunks.text("fine"), Chunks.finish("STOP")));
        return model.stream(GeminiFixture.HELLO, gemini.events::add).message().text();
    }

    private ModelException failsAtOnce(Reply reply) {
        gemini.fake.enqueue(reply);
        var failure = fails();
        assertThat(gemini.fake.requests()).hasSize(1);
        assertThat(pauses).isEmpty();
        return failure;
    }

    private ModelException fails() {
        return catchThrowableOfType(
                ModelException.class, () -> model.stream(GeminiFixture.HELLO, gemini.events::add));
    }

    /// Notes the pauses and makes none.
    private final class NoTime implements RetryTime {
        @Override
        public Duration now() {
            return Duration.ZERO;
        }

        @Override
        public void pause(Duration time) {
            pauses.add(time);
        }
    }
}
