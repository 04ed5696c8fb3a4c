package dev.backendrig.model.gemini;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// One request to [FakeGemini] and the answering of it. Thread-safe.
public final class FakeGeminiCall {
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(60);
    private static final byte[] CRLF = FakeGemini.bytes("\r\n");

    private final ReceivedRequest request;
    private final Socket socket;
    private final Gate answered = new Gate();
    private final Gate clientClosed = new Gate();
    private volatile boolean closedHere;

    FakeGeminiCall(ReceivedRequest request, Socket socket) {
        this.request = request;
        this.socket = socket;
    }

    public ReceivedRequest request() {
        return request;
    }

    /// Waits until the client has closed the connection.
    ///
    /// @return whether it did so in time
    public boolean awaitClientClosed(Duration time) throws InterruptedException {
        return clientClosed.await(time);
    }

    void awaitAnswered() throws InterruptedException {
        if (!answered.await(LONGEST_HOLD)) throw new AssertionError("an answer never ended");
    }

    void connectionClosed() {
        if (!closedHere) clientClosed.open();
    }

    void answer(Reply reply) {
        try {
            var out = socket.getOutputStream();
            if (!perform(reply.beforeHead(), out, false)) return;
            out.write(reply.head());
            out.flush();
            if (!perform(reply.steps(), out, reply.chunked())) return;
            if (reply.chunked()) {
                out.write(FakeGemini.bytes("0\r\n\r\n"));
                out.flush();
            } else {
                closeHere(false);
            }
        } catch (IOException | TimeoutException clientGone) {
            // The reading side tells the call.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            answered.open();
        }
    }

    /// @return whether the connection is still open
    private boolean perform(List<Reply.Step> steps, OutputStream out, boolean chunked)
            throws IOException, InterruptedException, TimeoutException {
        for (var step : steps) {
            switch (step) {
                case Reply.Step.Write piece -> write(piece.bytes(), out, chunked);
                case Reply.Step.Hold(var gate) -> {
                    if (!gate.await(LONGEST_HOLD)) throw new TimeoutException("a gate stayed shut");
                }
                case Reply.Step.Pause(var time) -> Thread.sleep(time);
                case Reply.Step.Cut _ -> {
                    closeHere(false);
                    return false;
                }
                case Reply.Step.Reset _ -> {
                    closeHere(true);
                    return false;
                }
            }
        }
        return true;
    }

    private static void write(byte[] bytes, OutputStream out, boolean chunked) throws IOException {
        if (!chunked) {
            out.write(bytes);
        } else {
            var size = Integer.toHexString(bytes.length);
            var frame = new ByteArrayOutputStream();
            frame.writeBytes(FakeGemini.bytes(size));
            frame.writeBytes(CRLF);
            frame.writeBytes(bytes);
            frame.writeBytes(CRLF);
            out.write(frame.toByteArray());
        }
        out.flush();
    }

    private void closeHere(boolean reset) throws IOException {
        closedHere = true;
        if (reset) socket.setSoLinger(true, 0);
        socket.close();
    }
}
