package dev.backendrig.http.socket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.browser.session.BrowserSession;
import dev.backendrig.message.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a person sends along with `context_update`.
class ScreenshotTest {
    private static final String PAGE = "https://a.example/";
    private static final String PNG = base64("\u0089PNG\r\n\u001a\n" + "x".repeat(40));

    private SocketServer server;
    private RawSocketClient client;
    private BrowserSession session;

    @BeforeEach
    void start() throws Exception {
        server = SocketServer.start(SocketServer.QUICK);
        client = server.connect();
        session = server.session(client);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.close();
    }

    static Stream<Arguments> pictures() {
        return Stream.of(
                Arguments.of("image/png", PNG),
                Arguments.of("image/jpeg", base64("\u00ff\u00d8\u00ff\u00e0" + "x".repeat(41))),
                Arguments.of("image/webp", base64("RIFF1234WEBPVP8 " + "x".repeat(40))),
                Arguments.of("image/gif", base64("GIF87a" + "x".repeat(40))),
                Arguments.of("image/gif", base64("GIF89a" + "x".repeat(40))));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void keepsAScreenshotWithTheTypeOfItsFirstBytes(String type, String base64) throws Exception {
        var picture = new Part.Image(type, base64);
        send(PAGE, base64);
        assertThat(session.takeScreenshot()).hasValue(picture);
        send(PAGE, "data:image/png;base64," + base64);
        assertThat(session.takeScreenshot()).hasValue(picture);
        send(PAGE, "DATA:application/x-odd;base64," + base64.replace("=", ""));
        assertThat(session.takeScreenshot()).hasValue(picture);
        send(PAGE, base64.substring(0, 20) + "\\r\\n" + base64.substring(20));
        assertThat(session.takeScreenshot()).hasValue(picture);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "data:",
                "data:image/png;base64,",
                "data:text/html;base64,PGh0bWw+PC9odG1sPjxodG1sPjwvaHRtbD4=",
                "iVBORw0KGgo*AAAANSUhEUgAA",
                "iVBORw0KGgoAAAANSUhEUgAA=",
                "iVBORw0KGgoAAAANSUhE====",
                "UklGRiQAAABXQVZFZm10IBAAAAA="
            })
    void countsAndDropsWhatIsNoPicture(String text) throws Exception {
        send(PAGE, text);
        assertThat(session.takeScreenshot()).isEmpty();
        assertThat(server.count("rig.browser.screenshots.unreadable")).isEqualTo(1);
        assertThat(session.pageUrl()).hasValue(PAGE);
    }

    @Test
    void givesAScreenshotToOneRunOnly() throws Exception {
        send(PAGE, PNG);
        assertThat(session.takeScreenshot()).isPresent();
        assertThat(session.takeScreenshot()).isEmpty();
    }

    @Test
    void keepsTheNewestScreenshot() throws Exception {
        var gif = base64("GIF89a" + "x".repeat(40));
        send(PAGE, PNG);
        send(PAGE, gif);
        assertThat(session.takeScreenshot()).hasValue(new Part.Image("image/gif", gif));
    }

    @Test
    void dropsAScreenshotAfterAMinute() throws Exception {
        send(PAGE, PNG);
        server.clock().advance(Duration.ofSeconds(60));
        assertThat(session.takeScreenshot()).isPresent();
        send(PAGE, PNG);
        server.clock().advance(Duration.ofMillis(60_001));
        assertThat(session.takeScreenshot()).isEmpty();
    }

    @Test
    void keepsAScreenshotThroughUpdatesOfTheSamePage() throws Exception {
        send(PAGE, PNG);
        update(PAGE);
        client.sendText(
                "{\"type\":\"context_update\",\"url\":\"" + PAGE + "\",\"screenshot\":null}");
        roundTrip();
        assertThat(session.takeScreenshot()).isPresent();
    }

    @Test
    void dropsAScreenshotWhenThePageIsAnother() throws Exception {
        send(PAGE, PNG);
        update("https://b.example/");
        update(PAGE);
        assertThat(session.takeScreenshot()).isEmpty();
    }

    @Test
    void dropsTheOldestWhereAllTogetherTakeTooMuch() throws Exception {
        // 100,000 bytes in all, in these tests.
        var large = base64("GIF89a" + "x".repeat(30_000 - 6));
        List<RawSocketClient> clients = new ArrayList<>();
        List<BrowserSession> sessions = new ArrayList<>();
        for (var i = 0; i < 3; i++) {
            clients.add(server.connect());
            sessions.add(server.session(clients.get(i)));
            send(clients.get(i), PAGE, large);
        }
        assertThat(sessions.get(0).takeScreenshot()).isEmpty();
        assertThat(sessions.get(1).takeScreenshot()).isPresent();
        assertThat(sessions.get(2).takeScreenshot()).isPresent();
        for (var each : clients) each.close();
    }

    @Test
    void allowsSixtyFourMebibytesOfScreenshots() {
        assertThat(SocketServer.PATIENT.screenshotBytes()).isEqualTo(64L * 1024 * 1024);
        assertThat(SocketServer.PATIENT.screenshotAge()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void forgetsAScreenshotWithItsSocket() throws Exception {
        send(PAGE, PNG);
        client.drop();
        SocketServer.await("closed", () -> server.sessions().size() == 0);
        assertThat(session.takeScreenshot()).isEmpty();
    }

    @Test
    void keepsTheAddressButOnlyTheStartOfAVeryLongOne() throws Exception {
        update("https://long.example/" + "é😀".repeat(100_000));
        assertThat(session.pageUrl().orElseThrow())
                .startsWith("https://long.example/")
                .hasSizeLessThanOrEqualTo(8_000);
    }

    private void send(String url, String screenshot) throws Exception {
        send(client, url, screenshot);
    }

    private static void send(RawSocketClient client, String url, String screenshot)
            throws Exception {
        client.sendText(
                "{\"type\":\"context_update\",\"timestamp\":1,\"url\":\""
                        + url
                        + "\",\"title\":\"t\",\"content\":\"secret text\",\"screenshot\":\""
                        + screenshot
                        + "\"}");
        roundTrip(client);
    }

    private void update(String url) throws Exception {
        client.sendText("{\"type\":\"SessionUpdate\",\"data\":{\"url\":\"" + url + "\"}}");
        roundTrip();
    }

    private void roundTrip() throws Exception {
        roundTrip(client);
    }

    private static void roundTrip(RawSocketClient client) throws Exception {
        client.sendText("{\"type\":\"Ping\"}");
        assertThat(client.readText()).isEqualTo("{\"type\":\"Pong\"}");
    }

    private static String base64(String latin1) {
        return Base64.getEncoder().encodeToString(latin1.getBytes(ISO_8859_1));
    }
}
