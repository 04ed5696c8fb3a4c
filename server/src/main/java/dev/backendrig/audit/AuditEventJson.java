package dev.backendrig.audit;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Events as the log has them. Ids, which give access, and sites, which are a part of a person's life,
/// are keyed hashes: equal ones stay equal, and without the key nobody can test a guess.
final class AuditEventJson {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 8;

    private final SecretKeySpec key;

    AuditEventJson(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    JsonObject members(AuditEvent event, Instant time) {
        var json = JsonObject.builder().put("time", time.truncatedTo(ChronoUnit.MILLIS).toString());
        return switch (event) {
            case AuditEvent.Started() -> json.put("event", "started").build();
            case AuditEvent.Recovered(var bytes, var headFound) ->
                    json.put("event", "recovered")
                            .put("torn_bytes", bytes)
                            .put("head_found", headFound)
                            .build();
            case AuditEvent.Gap(var lost) -> json.put("event", "gap").put("lost", lost).build();
            case AuditEvent.Decided it -> decided(it, json);
            case AuditEvent.Acted(var run, var tool, var result) ->
                    json.put("event", "acted")
                            .put("run", hashed(run))
                            .put("tool", tool)
                            .put("result", result)
                            .build();
            case AuditEvent.Asked it -> asked(it, json);
            case AuditEvent.Answered(var run, var approval, var answer) ->
                    json.put("event", "answered")
                            .put("run", hashed(run))
                            .put("approval", hashed(approval))
                            .put("answer", word(answer))
                            .build();
        };
    }

    private JsonObject decided(AuditEvent.Decided it, JsonObject.Builder json) {
        return json.put("event", "decided")
                .put("run", hashed(it.run()))
                .put("tool", it.tool())
                .put("effect", it.effect())
                .putIfPresent("site", hashedSite(it.site()))
                .put("rules", JsonArray.ofStrings(it.rules()))
                .put("decision", word(it.decision()))
                .build();
    }

    private @Nullable String hashedSite(@Nullable String site) {
        return site == null ? null : hashed(site);
    }

    private JsonObject asked(AuditEvent.Asked it, JsonObject.Builder json) {
        return json.put("event", "asked")
                .put("run", hashed(it.run()))
                .put("approval", hashed(it.approval()))
                .put("way", word(it.way()))
                .put("actions", it.actions())
                .put("rules", JsonArray.ofStrings(it.rules()))
                .build();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private String hashed(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
        }
    }
}
