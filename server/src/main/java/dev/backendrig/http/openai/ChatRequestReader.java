package dev.backendrig.http.openai;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.language.Language;
import dev.backendrig.model.ModelOptions;
import java.util.ArrayList;
import java.util.List;

/// Reads the body of `POST /v1/chat/completions` (OpenAI API reference, "Create chat completion",
/// 2026-07). Unknown members are ignored, `null` is as good as absent; what OpenAI knows and this
/// server cannot do is refused where leaving it out would change the answer.
public final class ChatRequestReader {
    private static final double MAX_TEMPERATURE = 2;
    private static final int MAX_STOPS = 4;

    private final Language language;

    /// A reader for one client.
    ///
    /// @param language of the errors
    public ChatRequestReader(Language language) {
        this.language = language;
    }

    /// What the body asks for.
    ///
    /// @throws OpenAiException if the request is not as it should be
    public ChatRequest read(JsonObject body) {
        var request = new Members(body, "", language);
        var model = model(request);
        var streamed = request.isTrue("stream");
        var tools = new ToolsReader(request).read();
        refuse(request);
        UnusedMembers.check(request);
        return new ChatRequest(
                model,
                options(request),
                model.agent() ? tools.besideOurs() : tools,
                new ChatRequest.Streaming(streamed, usage(request, streamed)),
                new MessagesReader(request).read());
    }

    private static AskedModel model(Members request) {
        var name = request.string("model");
        if (name == null || name.isBlank()) throw request.missing("model");
        return AskedModel.of(name);
    }

    private static boolean usage(Members request, boolean streamed) {
        var options = request.object("stream_options");
        if (options == null) return false;
        if (!streamed) {
            throw request.wrongValue(
                    "stream_options",
                    "'stream_options' is only allowed when 'stream' is true.",
                    "'stream_options' hanya boleh jika 'stream' bernilai true.");
        }
        options.bool("include_obfuscation");
        return options.isTrue("include_usage");
    }

    private static ModelOptions options(Members request) {
        var most = request.count("max_completion_tokens");
        var mostBefore = request.count("max_tokens");
        return new ModelOptions(
                request.number("temperature", 0, MAX_TEMPERATURE),
                request.number("top_p", 0, 1),
                most == null ? mostBefore : most,
                stops(request),
                new FormatReader(request).read(),
                ModelOptions.DEFAULT.toolChoice());
    }

    private static List<String> stops(Members request) {
        return switch (request.value("stop")) {
            case null -> List.of();
            case JsonString(var text) -> List.of(text);
            case JsonArray array -> stops(request, array);
            case JsonValue other ->
                    throw request.wrongType("stop", Members.Kind.STRING_OR_ARRAY, other);
        };
    }

    private static List<String> stops(Members request, JsonArray array) {
        if (array.size() > MAX_STOPS) {
            throw request.wrong(
                    "stop",
                    "array_above_max_length",
                    "Invalid 'stop': at most %d texts are taken.".formatted(MAX_STOPS),
                    "'stop' tidak benar: paling banyak %d teks.".formatted(MAX_STOPS));
        }
        var stops = new ArrayList<String>();
        for (var i = 0; i < array.size(); i++) {
            if (!(array.items().get(i) instanceof JsonString(var text))) {
                throw request.wrongType(
                        "stop[" + i + "]", Members.Kind.STRING, array.items().get(i));
            }
            stops.add(text);
        }
        return stops;
    }

    /// What cannot be done, and would be missed.
    private static void refuse(Members request) {
        var choices = request.count("n");
        if (choices != null && choices > 1) {
            throw request.unsupported(
                    "n",
                    "Only one choice is made: leave 'n' out, or set it to 1.",
                    "Hanya satu pilihan yang dibuat: hilangkan 'n', atau isi dengan 1.");
        }
        request.check("top_logprobs", Members.Kind.INTEGER);
        if (request.isTrue("logprobs")) {
            throw request.unsupported(
                    "logprobs",
                    "Probabilities of tokens are not known here: leave 'logprobs' out.",
                    "Peluang token tidak diketahui di sini: hilangkan 'logprobs'.");
        }
        request.check("audio", Members.Kind.OBJECT);
        request.check("modalities", Members.Kind.ARRAY);
        if (request.value("modalities") instanceof JsonArray kinds
                && kinds.items().contains(new JsonString("audio"))) {
            throw request.unsupported(
                    "modalities",
                    "Answers are text here: 'modalities' may be [\"text\"].",
                    "Jawaban di sini berupa teks: 'modalities' boleh [\"text\"].");
        }
    }
}
