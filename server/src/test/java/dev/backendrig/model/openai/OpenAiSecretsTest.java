package dev.backendrig.model.openai;

import static dev.backendrig.model.openai.OpenAiChunks.json;
import static dev.backendrig.model.openai.OpenAiChunks.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.backendrig.json.JsonObject;
import dev.backendrig.model.gemini.Reply;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Neither the key nor what is said comes into a log or an exception, ours or LangChain4j's.
class OpenAiSecretsTest {
    private static final String PROMPT = "canary-prompt-0815";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final OpenAiFixture openai = new OpenAiFixture();

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
        openai.close();
    }

    @Test
    void noFailureShowsThem() {
        var error =
                JsonObject.builder()
                        .put("code", OpenAiFixture.KEY)
                        .put("type", PROMPT)
                        .put("message", "Bad key " + OpenAiFixture.KEY + " for " + PROMPT);
        var body = JsonObject.of("error", error.build());
        var replies =
                List.of(
                        Reply.status(400).json(body),
                        Reply.status(401).json(body),
                        Reply.status(503).header("Retry-After", PROMPT).json(body),
                        Reply.status(302).header("Location", "http://x/" + OpenAiFixture.KEY),
                        Reply.stream(body),
                        Reply.stream(text("a"), body),
                        Reply.stream().raw(PROMPT + OpenAiFixture.KEY),
                        Reply.stream().raw("data: " + PROMPT + OpenAiFixture.KEY + "\n\n"),
                        Reply.stream().raw("<p>" + PROMPT + OpenAiFixture.KEY + "</p>"),
                        Reply.stream(text(PROMPT)).cut(),
                        Reply.hangUp());
        for (var reply : replies) assertShowsNothing(trace(openai.fail(reply)));
        assertShowsNothing(logged());
    }

    @Test
    void aListenerThatThrowsIsNotLoggedByLangChain4j() {
        openai.fake.enqueue(Reply.stream(text(PROMPT), text("b")));
        var thrown = new IllegalStateException(PROMPT);
        var failure =
                catchThrowable(() ->
                        openai.model.stream(
                                OpenAiFixture.HELLO,
                                _ -> {
                                    throw thrown;
                                }));
        assertThat(failure).isSameAs(thrown);
        assertShowsNothing(logged());
    }

    @Test
    void noGoodAnswerShowsThem() throws Exception {
        openai.ask(
                OpenAiFixture.answer(
                        text(PROMPT), json("{'choices':[{'index':0,'finish_reason':'stop'}]}")));
        assertShowsNothing(logged());
    }

    private String logged() {
        var all = new StringBuilder();
        for (var event : List.copyOf(log.list)) {
            all.append(event.getFormattedMessage()).append(event.getKeyValuePairs());
            if (event.getThrowableProxy() != null) {
                all.append(event.getThrowableProxy().getMessage());
            }
        }
        return all.toString();
    }

    private static String trace(Throwable failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static void assertShowsNothing(String text) {
        assertThat(text).doesNotContain("canary", OpenAiFixture.KEY);
    }
}
