package dev.backendrig.client;

import java.net.http.WebSocket;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingDeque;
import org.jspecify.annotations.Nullable;

/// Puts the texts of a socket into a queue, for a thread that waits there. The server sends little
/// and waits for most of it to be answered; a queue that fills up nevertheless ends the socket.
final class SocketLine implements WebSocket.Listener {
    /// A socket that broke without a word (RFC 6455, 7.1.5).
    static final int BROKEN = 1006;

    private static final int ROOM = 512;
    private static final int LONGEST = 32 * 1024 * 1024;

    final BlockingDeque<Heard> queue = new LinkedBlockingDeque<>(ROOM);
    private final StringBuilder text = new StringBuilder();

    /// What a socket tells.
    sealed interface Heard {
        record Text(String text) implements Heard {}

        record Closed(int code, String reason) implements Heard {}
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        text.append(part);
        if (text.length() > LONGEST || (last && !queue.offer(new Heard.Text(text.toString())))) {
            broke("too much to hear");
            socket.abort();
            return null;
        }
        if (last) text.setLength(0);
        socket.request(1);
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

    /// Ends what is heard, behind what was heard before. An aborted socket tells nothing by itself.
    void broke(String why) {
        put(new Heard.Closed(BROKEN, why));
    }

    /// Where there is no room the last text goes: what follows it is lost as well.
    private void put(Heard.Closed end) {
        while (!queue.offer(end)) queue.pollLast();
    }
}
