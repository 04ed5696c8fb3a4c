package dev.backendrig.bench.gemini;

/// The events of a Gemini stream, of the size that the real ones have.
final class Events {
    private Events() {}

    /// A text chunk that says its number and when it was sent.
    static String stamped(int sequence, long nanos) {
        return text("(" + sequence + "@" + nanos + ") the quick brown fox", false);
    }

    /// The last chunk of an answer.
    static String closing() {
        return text(" and so it ends.", true);
    }

    /// A turn that consists of one scroll to `y`.
    static String scroll(int y) {
        return event(
                "{\"functionCall\":{\"name\":\"scroll_to\",\"args\":{\"x\":0,\"y\":" + y + "}}}",
                true);
    }

    private static String text(String words, boolean last) {
        return event("{\"text\":\"" + words + "\"}", last);
    }

    private static String event(String part, boolean last) {
        return "data: {\"candidates\":[{\"content\":{\"parts\":["
                + part
                + "],\"role\":\"model\"}"
                + (last ? ",\"finishReason\":\"STOP\"" : "")
                + ",\"index\":0}],\"usageMetadata\":{\"promptTokenCount\":12,"
                + "\"candidatesTokenCount\":34,\"totalTokenCount\":46},"
                + "\"modelVersion\":\"fake\",\"responseId\":\"bench\"}\r\n\r\n";
    }
}
