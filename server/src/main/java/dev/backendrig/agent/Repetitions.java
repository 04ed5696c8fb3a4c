package dev.backendrig.agent;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.message.ToolResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/// How often equal tool calls brought equal results since the run last saw something new. A result
/// never seen before is progress and starts all counts again, so a model that clicks "next" and
/// reads another page each time is not taken for one that is stuck. Immutable.
///
/// @param counts by fingerprint, since the last new result
/// @param seen fingerprints of all results of the run
public record Repetitions(Map<String, Integer> counts, Set<String> seen) {
    public static final Repetitions NONE = new Repetitions(Map.of(), Set.of());

    public Repetitions {
        counts = Map.copyOf(counts);
        seen = Set.copyOf(seen);
    }

    /// These counts with one more result.
    Repetitions with(ToolResult result) {
        var key = fingerprint(result);
        var nextSeen = new HashSet<>(seen);
        var isNew = nextSeen.add(key);
        var next = isNew ? new HashMap<String, Integer>() : new HashMap<>(counts);
        next.merge(key, 1, Integer::sum);
        return new Repetitions(next, nextSeen);
    }

    /// How often this result was had, itself included once [#with] has counted it.
    int of(ToolResult result) {
        return counts.getOrDefault(fingerprint(result), 0);
    }

    private static String fingerprint(ToolResult result) {
        var call = result.call();
        var text =
                call.name()
                        + Json.write(JsonArray.of(call.arguments(), result.content()))
                        + result.images().hashCode();
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
