package dev.backendrig.mcp.client;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;
import dev.backendrig.model.sse.SseHandler;
import dev.backendrig.model.sse.SseParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Locale;

/// Reads the bodies of HTTP responses of a server.
final class WebBodies {
    /// What an error says is looked at for its code only.
    private static final int MOST_ERROR_BYTES = 64 * 1024;

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int CHUNK = 16 * 1024;

    private WebBodies() {}

    static boolean isGood(HttpResponse<?> response) {
        return response.statusCode() / 100 == 2;
    }

    /// Hands over each message in the body, as it comes.
    ///
    /// @throws IOException if the body is larger than allowed, or breaks off
    static void each(HttpResponse<?> response, InputStream body, Peer peer) throws IOException {
        var type =
                response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (type.startsWith(WebHeaders.EVENTS)) {
            events(body, peer);
            return;
        }
        var bytes = body.readNBytes(WebWire.MOST_BYTES + 1);
        if (bytes.length > WebWire.MOST_BYTES) throw new IOException("the body is too large");
        if (bytes.length > 0) Messages.each(Json.parse(bytes), peer);
    }

    private static void events(InputStream body, Peer peer) throws IOException {
        var parser = new SseParser(WebWire.MOST_BYTES, new Events(peer));
        var chunk = new byte[CHUNK];
        for (var read = body.read(chunk); read >= 0; read = body.read(chunk)) {
            parser.feed(ByteBuffer.wrap(chunk, 0, read));
            if (peer.endReason() != null) return;
        }
        parser.end();
    }

    /// Each event is a message; those without data only keep the stream open.
    private record Events(Peer peer) implements SseHandler {
        @Override
        public void event(String type, byte[] buffer, int offset, int length) {
            if (length == 0) return;
            try {
                Messages.each(Json.parse(buffer, offset, length), peer);
            } catch (JsonException e) {
                peer.stray();
            }
        }

        @Override
        public void unfinished(String type, byte[] buffer, int offset, int length) {
            // It was cut off: whoever waits for it is told that the exchange ended.
        }

        @Override
        public void foreignLine(byte[] buffer, int offset, int length) {
            peer.stray();
        }
    }

    /// The code of the JSON-RPC error in the body, 0 where there is none.
    static long errorCode(InputStream body) throws IOException {
        try {
            return Json.parse(body.readNBytes(MOST_ERROR_BYTES)) instanceof JsonObject json
                    ? json.object("error").orElse(JsonObject.EMPTY).integer("code").orElse(0)
                    : 0;
        } catch (JsonException e) {
            return 0;
        }
    }

    static String sentence(int status) {
        return switch (status) {
            case UNAUTHORIZED, FORBIDDEN ->
                    "it wants to know who asks (HTTP "
                            + status
                            + "): put its token into \"headers\" of mcp.json";
            default -> "it refused with HTTP status " + status;
        };
    }
}
