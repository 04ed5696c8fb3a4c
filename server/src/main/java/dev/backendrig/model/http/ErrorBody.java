package dev.backendrig.model.http;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonNull;
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
public final class ErrorBody {
    private static final int MAX_BYTES = 64 * 1024;
    private static final Duration TIME = Duration.ofSeconds(2);

    private ErrorBody() {}

    /// The JSON that the response tells of its failure, `null` where it is a page or nothing: then
    /// the status says all there is.
    ///
    /// @throws ModelException if the response is a redirect
    public static JsonValue read(ProviderExchange exchange, ResponseHead head)
            throws InterruptedException {
        if (head.isRedirect()) {
            var detail = "a redirect, which is not followed";
            throw new ModelException(
                    Kind.UNREACHABLE, exchange.provider(), head.status(), null, detail);
        }
        try {
            return Json.parse(bytes(exchange));
        } catch (JsonException e) {
            return JsonNull.NULL;
        }
    }

    private static byte[] bytes(ProviderExchange exchange) throws InterruptedException {
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
}
