package dev.backendrig.http;

import dev.backendrig.agent.Wishes;
import dev.backendrig.browser.Consent;
import dev.backendrig.http.agui.AguiRun;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import dev.backendrig.language.LanguageDetector;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.model.ModelOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the body of `POST /agui`, a `RunAgentInput` (AG-UI 1.0). Unknown fields are ignored, `null` is
/// as good as absent, and everything that is wrong is told at once. Used once, by one thread.
final class AguiReader {
    private static final Pattern TOOL_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int MAX_TOOLS = 128;
    private static final int MAX_ID = 256;
    private static final JsonObject NO_PARAMETERS =
            JsonObject.builder().put("type", "object").put("properties", JsonObject.EMPTY).build();

    private final Exchange exchange;
    private final List<Problem.FieldError> errors = new ArrayList<>();

    AguiReader(Exchange exchange) {
        this.exchange = exchange;
    }

    /// @throws ProblemException if the body is not what it should be
    AguiRequest read(byte[] body) {
        var fields = new Fields(JsonBody.object(body), "", errors);
        var run =
                new AguiRun(
                        id(fields, "threadId"),
                        id(fields, "runId"),
                        fields.string("parentRunId"),
                        fields.value("state"));
        var messages = new AguiMessageReader();
        messages.read(fields.objects("messages"));
        var answers = answers(fields);
        if (answers.isEmpty() && messages.prompt() == null) {
            fields.wrong(
                    "messages",
                    new Sentence(
                            "A message of role \"user\" with some text or picture is needed.",
                            "Diperlukan pesan dengan role \"user\" yang berisi teks atau gambar."));
        }
        var props = fields.value("forwardedProps") instanceof JsonObject it ? it : JsonObject.EMPTY;
        var request =
                new AguiRequest(
                        run,
                        messages.prompt(),
                        messages.instruction(),
                        context(fields),
                        new Wishes(
                                props.string("model").orElse(null),
                                ModelOptions.DEFAULT,
                                tools(fields),
                                false,
                                messages.conversation()),
                        props.string("session_id").orElse(null),
                        answers);
        if (!errors.isEmpty()) throw new ProblemException(Problem.ofFields(errors));
        var prompt = messages.prompt();
        if (prompt != null) LanguageDetector.detect(prompt).ifPresent(exchange::speak);
        return request;
    }

    private static String id(Fields fields, String name) {
        var id = fields.string(name);
        if (id != null && !Blanks.isBlank(id) && id.length() <= MAX_ID) return id;
        fields.wrong(
                name,
                new Sentence(
                        "An id of at most " + MAX_ID + " characters is needed here.",
                        "Di sini diperlukan id sepanjang paling banyak " + MAX_ID + " karakter."));
        return "";
    }

    private static @Nullable String context(Fields fields) {
        var lines = new ArrayList<String>();
        for (var item : fields.objects("context")) {
            var description = item.string("description");
            var value = item.string("value");
            if (value != null) lines.add((description == null ? "" : description + ": ") + value);
        }
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    private static List<ToolSpec> tools(Fields fields) {
        var tools = new ArrayList<ToolSpec>();
        for (var item : fields.objects("tools")) {
            var name = item.string("name");
            if (name == null || !TOOL_NAME.matcher(name).matches() || tools.size() == MAX_TOOLS) {
                item.wrong("name", wrongName());
                continue;
            }
            var description = item.string("description");
            tools.add(
                    new ToolSpec(
                            name,
                            description == null ? "" : description,
                            item.value("parameters") instanceof JsonObject schema
                                    ? schema
                                    : NO_PARAMETERS));
        }
        return tools;
    }

    private static Sentence wrongName() {
        return new Sentence(
                "At most "
                        + MAX_TOOLS
                        + " tools can be given, each with a name of 1 to 64 letters, digits, _ or"
                        + " -.",
                "Paling banyak "
                        + MAX_TOOLS
                        + " alat, masing-masing dengan nama 1 sampai 64 huruf, angka, _ atau -.");
    }

    private static List<AguiRequest.Answer> answers(Fields fields) {
        var answers = new ArrayList<AguiRequest.Answer>();
        for (var entry : fields.objects("resume")) {
            var id = entry.string("interruptId");
            var consent = consent(entry);
            if (id == null) entry.wrong("interruptId", which());
            else if (consent != null) answers.add(new AguiRequest.Answer(id, consent));
        }
        return answers;
    }

    private static Sentence which() {
        return new Sentence(
                "The id of the interrupt is needed here.", "Di sini diperlukan id interupsinya.");
    }

    /// Null, and noted, where it says neither yes nor no.
    private static @Nullable Consent consent(Fields entry) {
        var status = entry.string("status");
        if ("cancelled".equals(status)) return Consent.NO;
        var payload = entry.value("payload");
        if ("resolved".equals(status) && isAnswer(payload)) return consent(payload);
        entry.wrong(
                status == null || "resolved".equals(status) ? "payload" : "status",
                new Sentence(
                        "Say {\"approved\": true} or {\"approved\": false} with the status"
                                + " \"resolved\", or use the status \"cancelled\".",
                        "Kirim {\"approved\": true} atau {\"approved\": false} dengan status"
                                + " \"resolved\", atau pakai status \"cancelled\"."));
        return null;
    }

    private static boolean isAnswer(@Nullable JsonValue payload) {
        return payload instanceof JsonBoolean
                || (payload instanceof JsonObject object && object.bool("approved").isPresent());
    }

    private static Consent consent(@Nullable JsonValue payload) {
        if (payload instanceof JsonBoolean(var yes)) return yes ? Consent.ONCE : Consent.NO;
        if (!(payload instanceof JsonObject object)) return Consent.NO;
        if (!object.bool("approved").orElse(false)) return Consent.NO;
        var isForSite = object.string("scope").filter("site"::equals).isPresent();
        return isForSite ? Consent.SITE : Consent.ONCE;
    }
}
