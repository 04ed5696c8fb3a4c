package dev.backendrig.model.gemini;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;

/// The body of a response whose status tells of a failure.
///
/// It only makes the status more precise, so neither a long nor a slow one is waited for: what is
/// there by then counts.
final class ErrorBody {
    private static final int MAX_BYTES = 64 * 1024;
    private static final Duration TIME = Duration.ofSeconds(2);

    private ErrorBody() {}

    /// The failure that the response tells of.
    static ModelException read(GeminiExchange exchange, ResponseHead head)
            throws InterruptedException {
        if (head.isRedirect()) {
            return new ModelException(
                    Kind.UNREACHABLE,
                    GeminiChatModel.PROVIDER,
                    head.status(),
                    null,
                    "a redirect, which is not followed");
        }
        return GeminiErrors.of(head.status(), error(bytes(exchange)), head.retryAfter());
    }

    private static byte[] bytes(GeminiExchange exchange) throws InterruptedException {
        exchange.expectWithin(TIME);
        var body = new ByteArrayOutputStream();
        while (body.size() < MAX_BYTES && exchange.next() instanceof Arrival.Bytes(var buffers)) {
            buffers.forEach(buffer -> body.writeBytes(rest(buffer)));
        }
        return body.toByteArray();
    }

    private static byte[] rest(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static JsonObject error(byte[] body) {
        try {
            return error(Json.parse(body));
        } catch (JsonException e) {
            // A page, or nothing: then the status says all there is.
            return JsonObject.EMPTY;
        }
    }

    /// Streaming methods wrap their error in an array.
    private static JsonObject error(JsonValue body) {
        return switch (body) {
            case JsonObject object -> object.object("error").orElse(JsonObject.EMPTY);
            case JsonArray array ->
                    array.objects()
                            .findFirst()
                            .flatMap(object -> object.object("error"))
                            .orElse(JsonObject.EMPTY);
            default -> JsonObject.EMPTY;
        };
    }
}
