package dev.backendrig.client;

import java.net.http.WebSocket;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Puts the texts of a socket into a queue, for a thread that waits there. The next one is asked
/// for when one was taken, so the queue holds one text at most, and ends.
final class SocketLine implements WebSocket.Listener {
    /// A socket that broke without a word (RFC 6455, 7.1.5).
    static final int BROKEN = 1006;

    private static final int LONGEST = 32 * 1024 * 1024;

    final BlockingQueue<Heard> queue = new ArrayBlockingQueue<>(8);
    private final StringBuilder text = new StringBuilder();

    /// What a socket tells.
    sealed interface Heard {
        record Text(String text) implements Heard {}

        record Closed(int code, String reason) implements Heard {}
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        text.append(part);
        if (text.length() > LONGEST) {
            put(new Heard.Closed(BROKEN, "a message is too long"));
            socket.abort();
        } else if (last) {
            put(new Heard.Text(text.toString()));
            text.setLength(0);
        } else socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        put(new Heard.Closed(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        put(new Heard.Closed(BROKEN, String.valueOf(error.getMessage())));
    }

    /// Tells that nothing can be sent. An aborted socket tells nothing by itself.
    void broke(String why) {
        put(new Heard.Closed(BROKEN, why));
    }

    /// There is room for a text and for an end by each side; any more ends say nothing new.
    private void put(Heard heard) {
        if (!queue.offer(heard) && heard instanceof Heard.Text) {
            throw new IllegalStateException("the queue is full");
        }
    }
}
