package dev.backendrig.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.agent.RunEvent;
import dev.backendrig.agent.ToolAsk;
import dev.backendrig.agent.ToolCalls;
import dev.backendrig.agent.ToolTalks;
import dev.backendrig.browser.session.BrowserSession;
import dev.backendrig.browser.session.SessionRegistry;
import dev.backendrig.browser.session.SessionSettings;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolResult;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// How many sessions are kept, and for how long.
class McpSessionsTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    private static McpSession session(String id) {
        var browsers =
                new Browsers(
                        new SessionRegistry(
                                new SessionSettings(
                                        SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, 1),
                                _ -> false,
                                new SimpleMeterRegistry(),
                                InstantSource.system()));
        var calls = new BrowserCalls(new Nothing());
        var tools = new Tools(browsers, calls, new RunTask((_, _) -> {}));
        return new McpSession(
                id,
                new McpClient(ProtocolVersion.V2025_11_25, JsonObject.EMPTY, null),
                new BrowserWatch(browsers, tools, new Resources(browsers, calls, tools)));
    }

    private record Nothing() implements ToolCalls {
        @Override
        public ToolResult call(ToolAsk ask, Consumer<RunEvent> events) {
            throw new AssertionError("nothing is called");
        }

        @Override
        public String masked(String text, BrowserSession browser, ToolTalks talks) {
            throw new AssertionError("nothing is hidden");
        }
    }

    @Test
    void endsTheOneThatWasIdleLongestWhereThereAreTooMany() {
        var sessions = new McpSessions(Duration.ofHours(1), 2);
        var first = sessions.open(McpSessionsTest::session);
        var second = sessions.open(McpSessionsTest::session);
        assertThat(sessions.find(first.id())).isPresent();
        var third = sessions.open(McpSessionsTest::session);
        assertThat(sessions.find(second.id())).isEmpty();
        assertThat(sessions.find(first.id())).isPresent();
        assertThat(sessions.find(third.id())).isPresent();
        assertThat(second.own().isEnded()).isTrue();
    }

    @Test
    void endsWhatIsIdleForTooLong() {
        var sessions = new McpSessions(Duration.ZERO, 8);
        var session = sessions.open(McpSessionsTest::session);
        assertThat(sessions.find(session.id())).isEmpty();
    }
}
