package dev.backendrig.mcp.server;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How grave a log message is (RFC 5424, 6.2.1), least first.
enum LogLevel {
    DEBUG,
    INFO,
    NOTICE,
    WARNING,
    ERROR,
    CRITICAL,
    ALERT,
    EMERGENCY;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<LogLevel> of(String text) {
        return Arrays.stream(values()).filter(level -> level.text().equals(text)).findFirst();
    }
}
