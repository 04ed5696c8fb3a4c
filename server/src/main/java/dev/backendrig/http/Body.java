package dev.backendrig.http;

import dev.backendrig.http.socket.SharedRoom;
import java.io.ByteArrayOutputStream;

/// One request's body. It takes room from all requests until it is closed, also when its bytes were
/// taken from it: what was made of them lives on. Used by one thread.
final class Body implements AutoCloseable {
    /// What is set aside before anything came: a length is only a promise.
    private static final int FIRST_BYTES = 4 * 1024;

    private final SharedRoom room;
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST_BYTES);
    private long held;

    /// @param room that all bodies share
    Body(SharedRoom room) {
        this.room = room;
    }

    /// Adds bytes; false, and nothing added, where there is no room.
    boolean add(byte[] more) {
        if (!room.take(more.length, held + more.length)) return false;
        held += more.length;
        bytes.writeBytes(more);
        return true;
    }

    int size() {
        return bytes.size();
    }

    /// The bytes, which this forgets.
    byte[] takeBytes() {
        var taken = bytes.toByteArray();
        bytes = new ByteArrayOutputStream(0);
        return taken;
    }

    @Override
    public void close() {
        room.giveBack(held);
        held = 0;
    }
}
