package dev.backendrig.mcp.server;

import dev.backendrig.json.JsonObject;
import java.util.Map;

/// How a request over HTTP is answered.
public sealed interface HttpReply {
    /// With one message.
    record Message(int status, JsonObject message, Map<String, String> headers)
            implements HttpReply {
        public Message {
            headers = Map.copyOf(headers);
        }

        Message(int status, JsonObject message) {
            this(status, message, Map.of());
        }
    }

    /// With a status alone.
    record Nothing(int status, Map<String, String> headers) implements HttpReply {
        public Nothing {
            headers = Map.copyOf(headers);
        }

        Nothing(int status) {
            this(status, Map.of());
        }
    }

    /// With a stream of messages.
    ///
    /// @param endsWithServer whether it ends at once when the server stops, since nothing is made for it
    record Stream(MessageSource source, boolean endsWithServer) implements HttpReply {}
}
