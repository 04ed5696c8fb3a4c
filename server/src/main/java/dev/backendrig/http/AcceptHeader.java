package dev.backendrig.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What an `Accept` header says about JSON (RFC 9110, 12.5.1).
final class AcceptHeader {
    private static final int MAX_RANGES = 40;

    private AcceptHeader() {}

    /// Whether JSON is asked for by name; `*/*` and no header at all are not that.
    static boolean wantsJson(@Nullable String accept) {
        if (accept == null) return false;
        for (var range : accept.split(",", MAX_RANGES)) {
            var parts = range.toLowerCase(Locale.ROOT).split(";", MAX_RANGES);
            var type = parts[0].strip();
            var json = type.equals("application/json") || type.equals("application/*");
            if ((json || type.endsWith("+json")) && !isRefused(parts)) return true;
        }
        return false;
    }

    private static boolean isRefused(String[] parts) {
        for (var i = 1; i < parts.length; i++) {
            if (parts[i].strip().matches("q\\s*=\\s*0(\\.0*)?")) return true;
        }
        return false;
    }
}
