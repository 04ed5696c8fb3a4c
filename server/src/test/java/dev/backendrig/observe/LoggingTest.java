package dev.backendrig.observe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import dev.backendrig.config.Settings.Log;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class LoggingTest {
    private final LoggerContext context = new LoggerContext();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void writesAnEventWithItsFieldsInOneLine() {
        var log = logger(Log.Format.TEXT, Log.Level.INFO);
        log.atInfo().addKeyValue("steps", 3).addKeyValue("end", "a b").log("run.ended");
        assertThat(text())
                .matches(
                        "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z INFO  run.ended"
                                + " steps=3 end=\"a b\" \\(Thing\\)\n");
    }

    @Test
    void writesOneJsonObjectALine() {
        var log = logger(Log.Format.JSON, Log.Level.INFO);
        log.atInfo().addKeyValue("steps", 3).addKeyValue("ok", true).log("run.ended");
        log.atWarn().addKeyValue("name", "é\n\"x\"").log("odd");
        assertThat(text().lines()).hasSize(2);
        var first = (JsonObject) Json.parse(text().lines().findFirst().orElseThrow());
        assertThat(Instant.parse(first.string("time").orElseThrow())).isNotNull();
        assertThat(first.toBuilder().remove("time").build().toString())
                .isEqualTo(
                        """
                        {"level":"INFO","event":"run.ended","logger":"Thing","steps":3,"ok":true}\
                        """);
        assertThat(text()).contains("\"name\":\"é\\n\\\"x\\\"\"");
    }

    @Test
    void carriesTheFieldsOfTheContextWhileItLasts() {
        var log = logger(Log.Format.TEXT, Log.Level.INFO);
        LogContext.run(
                "run", "r1", () -> LogContext.run("session", "s1", () -> log.info("inside")));
        assertThat(LogContext.<Integer, RuntimeException>call("run", "r2", () -> 7)).isEqualTo(7);
        log.info("outside");
        assertThat(text()).contains("inside run=r1 session=s1 ").contains("outside (Thing)");
    }

    @Test
    void letsNobodyBeginALineOrCommandATerminal() {
        var log = logger(Log.Format.TEXT, Log.Level.INFO);
        log.atInfo()
                .addKeyValue("a", "x\n2026 INFO forged\r\u001b[2J\u2028\u202e\u0085")
                .addKeyValue("b", "\" c=d")
                .log("event\nforged");
        assertThat(text())
                .hasLineCount(1)
                .contains("event\\u000aforged")
                .contains("a=\"x\\u000a2026 INFO forged\\u000d\\u001b[2J\\u2028\\u202e\\u0085\"")
                .contains("b=\"\\\" c=d\"");
    }

    @Test
    void writesOnlyWhatIsSevereEnough() {
        var log = logger(Log.Format.TEXT, Log.Level.WARN);
        log.info("less");
        log.warn("more");
        assertThat(text()).contains("more").doesNotContain("less");
    }

    @Test
    void writesNothingOfLibrariesButWarningsAndThoseWithoutArguments() {
        logger(Log.Format.TEXT, Log.Level.DEBUG).debug("ours");
        var library = context.getLogger("org.eclipse.jetty.Server");
        library.info("chatter");
        library.atWarn().addKeyValue("k", "canary").log("cannot read {}", "canary");
        assertThat(text())
                .contains("DEBUG ours")
                .contains("WARN  cannot read {} (Server)")
                .doesNotContain("chatter")
                .doesNotContain("canary");
    }

    @Test
    void writesNothingForEachRequestThatIsNone() {
        logger(Log.Format.TEXT, Log.Level.DEBUG);
        context.getLogger("org.eclipse.jetty.http.HttpParser").warn("bad HTTP parsed");
        context.getLogger("org.eclipse.jetty.util.HostPort").warn("Bad Authority: [{}]", "x y");
        assertThat(text()).isEmpty();
    }

    @Test
    void writesTheMessagesOfOurExceptionsOnly() {
        var foreign = new IllegalStateException("canary 1", new RuntimeException("canary 2"));
        foreign.addSuppressed(new IllegalArgumentException("canary 3"));
        var ours = new OurException("The JSON is\nnot valid", foreign);
        for (var format : Log.Format.values()) {
            out.reset();
            logger(format, Log.Level.INFO).atError().setCause(ours).log("failed");
            assertThat(text())
                    .contains("LoggingTest$OurException: The JSON is")
                    .contains("caused by: java.lang.IllegalStateException")
                    .contains("suppressed: java.lang.IllegalArgumentException")
                    .contains("at dev.backendrig.observe.LoggingTest.")
                    .doesNotContain("canary");
        }
    }

    @Test
    void survivesAnExceptionThatCausesItself() {
        var one = new RuntimeException("canary");
        one.initCause(new RuntimeException("canary", one));
        logger(Log.Format.TEXT, Log.Level.INFO).atError().setCause(one).log("failed");
        assertThat(text()).contains("caused by: ").doesNotContain("canary");
    }

    private Logger logger(Log.Format format, Log.Level level) {
        var appender = new OutputStreamAppender<ILoggingEvent>();
        context.setMDCAdapter(new LogbackMDCAdapter());
        appender.setOutputStream(out);
        Logging.configure(context, new Log(level, format), appender);
        return context.getLogger("dev.backendrig.some.Thing");
    }

    private String text() {
        return out.toString(UTF_8);
    }

    private static final class OurException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OurException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
