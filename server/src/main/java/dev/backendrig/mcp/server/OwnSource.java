package dev.backendrig.mcp.server;

import dev.backendrig.json.JsonObject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/// The stream of a session that belongs to no request: it tells what changes in the browser. Changes
/// are noticed while somebody reads; what changed meanwhile is told to who comes back.
final class OwnSource implements MessageSource {
    private final McpSession session;
    private final MessageStream.Reader reader;
    private final HttpAsk ask;

    OwnSource(McpSession session, MessageStream.Reader reader, HttpAsk ask) {
        this.session = session;
        this.reader = reader;
        this.ask = ask;
    }

    @Override
    public Piece next(Duration patience) throws InterruptedException {
        session.used();
        var kept = reader.next(Duration.ZERO);
        if (!(kept instanceof Piece.Silence)) return kept;
        var changes = session.watch().next(ask, patience);
        session.notices().of(changes, JsonObject.EMPTY).forEach(session.own()::send);
        return reader.next(Duration.ZERO);
    }

    @Override
    public Optional<ByteBuffer> goodbye() {
        return Optional.of(ByteBuffer.allocate(0));
    }

    @Override
    public void close() {
        reader.close();
    }
}
