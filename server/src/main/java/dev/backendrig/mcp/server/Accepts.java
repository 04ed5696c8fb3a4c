package dev.backendrig.mcp.server;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What an `Accept` header takes (RFC 9110, 12.5.1).
final class Accepts {
    private static final int MAX_RANGES = 40;
    static final String JSON = "application/json";
    static final String EVENTS = "text/event-stream";

    private Accepts() {}

    /// Whether it takes a media type. Clients must send the header, so that its absence takes nothing.
    static boolean takes(@Nullable String accept, String mediaType) {
        if (accept == null) return false;
        for (var range : accept.toLowerCase(Locale.ROOT).split(",", MAX_RANGES)) {
            var parts = range.split(";", MAX_RANGES);
            if (matches(parts[0].strip(), mediaType) && !isRefused(parts)) return true;
        }
        return false;
    }

    private static boolean matches(String range, String mediaType) {
        var group = mediaType.substring(0, mediaType.indexOf('/') + 1);
        return range.equals(mediaType) || range.equals("*/*") || range.equals(group + "*");
    }

    private static boolean isRefused(String[] parts) {
        for (var i = 1; i < parts.length; i++) {
            if (parts[i].strip().matches("q\\s*=\\s*0(\\.0*)?")) return true;
        }
        return false;
    }
}
