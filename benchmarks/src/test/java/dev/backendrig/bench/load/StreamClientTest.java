package dev.backendrig.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.bench.gemini.FakeGemini;
import dev.backendrig.bench.gemini.Receipts;
import dev.backendrig.bench.gemini.Script;
import dev.backendrig.bench.peer.Peer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamClientTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Script TWO_CHUNKS =
            new Script.Paced(1, Duration.ofMillis(1), Duration.ZERO, 2);

    @Test
    void readsManyStreamsToTheirEndAndTimesEachChunk() throws Exception {
        try (var gemini = FakeGemini.start()) {
            var scripts =
                    List.of(
                            new Script.Paced(1, Duration.ofMillis(2), Duration.ofMillis(20), 30),
                            new Script.Paced(2, Duration.ofMillis(3), Duration.ofMillis(20), 20));
            var outcomes = client(gemini.receipts()).run(direct(gemini), scripts, LIMIT);
            assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.fault()).isNull());
            var arrivals = Distribution.ofArrivals(outcomes);
            assertThat(arrivals.size()).isEqualTo(50);
            assertThat(arrivals.median()).isBetween(1.0, 1e9);
        }
    }

    @Test
    void acknowledgesBurstsSoThatNoneCountsAsHeldBack() throws Exception {
        try (var gemini = FakeGemini.start()) {
            var scripts = List.of(new Script.Lockstep(5, 10));
            var outcomes = client(gemini.receipts()).run(direct(gemini), scripts, LIMIT);
            assertThat(outcomes.getFirst().fault()).isNull();
            assertThat(gemini.receipts().held(5)).isZero();
        }
    }

    @Test
    void acceptsAStreamThatIsWhole() throws IOException {
        assertThat(faultOf(ScriptedPeer.saying("(0@1)", "(1@1)", "[DONE]"))).isNull();
    }

    @Test
    void noticesALostChunk() throws IOException {
        assertThat(faultOf(ScriptedPeer.saying("(1@1)", "[DONE]"))).contains("1 came where 0");
    }

    @Test
    void noticesARepeatedChunk() throws IOException {
        assertThat(faultOf(ScriptedPeer.saying("(0@1)", "(0@1)", "(1@1)", "[DONE]")))
                .contains("0 came where 1");
    }

    @Test
    void noticesOneChunkTooMany() throws IOException {
        assertThat(faultOf(ScriptedPeer.saying("(0@1)", "(1@1)", "(2@1)", "[DONE]")))
                .contains("2 came where 2");
    }

    @Test
    void noticesAMissingEnd() throws IOException {
        assertThat(faultOf(ScriptedPeer.saying("(0@1)", "(1@1)"))).isEqualTo("the end is missing");
    }

    @Test
    void noticesAConnectionThatBreaksOff() throws IOException {
        var half = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n(0@1)\r\n";
        assertThat(faultOf(ScriptedPeer.sending(half))).isEqualTo("only 1 of 2 chunks");
    }

    @Test
    void noticesAnErrorStatus() throws IOException {
        var refusal = "HTTP/1.1 429 Too Many\r\nContent-Length: 0\r\n\r\n";
        assertThat(faultOf(ScriptedPeer.sending(refusal))).contains("429");
    }

    @Test
    void noticesAPeerThatIsNotThere() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var nobody = new Endpoint(port, "/", prompt -> prompt, "[DONE]");
        assertThat(faultAt(nobody)).startsWith("not opened");
    }

    private static @Nullable String faultOf(ScriptedPeer peer) throws IOException {
        try (peer) {
            return faultAt(peer.endpoint());
        }
    }

    private static @Nullable String faultAt(Endpoint endpoint) throws IOException {
        return client(new Receipts()).run(endpoint, List.of(TWO_CHUNKS), LIMIT).getFirst().fault();
    }

    private static StreamClient client(Receipts receipts) {
        return new StreamClient(receipts);
    }

    private static Endpoint direct(FakeGemini gemini) {
        return Peer.direct(gemini.port()).endpoint();
    }
}
