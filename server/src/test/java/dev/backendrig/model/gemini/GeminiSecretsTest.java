package dev.backendrig.model.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.backendrig.json.JsonObject;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.RetryPolicy;
import dev.backendrig.model.RetryTime;
import dev.backendrig.model.RetryingChatModel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Neither the key nor what the provider says of it comes into a log or an exception.
class GeminiSecretsTest {
    private static final String PROMPT = "canary-prompt-0815";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final GeminiFixture gemini = new GeminiFixture();

    @BeforeEach
    void listen() {
        root.setLevel(Level.TRACE);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void close() {
        root.detachAppender(log);
        root.setLevel(before);
        gemini.close();
    }

    @Test
    void noFailureShowsThem() {
        var error =
                JsonObject.builder()
                        .put("code", 400)
                        .put("status", GeminiFixture.KEY)
                        .put("message", "Bad key " + GeminiFixture.KEY + " for " + PROMPT);
        var body = JsonObject.of("error", error.build());
        var replies =
                List.of(
                        Reply.status(400).json(body),
                        Reply.status(503).header("Retry-After", PROMPT).json(body),
                        Reply.status(302).header("Location", "http://x/" + GeminiFixture.KEY),
                        Reply.stream(body),
                        Reply.stream(Chunks.text("a"), body),
                        Reply.stream().raw(PROMPT + GeminiFixture.KEY),
                        Reply.stream().raw("data: " + PROMPT + GeminiFixture.KEY + "\n\n"),
                        Reply.stream().raw("<p>" + PROMPT + GeminiFixture.KEY + "</p>"),
                        Reply.stream(Chunks.text(PROMPT)).cut(),
                        Reply.hangUp());
        for (var reply : replies) assertShowsNothing(trace(gemini.fail(reply)));
        assertShowsNothing(logged());
    }

    @Test
    void noRetryShowsThem() throws Exception {
        var noTime =
                new RetryTime() {
                    @Override
                    public Duration now() {
                        return Duration.ZERO;
                    }

                    @Override
                    public void pause(Duration time) {}
                };
        var model =
                new RetryingChatModel(
                        gemini.model, RetryPolicy.DEFAULT, noTime, RandomGenerator.getDefault());
        gemini.fake.enqueue(Reply.status(503).json(Chunks.error(503, PROMPT + GeminiFixture.KEY)));
        gemini.fake.enqueue(Reply.stream(Chunks.text(PROMPT), Chunks.finish("STOP")));
        model.stream(GeminiFixture.HELLO, _ -> {});
        assertThat(log.list).anyMatch(event -> event.getMessage().equals("model.retry"));
        assertShowsNothing(logged());
    }

    @Test
    void noSettingShowsTheKey() {
        var access =
                GeminiFixture.access(
                        gemini.fake.baseUrl(), GeminiFixture.KEY, Duration.ZERO, Duration.ZERO);
        assertShowsNothing(access.toString());
    }

    private String logged() {
        var all = new StringBuilder();
        for (var event : List.copyOf(log.list)) {
            all.append(event.getFormattedMessage()).append(event.getKeyValuePairs());
            if (event.getThrowableProxy() != null)
                all.append(event.getThrowableProxy().getMessage());
        }
        return all.toString();
    }

    private static String trace(ModelException failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static void assertShowsNothing(String text) {
        assertThat(text).doesNotContain("canary", GeminiFixture.KEY);
    }
}
