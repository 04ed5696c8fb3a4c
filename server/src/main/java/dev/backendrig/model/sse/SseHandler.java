package dev.backendrig.model.sse;

/// What an [SseParser] hands over. Each stretch of bytes is valid during the call only.
public interface SseHandler {
    /// A complete event, its data lines joined by LF; the data may be empty.
    ///
    /// @param type the event's name, empty where it has none
    void event(String type, byte[] buffer, int offset, int length);

    /// The event that the input's end cut off before its empty line. The standard drops it (WHATWG
    /// HTML, 9.2.6); whether a sender that forgot the last line is forgiven is the caller's choice.
    void unfinished(String type, byte[] buffer, int offset, int length);

    /// A line whose field name the standard does not know. It means nothing in an event stream,
    /// but in a body that is something else, such as bare JSON or a page in HTML, all lines are
    /// such lines.
    void foreignLine(byte[] buffer, int offset, int length);
}
