package dev.backendrig.agent;

import dev.backendrig.language.Language;
import dev.backendrig.message.Source;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// What the agent itself says to a person, in their language. Base panels replace texts with
/// `empty`, `no message` or `CompletionError` in them by texts of their own, so none has those.
record Sentences(Language language) {
    private static final Pattern TOOL_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    String tooManyRuns(int most) {
        return language.choose(
                "The server already works on %d requests, as many as it may. Please try again in a moment."
                        .formatted(most),
                "Server sedang mengerjakan %d permintaan, jumlah terbanyak yang diizinkan. Silakan coba sebentar lagi."
                        .formatted(most));
    }

    String tooManyRunsOfSession(int most) {
        return language.choose(
                "This browser already has %d requests under way, as many as it may. Wait for one to end or stop it."
                        .formatted(most),
                "Peramban ini sudah punya %d permintaan yang berjalan, jumlah terbanyak yang diizinkan. Tunggu salah satunya selesai atau hentikan."
                        .formatted(most));
    }

    String unknownModel() {
        return language.choose(
                "No model of that name is configured here. GET /v1/models lists those that are.",
                "Tidak ada model dengan nama itu di sini. GET /v1/models menyebutkan yang ada.");
    }

    String sessionUnknown() {
        return language.choose(
                "Your browser is not connected to this server, so I answer without its tools."
                        + " Reload the extension's panel to connect it again.",
                "Peramban Anda tidak terhubung ke server ini, jadi saya menjawab tanpa alat"
                        + " peramban. Muat ulang panel ekstensi untuk menghubungkannya lagi.");
    }

    String browserBusy() {
        return language.choose(
                "Another request is using this browser right now, so this one could not. Please"
                        + " wait for it to end.",
                "Permintaan lain sedang memakai peramban ini, jadi permintaan ini tidak bisa."
                        + " Silakan tunggu sampai selesai.");
    }

    String takenOver() {
        return language.choose(
                "You are using the page yourself, so I wait. Choose “go on” in the panel when I"
                        + " may continue.",
                "Anda sedang memakai halamannya sendiri, jadi saya menunggu. Pilih “lanjutkan” di"
                        + " panel jika saya boleh meneruskan.");
    }

    String callStopped() {
        return language.choose(
                "The person stopped this at their browser. Whether it has happened is not known;"
                        + " look at the page again.",
                "Orangnya menghentikan ini di perambannya. Belum diketahui apakah sudah terjadi;"
                        + " lihat halamannya lagi.");
    }

    String takenOverForLong(Duration most) {
        return language.choose(
                "I stopped because you have been using the page yourself for %s. Ask me to go on."
                        .formatted(english(most)),
                "Saya berhenti karena Anda sudah memakai halamannya sendiri selama %s. Minta saya melanjutkan."
                        .formatted(indonesian(most)));
    }

    /// Why the person is asked, for the question itself.
    String mayAct(String tool) {
        var name = toolName(tool);
        return language.choose(
                "The assistant wants to use a tool%s that may change the page or send something."
                        .formatted(name),
                "Asisten ingin memakai alat%s yang mungkin mengubah halaman atau mengirim sesuatu."
                        .formatted(name));
    }

    /// Why the person is asked, where a rule of their own says so.
    String ruleAsks(String rule) {
        return language.choose(
                "Your rule “%s” says to ask.".formatted(rule),
                "Aturan Anda “%s” meminta untuk bertanya.".formatted(rule));
    }

    String noText(boolean acted) {
        return acted
                ? language.choose(
                        "The steps above were carried out, but the model added no closing words.",
                        "Langkah-langkah di atas sudah dijalankan, tetapi model tidak menambahkan"
                                + " kata penutup.")
                : language.choose(
                        "The model ended without writing an answer. Please ask again or in other"
                                + " words.",
                        "Model berhenti tanpa menulis jawaban. Silakan tanya lagi atau dengan kata"
                                + " lain.");
    }

    String cutAtLength() {
        return language.choose(
                "The answer was cut off here because it reached the model's length limit. Ask me to"
                        + " go on.",
                "Jawaban terpotong di sini karena mencapai batas panjang model. Minta saya untuk"
                        + " melanjutkan.");
    }

    String promptBlocked(String reason) {
        return language.choose(
                "The model provider refused this prompt%s. Please put it differently."
                        .formatted(named(reason)),
                "Penyedia model menolak permintaan ini%s. Silakan ungkapkan dengan cara lain."
                        .formatted(named(reason)));
    }

    String stopped(String reason) {
        return language.choose(
                "The model provider stopped the answer%s. Please put the request differently."
                        .formatted(named(reason)),
                "Penyedia model menghentikan jawaban%s. Silakan ungkapkan permintaan dengan cara lain."
                        .formatted(named(reason)));
    }

    String malformedCall() {
        return language.choose(
                "The model tried to use a tool and wrote something unreadable. Please try again.",
                "Model mencoba memakai alat tetapi menulis sesuatu yang tidak terbaca. Silakan coba"
                        + " lagi.");
    }

    String unexplainedEnd() {
        return language.choose(
                "The answer ended without the provider saying that it is complete; something may be"
                        + " missing. Please try again.",
                "Jawaban terputus: penyedia tidak menyatakan jawabannya sudah lengkap. Mungkin ada"
                        + " yang kurang. Silakan coba lagi.");
    }

    String stepLimit(int steps) {
        return language.choose(
                "I stopped after %d steps, the most that a request may take (MAX_STEPS). Ask me to go on if you want more."
                        .formatted(steps),
                "Saya berhenti setelah %d langkah, jumlah terbanyak untuk satu permintaan (MAX_STEPS). Minta saya melanjutkan jika perlu."
                        .formatted(steps));
    }

    String timeLimit(Duration most) {
        return language.choose(
                "I stopped because this request took %s, the longest it may (RUN_TIMEOUT)."
                        .formatted(english(most)),
                "Saya berhenti karena permintaan ini sudah memakan waktu %s, paling lama yang diizinkan (RUN_TIMEOUT)."
                        .formatted(indonesian(most)));
    }

    String repetition(String tool, int times) {
        var name = toolName(tool);
        return language.choose(
                "I stopped because the same action%s brought the same result %d times."
                        .formatted(name, times),
                "Saya berhenti karena tindakan yang sama%s memberi hasil yang sama %d kali."
                        .formatted(name, times));
    }

    /// The name in brackets; nothing where it is none, as what a model calls a tool may be any text.
    private static String toolName(String tool) {
        return TOOL_NAME.matcher(tool).matches() ? " (" + tool + ")" : "";
    }

    String tooManyCalls(int calls) {
        var most = AgentRun.MAX_CALLS_OF_A_TURN;
        return language.choose(
                "I stopped because the model asked for %d actions at once; %d is the most, so none was done. Please try again or use another model."
                        .formatted(calls, most),
                "Saya berhenti karena model meminta %d tindakan sekaligus; paling banyak %d, jadi tidak satu pun dilakukan. Silakan coba lagi atau pakai model lain."
                        .formatted(calls, most));
    }

    String invalidCalls(int most) {
        return language.choose(
                "I stopped because the model kept calling its tools wrongly, more than %d times in a row. Please try again or use another model."
                        .formatted(most),
                "Saya berhenti karena model terus memanggil alatnya dengan salah, lebih dari %d kali berturut-turut. Silakan coba lagi atau pakai model lain."
                        .formatted(most));
    }

    String searchedSeparately() {
        return language.choose(
                "The web search above was made as a separate question to the model.",
                "Pencarian web di atas dilakukan sebagai pertanyaan terpisah kepada model.");
    }

    String internalError(String runId) {
        return language.choose(
                "Something went wrong in the server itself. Its log has the details under run=%s."
                        .formatted(runId),
                "Terjadi kesalahan di server sendiri. Rinciannya ada di log dengan run=%s."
                        .formatted(runId));
    }

    /// The sources of an answer as a Markdown list.
    String sources(List<Source> sources) {
        var list = new StringBuilder(language.choose("Sources:", "Sumber:"));
        for (var source : sources) list.append("\n- ").append(MarkdownLink.of(source));
        return list.toString();
    }

    private static String named(String reason) {
        return reason.isEmpty() ? "" : " (" + reason + ")";
    }

    private static String english(Duration time) {
        return amount(time, " min", " s", " ms");
    }

    private static String indonesian(Duration time) {
        return amount(time, " menit", " detik", " milidetik");
    }

    /// In the largest unit that loses nothing.
    private static String amount(Duration time, String minutes, String seconds, String millis) {
        if (time.toMillisPart() > 0) return time.toMillis() + millis;
        return time.toSecondsPart() > 0 ? time.toSeconds() + seconds : time.toMinutes() + minutes;
    }
}
