package dev.backendrig.http.socket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A WebSocket client that does exactly what a test tells it, frame by frame (RFC 6455). It answers
/// nothing by itself, pings included. One thread reads, one writes.
public final class RawSocketClient implements AutoCloseable {
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private static final int FIN = 0x80;
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final List<String> responseHead = new ArrayList<>();

    /// A frame from the server.
    public static final class Frame {
        private final int opcode;
        private final boolean last;
        private final byte[] payload;

        private Frame(int opcode, boolean last, byte[] payload) {
            this.opcode = opcode;
            this.last = last;
            this.payload = payload;
        }

        public int opcode() {
            return opcode;
        }

        /// Whether the message ends with it.
        public boolean isLast() {
            return last;
        }

        public byte[] payload() {
            return payload.clone();
        }

        public String text() {
            return new String(payload, UTF_8);
        }

        public int closeCode() {
            return ByteBuffer.wrap(payload).getShort() & 0xffff;
        }
    }

    private RawSocketClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
    }

    /// Connects and asks for a WebSocket; the status line tells whether it was granted.
    public static RawSocketClient connect(int port, String path, Map<String, String> headers)
            throws IOException {
        var socket = new Socket();
        // Small, so that a reader that stops reading is soon noticed.
        socket.setReceiveBufferSize(16 * 1024);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        var client = new RawSocketClient(socket);
        client.handshake(port, path, headers);
        return client;
    }

    private void handshake(int port, String path, Map<String, String> headers) throws IOException {
        var request =
                new StringBuilder("GET " + path + " HTTP/1.1\r\n")
                        .append("Host: localhost:" + port + "\r\n")
                        .append("Upgrade: websocket\r\nConnection: Upgrade\r\n")
                        .append("Sec-WebSocket-Version: 13\r\n")
                        .append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
        out.write(request.append("\r\n").toString().getBytes(ISO_8859_1));
        for (var line = readLine(); !line.isEmpty(); line = readLine()) responseHead.add(line);
    }

    private String readLine() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var b = in.readUnsignedByte(); b != '\n'; b = in.readUnsignedByte()) line.write(b);
        return line.toString(ISO_8859_1).strip();
    }

    public String statusLine() {
        return responseHead.getFirst();
    }

    /// A header of the handshake's response.
    public Optional<String> header(String name) {
        var prefix = name.toLowerCase(Locale.ROOT) + ":";
        return responseHead.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .findFirst();
    }

    /// Sends one masked frame.
    public void send(int opcode, boolean last, byte[] payload) throws IOException {
        var frame = new ByteArrayOutputStream(payload.length + 14);
        var head = new DataOutputStream(frame);
        head.writeByte((last ? FIN : 0) | opcode);
        if (payload.length < 126) {
            head.writeByte(FIN | payload.length);
        } else if (payload.length < 65_536) {
            head.writeByte(FIN | 126);
            head.writeShort(payload.length);
        } else {
            head.writeByte(FIN | 127);
            head.writeLong(payload.length);
        }
        byte[] mask = {1, 2, 3, 4};
        head.write(mask);
        var masked = new byte[payload.length];
        for (var i = 0; i < masked.length; i++) masked[i] = (byte) (payload[i] ^ mask[i % 4]);
        head.write(masked);
        out.write(frame.toByteArray());
    }

    public void sendText(String text) throws IOException {
        send(TEXT, true, text.getBytes(UTF_8));
    }

    /// Sends a text in frames of the given size, whatever characters that cuts in two.
    public void sendInFragments(byte[] utf8, int size) throws IOException {
        for (var from = 0; from < utf8.length; from += size) {
            var to = Math.min(utf8.length, from + size);
            var part = Arrays.copyOfRange(utf8, from, to);
            send(from == 0 ? TEXT : CONTINUATION, to == utf8.length, part);
        }
    }

    /// Sends bytes as they are.
    public void sendRaw(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    /// The next frame.
    public Frame read() throws IOException {
        var first = in.readUnsignedByte();
        var second = in.readUnsignedByte();
        var length =
                switch (second) {
                    case 126 -> in.readUnsignedShort();
                    case 127 -> Math.toIntExact(in.readLong());
                    default -> second;
                };
        var payload = new byte[length];
        in.readFully(payload);
        return new Frame(first & 0xf, (first & FIN) != 0, payload);
    }

    /// The next frame of this kind; others are passed over.
    public Frame read(int opcode) throws IOException {
        var frame = read();
        while (frame.opcode() != opcode) frame = read();
        return frame;
    }

    /// The next text message, put together from its frames; pings and pongs are passed over.
    public String readText() throws IOException {
        var text = new ByteArrayOutputStream();
        while (true) {
            var frame = read();
            if (frame.opcode() == CLOSE) throw new EOFException("closed: " + frame.closeCode());
            if (frame.opcode() >= CLOSE) continue;
            text.write(frame.payload());
            if (frame.isLast()) return text.toString(UTF_8);
        }
    }

    public JsonObject readJson() throws IOException {
        return (JsonObject) Json.parse(readText());
    }

    /// The id from the greeting, which must be the next message.
    public String readSessionId() throws IOException {
        var greeting = readJson();
        if (!greeting.string("type").orElseThrow().equals("session_init")) {
            throw new IOException("not a greeting: " + greeting);
        }
        return greeting.object("data").flatMap(data -> data.string("session_id")).orElseThrow();
    }

    /// Whether something has arrived that was not read yet.
    public boolean hasUnread() {
        try {
            return in.available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether nothing but pings arrives for this long.
    public boolean isSilentFor(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            while (read().opcode() == PING) {}
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    /// Whether the server has ended the connection, waited for.
    public boolean isEnded() throws IOException {
        try {
            while (true) {
                var _ = read();
            }
        } catch (EOFException | SocketException e) {
            return true;
        }
    }

    /// Ends the connection without a Close frame, by RST.
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /// Ends the connection without a Close frame, by FIN.
    public void drop() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        drop();
    }
}
