package dev.backendrig.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An HTTP/1.1 client that sends and sees every byte. Each read has a deadline of 10 s.
public final class RawClient implements AutoCloseable {
    private static final int DEADLINE_MILLIS = 10_000;

    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;
    private boolean inChunks;

    public RawClient(InetSocketAddress address) throws IOException {
        this(address, 0);
    }

    /// Connects.
    ///
    /// @param receiveBuffer in bytes, 0 for the system's own
    public RawClient(InetSocketAddress address, int receiveBuffer) throws IOException {
        if (receiveBuffer > 0) socket.setReceiveBufferSize(receiveBuffer);
        socket.connect(address, DEADLINE_MILLIS);
        socket.setSoTimeout(DEADLINE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    public RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    public RawClient send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    /// The next response, whole.
    public Reply read() throws IOException {
        return read("GET");
    }

    /// The next response, whole.
    ///
    /// @param method of the request: the response to HEAD has no body
    public Reply read(String method) throws IOException {
        var head = head();
        var bodiless = method.equals("HEAD") || head.status() == 204 || head.status() == 304;
        return new Reply(head.status(), head.headers(), bodiless ? "" : body(head));
    }

    /// The next response's status and headers.
    public Reply head() throws IOException {
        var status = Integer.parseInt(line().split(" ", 3)[1]);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            headers.computeIfAbsent(
                            line.substring(0, colon).toLowerCase(Locale.ROOT),
                            _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return new Reply(status, headers, "");
    }

    /// The rest of the body that belongs to this head.
    public String body(Reply head) throws IOException {
        return new String(bodyBytes(head), StandardCharsets.UTF_8);
    }

    private byte[] bodyBytes(Reply head) throws IOException {
        if (head.header("transfer-encoding").equals("chunked")) return chunks();
        var length = head.header("content-length");
        return length.isEmpty() ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
    }

    private byte[] chunks() throws IOException {
        var all = new ByteArrayOutputStream();
        for (var chunk = chunk(); chunk.length > 0; chunk = chunk()) all.write(chunk);
        return all.toByteArray();
    }

    /// The next chunk of a chunked body, which is one write of the server; none at its end.
    public byte[] chunk() throws IOException {
        // The server sends a chunk's closing line break together with what follows it.
        if (inChunks) line();
        var chunk = in.readNBytes(Integer.parseInt(line(), 16));
        inChunks = chunk.length > 0;
        if (!inChunks) line();
        return chunk;
    }

    public String textChunk() throws IOException {
        return new String(chunk(), StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) throw new EOFException("The connection ended within a line");
            if (b != '\r') line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /// What comes before the connection's end; a reset counts as one.
    public byte[] readToEnd() throws IOException {
        return in.readAllBytes();
    }

    /// Ends the sending side with a FIN.
    public void finish() throws IOException {
        socket.shutdownOutput();
    }

    /// Ends the connection with an RST.
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
