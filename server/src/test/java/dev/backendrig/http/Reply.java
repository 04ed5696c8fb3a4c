package dev.backendrig.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A response as it came over the wire.
///
/// @param headers by lower-case name
public record Reply(int status, Map<String, List<String>> headers, String body) {
    /// All values of a header, joined by a comma; empty where there is none.
    public String header(String name) {
        return String.join(", ", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }
}
