package dev.backendrig.http;

import dev.backendrig.language.Language;

/// The kinds of problems that the server answers with, as docs/errors.md lists them.
enum ProblemKind {
    BAD_REQUEST(400, "bad-request", "Bad request", "Permintaan tidak benar"),
    INVALID_JSON(400, "invalid-json", "The body is not valid JSON", "Isi bukan JSON yang benar"),
    INVALID_FIELDS(400, "invalid-fields", "Wrong fields", "Isian tidak benar"),
    TOKEN_NEEDED(401, "token-needed", "Access token needed", "Perlu token akses"),
    HOST_REFUSED(403, "host-refused", "Host not allowed", "Host tidak diizinkan"),
    ORIGIN_REFUSED(403, "origin-refused", "Origin not allowed", "Asal tidak diizinkan"),
    USE_DENIED(403, "use-denied", "Not allowed by the person", "Tidak diizinkan orangnya"),
    NOT_FOUND(404, "not-found", "Not found", "Tidak ditemukan"),
    UNKNOWN_MODEL(404, "unknown-model", "No such model", "Tidak ada model itu"),
    RUN_UNKNOWN(404, "run-unknown", "No such run", "Tidak ada run itu"),
    APPROVAL_UNKNOWN(404, "approval-unknown", "No such question", "Tidak ada pertanyaan itu"),
    NO_BROWSER(404, "no-browser", "No browser to ask", "Tidak ada peramban untuk ditanyai"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "Method not allowed", "Metode tidak diizinkan"),
    BODY_TIMEOUT(408, "body-timeout", "The body came too slowly", "Isi datang terlalu lambat"),
    BROWSER_NEEDED(
            409, "browser-needed", "No browser is connected", "Tidak ada peramban tersambung"),
    BROWSER_UNCLEAR(
            409, "browser-unclear", "Which browser is meant", "Peramban mana yang dimaksud"),
    APPROVAL_CLOSED(409, "approval-closed", "Answered already", "Sudah dijawab"),
    EVENTS_GONE(410, "events-gone", "Events not kept any more", "Peristiwa tidak disimpan lagi"),
    TOO_LARGE(413, "too-large", "The body is too large", "Isi terlalu besar"),
    UNSUPPORTED_TYPE(415, "unsupported-type", "Wrong content type", "Jenis isi tidak didukung"),
    UPGRADE_NEEDED(426, "upgrade-needed", "WebSocket needed", "Perlu WebSocket"),
    TOO_MANY_RUNS(429, "too-many-runs", "Too many runs", "Terlalu banyak permintaan berjalan"),
    TOO_MANY_READERS(429, "too-many-readers", "Too many readers", "Terlalu banyak pembaca"),
    QUOTA(429, "provider-quota", "The model's quota is reached", "Kuota model tercapai"),
    INTERNAL(500, "internal", "Internal error", "Kesalahan di server"),
    PROVIDER(502, "provider-failed", "The model failed", "Model gagal menjawab"),
    DRAINING(503, "draining", "The server is stopping", "Server sedang dihentikan"),
    PROVIDER_TIMEOUT(504, "provider-timeout", "The model took too long", "Model terlalu lama"),
    NO_ANSWER(504, "no-answer", "The person did not answer", "Orangnya tidak menjawab");

    private final int status;
    private final String slug;
    private final String english;
    private final String indonesian;

    ProblemKind(int status, String slug, String english, String indonesian) {
        this.status = status;
        this.slug = slug;
        this.english = english;
        this.indonesian = indonesian;
    }

    int status() {
        return status;
    }

    /// A word that stays the same in every language and version.
    String code() {
        return slug;
    }

    /// The same as an identifier (RFC 9457, 3.1.1).
    String type() {
        return "urn:backendrig:problem:" + slug;
    }

    String title(Language language) {
        return language.choose(english, indonesian);
    }
}
