package dev.backendrig.http.socket;

import static dev.backendrig.http.socket.ExtendedClient.declaring;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.browser.session.ResumeTokens;
import dev.backendrig.json.JsonObject;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The memory that declared tools may take.
class ToolRoomTest {
    private static final String NO_ROOM =
            "1013 too many different tools are declared to this server";

    private SocketServer server;

    @BeforeEach
    void start() throws Exception {
        server =
                SocketServer.start(
                        SocketServer.PATIENT,
                        SocketServer.QUICK_EXTENDED,
                        ResumeTokens.ofThisProcess());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void isBoundedOverAllBrowsers() throws Exception {
        try (var first = connect("a");
                var second = ExtendedClient.silent(server.port(), Map.of())) {
            second.say("hello", large("b"));
            assertThat(second.closed()).isEqualTo(NO_ROOM);
            assertThat(server.session(first).isOpen()).isTrue();
        }
        assertThat(server.count("rig.browser.hellos", "outcome", "no_room")).isEqualTo(1);
    }

    @Test
    void isSharedByThoseWhoDeclareTheSame() throws Exception {
        try (var first = connect("a");
                var second = connect("a");
                var small = ExtendedClient.connect(server.port(), declaring())) {
            assertThat(server.session(second).declaredTools().orElseThrow())
                    .isSameAs(server.session(first).declaredTools().orElseThrow());
            assertThat(server.session(small).declaredTools().orElseThrow()).isEmpty();
        }
    }

    @Test
    void isNotKeptForBrowsersThatAreAwayAndThatNoRunUses() throws Exception {
        try (var first = connect("a")) {
            var session = server.session(first);
            first.lose();
            SocketServer.await("lost", () -> !session.isOpen());
            connect("b").close();
        }
    }

    @Test
    void isTakenOnceByABrowserThatDeclaresAnew() throws Exception {
        try (var first = connect("a")) {
            var hello = large("b").toBuilder().put("resume_token", first.resumeToken()).build();
            try (var back = ExtendedClient.connect(server.port(), hello)) {
                assertThat(back.isResumed()).isTrue();
            }
        }
    }

    private ExtendedClient connect(String mark) throws IOException {
        return ExtendedClient.connect(server.port(), large(mark));
    }

    /// More than half of what the server has room for.
    private static JsonObject large(String mark) {
        var values = "{'a':1},".repeat(800) + "'" + mark + "'";
        return declaring(
                ExtendedClient.tool("t", "read", "{'type':'object','default':[" + values + "]}"));
    }
}
