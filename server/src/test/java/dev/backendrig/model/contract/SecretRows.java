package dev.backendrig.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.backendrig.message.Message;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.gemini.Reply;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Neither the key nor what is said comes into a log or an exception.
interface SecretRows extends Rows {
    String PROMPT = "canary-prompt-0815";

    @Test
    default void noFailureAndNoLogShowsTheKeyOrWhatIsSaid() {
        try (var log = new Log()) {
            for (var reply : failures()) {
                assertThat(trace(stand().fail(reply))).doesNotContain("canary", Stand.KEY);
            }
            assertThat(log.all()).doesNotContain("canary", Stand.KEY);
        }
    }

    @Test
    default void noLogShowsTheKeyOrWhatIsSaidInAGoodCall() throws Exception {
        try (var log = new Log()) {
            var request = Stand.request(List.of(Message.User.of(PROMPT)), Stand.tool("click"));
            var script = Script.of(Say.text(PROMPT), Say.call("c1", PROMPT, "{}"));
            stand().ask(request, stand().reply(script));
            assertThat(log.all()).doesNotContain("canary", Stand.KEY);
        }
    }

    private List<Reply> failures() {
        var secret = PROMPT + Stand.KEY;
        var refusal = stand().wire.refusals().getFirst();
        var event = refusal.event().replace(Refusal.SENTENCE, secret);
        return List.of(
                Reply.status(400).raw(refusal.body().replace(Refusal.SENTENCE, secret)),
                Reply.status(503).header("Retry-After", secret).raw(secret),
                Reply.status(302).header("Location", "http://x/" + secret).raw(""),
                Reply.status(200).raw(secret),
                stand().wire.stream().raw(event),
                stand().wire.stream().raw("data: " + secret + "\n\n"),
                stand().wire.stream().raw("{\"" + secret + "\n"),
                stand().wire.stream().raw("<p>" + secret + "</p>"),
                stand().wire.stream().raw(firstHalf()).cut(),
                Reply.hangUp());
    }

    private String firstHalf() {
        var all = new StringBuilder();
        for (var event : stand().wire.events(Script.of(Say.text(PROMPT, PROMPT)))) {
            all.append(event.text());
            if (event.tells()) break;
        }
        return all.toString();
    }

    private static String trace(ModelException failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    /// Everything that is logged while it is open.
    final class Log implements AutoCloseable {
        private final Logger root =
                (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        private final Level before = root.getLevel();
        private final ListAppender<ILoggingEvent> events = new ListAppender<>();

        Log() {
            root.setLevel(Level.TRACE);
            events.start();
            root.addAppender(events);
        }

        String all() {
            var all = new StringBuilder();
            for (var event : List.copyOf(events.list)) {
                all.append(event.getFormattedMessage()).append(event.getKeyValuePairs());
                var thrown = event.getThrowableProxy();
                if (thrown != null) all.append(thrown.getMessage());
            }
            return all.toString();
        }

        @Override
        public void close() {
            root.detachAppender(events);
            root.setLevel(before);
        }
    }
}
