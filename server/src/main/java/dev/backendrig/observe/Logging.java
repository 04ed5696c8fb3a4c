package dev.backendrig.observe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import dev.backendrig.config.Settings;
import java.util.List;
import org.slf4j.LoggerFactory;

/// Sets up the log. It goes to standard error, so that standard output has the start block only and
/// a JSON log is nothing but JSON.
///
/// Of libraries only warnings are written, whatever the level: they say nothing that a person needs
/// and would say it with content.
public final class Logging {
    private static final String OUR_PACKAGE = "dev.backendrig";

    /// Those that warn of each faulty request: anybody who reaches the port could fill the disk.
    private static final List<String> WARN_OF_REQUESTS =
            List.of("org.eclipse.jetty.http", "org.eclipse.jetty.util.HostPort");

    private Logging() {}

    /// Sets up the log of the whole process; replaces what was set up before.
    public static void configure(Settings.Log settings) {
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setTarget("System.err");
        configure((LoggerContext) LoggerFactory.getILoggerFactory(), settings, appender);
    }

    static void configure(
            LoggerContext context,
            Settings.Log settings,
            OutputStreamAppender<ILoggingEvent> appender) {
        context.reset();
        context.setPackagingDataEnabled(false);
        appender.setContext(context);
        appender.setEncoder(encoder(context, settings.format()));
        appender.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        root.setLevel(settings.level() == Settings.Log.Level.ERROR ? Level.ERROR : Level.WARN);
        WARN_OF_REQUESTS.forEach(name -> context.getLogger(name).setLevel(Level.ERROR));
        context.getLogger(OUR_PACKAGE).setLevel(level(settings.level()));
    }

    private static Encoder<ILoggingEvent> encoder(
            LoggerContext context, Settings.Log.Format format) {
        var encoder =
                switch (format) {
                    case TEXT -> new TextEncoder();
                    case JSON -> new JsonEncoder();
                };
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    private static Level level(Settings.Log.Level level) {
        return switch (level) {
            case ERROR -> Level.ERROR;
            case WARN -> Level.WARN;
            case INFO -> Level.INFO;
            case DEBUG -> Level.DEBUG;
        };
    }
}
