package dev.backendrig.observe;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// Writes an exception for the log: class names and stack frames, with its causes.
///
/// A message is written only where the exception is this project's own: those never carry content.
/// Others' do, as a JSON library quotes the text it could not read.
final class SafeThrowable {
    static final String OURS = "dev.backendrig.";

    /// More says nothing new, and a stack overflow has a thousand.
    private static final int MAX_FRAMES = 40;

    private final StringBuilder out = new StringBuilder();
    private final Set<IThrowableProxy> written = Collections.newSetFromMap(new IdentityHashMap<>());

    private SafeThrowable() {}

    /// Lines that are joined by a line feed, without one at the end.
    static String text(IThrowableProxy throwable) {
        var safe = new SafeThrowable();
        safe.write("", throwable);
        return safe.out.toString();
    }

    private void write(String role, IThrowableProxy throwable) {
        if (!written.add(throwable)) return;
        out.append(out.isEmpty() ? "" : "\n").append(role).append(throwable.getClassName());
        var message = throwable.getMessage();
        if (message != null && throwable.getClassName().startsWith(OURS)) {
            out.append(": ").append(PlainText.oneLine(message));
        }
        writeFrames(throwable);
        for (var suppressed : throwable.getSuppressed()) write("suppressed: ", suppressed);
        var cause = throwable.getCause();
        if (cause != null) write("caused by: ", cause);
    }

    private void writeFrames(IThrowableProxy throwable) {
        StackTraceElementProxy[] frames = throwable.getStackTraceElementProxyArray();
        var own = frames.length - throwable.getCommonFrames();
        for (var i = 0; i < Math.min(own, MAX_FRAMES); i++) {
            out.append("\n    at ").append(frames[i].getStackTraceElement());
        }
        if (own > MAX_FRAMES) out.append("\n    … ").append(own - MAX_FRAMES).append(" more");
    }
}
