package dev.backendrig.http.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.browser.BrowserCommand.GetPageContent;
import dev.backendrig.browser.BrowserResult;
import dev.backendrig.json.JsonString;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the socket does with frames and messages of every kind and size.
class MessageTest {
    private static final int MIB = 1024 * 1024;

    private SocketServer server;
    private RawSocketClient client;

    @BeforeEach
    void start() throws Exception {
        server = SocketServer.start();
        client = server.connect();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.close();
    }

    @Test
    void readsSixMegabytesInOneFrame() throws Exception {
        assertThat(contentSentAs(bytes -> client.send(RawSocketClient.TEXT, true, bytes)))
                .isEqualTo(6 * MIB);
    }

    @Test
    void readsSixMegabytesInFragments() throws Exception {
        assertThat(contentSentAs(bytes -> client.sendInFragments(bytes, 64 * 1024)))
                .isEqualTo(6 * MIB);
    }

    @Test
    void closesWith1009WhereAMessageHasNineMegabytes() throws Exception {
        client.readSessionId();
        var sending = server.async(() -> sendUntilRefused(false));
        assertThat(client.read(RawSocketClient.CLOSE).closeCode()).isEqualTo(1009);
        SocketServer.result(sending);
    }

    @Test
    void closesWith1009WhereFragmentsAddUpToNineMegabytes() throws Exception {
        client.readSessionId();
        var sending = server.async(() -> sendUntilRefused(true));
        assertThat(client.read(RawSocketClient.CLOSE).closeCode()).isEqualTo(1009);
        SocketServer.result(sending);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void keepsCharactersWholeThatFragmentsCutInTwo(int size) throws Exception {
        var session = server.session(client);
        var title = "é😀漢字 – ünïcødé 𝄞";
        var message =
                "{\"type\":\"SessionUpdate\",\"data\":{\"url\":\"u\",\"title\":\"" + title + "\"}}";
        client.sendInFragments(message.getBytes(UTF_8), size);
        roundTrip();
        assertThat(session.pageTitle()).hasValue(title);
    }

    @ParameterizedTest
    @CsvSource({"c0af", "ff", "eda080", "f4908080", "22e282"})
    void closesWith1007WhereATextIsNotUtf8(String hex) throws Exception {
        client.readSessionId();
        client.send(RawSocketClient.TEXT, true, HexFormat.of().parseHex(hex));
        assertThat(client.read(RawSocketClient.CLOSE).closeCode()).isEqualTo(1007);
    }

    @Test
    void answersAPingBetweenFragments() throws Exception {
        client.readSessionId();
        client.send(RawSocketClient.TEXT, false, "{\"type\":".getBytes(UTF_8));
        client.send(RawSocketClient.PING, true, "are you there".getBytes(UTF_8));
        assertThat(client.read(RawSocketClient.PONG).text()).isEqualTo("are you there");
        client.send(RawSocketClient.CONTINUATION, true, "\"Ping\"}".getBytes(UTF_8));
        assertThat(client.readText()).isEqualTo("{\"type\":\"Pong\"}");
    }

    @Test
    void ignoresAndCountsBinaryMessages() throws Exception {
        client.readSessionId();
        client.send(RawSocketClient.BINARY, true, new byte[9 * MIB]);
        client.send(RawSocketClient.BINARY, false, new byte[10]);
        client.send(RawSocketClient.CONTINUATION, true, "{\"type\":\"Ping\"}".getBytes(UTF_8));
        roundTrip();
        assertThat(server.count("rig.browser.messages.ignored", "reason", "binary")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "broken | ``",
                "broken | {",
                "broken | []",
                "broken | \"Ping\"",
                "broken | null",
                "broken | {\"data\":{}}",
                "broken | {\"type\":7}",
                "broken | {\"type\":\"Ping\"} x",
                "broken | {\"type\":\"Ping\",\"n\":1e9999999999}",
                "unknown | {\"type\":\"ping\"}",
                "unknown | {\"type\":\"hello\",\"protocol\":2}",
                "invalid | {\"type\":\"ActionResult\"}",
                "invalid | {\"type\":\"ActionResult\",\"data\":[]}",
                "invalid |"
                    + " {\"type\":\"ActionResult\",\"data\":{\"request_id\":5,\"success\":true}}",
                "invalid | {\"type\":\"SessionUpdate\"}",
                "invalid | {\"type\":\"SessionUpdate\",\"data\":{\"url\":null,\"title\":\"t\"}}",
                "invalid | {\"type\":\"context_update\"}",
                "invalid | {\"type\":\"context_update\",\"url\":{},\"screenshot\":[]}",
            })
    void ignoresAndCountsWhatItCannotUse(String reason, String message) throws Exception {
        client.readSessionId();
        client.sendText(message);
        roundTrip();
        assertThat(server.count("rig.browser.messages.ignored", "reason", reason)).isEqualTo(1);
    }

    @Test
    void ignoresJsonThatIsNestedTooDeep() throws Exception {
        client.readSessionId();
        client.sendText("[".repeat(100_000));
        client.sendText(
                "{\"type\":\"SessionUpdate\",\"data\":" + "[".repeat(70) + "]".repeat(70) + "}");
        roundTrip();
        assertThat(server.count("rig.browser.messages.ignored", "reason", "broken")).isEqualTo(2);
    }

    @Test
    void ignoresJsonOfTooManyPieces() throws Exception {
        client.readSessionId();
        client.sendText("{\"type\":\"context_update\",\"x\":[" + "{},".repeat(2_000_000) + "{}]}");
        roundTrip();
        assertThat(server.count("rig.browser.messages.ignored", "reason", "broken")).isEqualTo(1);
    }

    @Test
    void survivesAFloodOfGarbage() throws Exception {
        var session = server.session(client);
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var i = 0; i < 5_000; i++) {
            var garbage = new StringBuilder("{\"type\":\"");
            for (var j = random.nextInt(60); j > 0; j--)
                garbage.append((char) random.nextInt(0xd800));
            client.sendText(garbage.toString());
        }
        roundTrip();
        assertThat(session.isOpen()).as("seed %d", seed).isTrue();
        assertThat(server.count("rig.browser.messages.ignored"))
                .as("seed %d", seed)
                .isEqualTo(5_000);
    }

    @Test
    void refusesAnUnmaskedFrame() throws Exception {
        client.readSessionId();
        client.sendRaw(new byte[] {(byte) 0x81, 1, 'x'});
        assertThat(client.read(RawSocketClient.CLOSE).closeCode()).isEqualTo(1002);
    }

    @Test
    void offersNoExtensionAndTakesTheFirstProtocolThatIsOffered() throws Exception {
        var headers =
                Map.of(
                        "Sec-WebSocket-Extensions",
                        "permessage-deflate",
                        "Sec-WebSocket-Protocol",
                        "chat, superchat");
        try (var picky = RawSocketClient.connect(server.port(), "/ws", headers)) {
            assertThat(picky.statusLine()).isEqualTo("HTTP/1.1 101 Switching Protocols");
            assertThat(picky.header("Sec-WebSocket-Extensions")).isEmpty();
            assertThat(picky.header("Sec-WebSocket-Protocol")).hasValue("chat");
            assertThat(picky.readSessionId()).isNotEmpty();
        }
        assertThat(client.header("Sec-WebSocket-Protocol")).isEmpty();
    }

    @Test
    void leavesARequestThatAsksForNoWebSocketToOthers() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var uri = URI.create("http://localhost:" + server.port() + "/ws");
            var response = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(404);
        }
    }

    private interface Sender {
        void send(byte[] bytes) throws Exception;
    }

    /// The length of the content that the server makes of a large result.
    private int contentSentAs(Sender sender) throws Exception {
        var session = server.session(client);
        var result = server.async(() -> session.perform(new GetPageContent(null)));
        var id = Actions.requestId(client.readJson());
        var message =
                Actions.result(id, "\"success\":true,\"data\":\"" + "x".repeat(6 * MIB) + "\"");
        sender.send(message.getBytes(UTF_8));
        return switch (SocketServer.result(result)) {
            case BrowserResult.Done(JsonString(var text), _) -> text.length();
            case BrowserResult other -> throw new AssertionError("not done: " + other);
        };
    }

    /// The server may close while we still send.
    private boolean sendUntilRefused(boolean fragments) {
        var nine = new byte[9 * MIB];
        Arrays.fill(nine, (byte) 'x');
        try {
            if (fragments) client.sendInFragments(nine, 64 * 1024);
            else client.send(RawSocketClient.TEXT, true, nine);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void roundTrip() throws Exception {
        client.sendText("{\"type\":\"Ping\"}");
        assertThat(client.readText()).isEqualTo("{\"type\":\"Pong\"}");
    }
}
