package dev.backendrig.client;

import dev.backendrig.client.BrowserTool.Effect;
import dev.backendrig.client.BrowserTool.Handler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What tests of browsers have in common: the stage, and browsers that are closed after each.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WithBrowsers {
    final List<RigBrowser> opened = new ArrayList<>();
    final AtomicInteger rung = new AtomicInteger();

    @SuppressWarnings("NullAway.Init")
    Stage stage;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        stage = new Stage(folder);
    }

    @AfterAll
    void close() throws Exception {
        stage.close();
    }

    @BeforeEach
    void reset() {
        stage.reset();
        rung.set(0);
    }

    @AfterEach
    void closeBrowsers() {
        opened.forEach(RigBrowser::close);
        opened.clear();
    }

    RigBrowser open(RigClient client, BrowserOptions options) {
        var browser = client.browser(options.withRetries(Stage.QUICK));
        opened.add(browser);
        return browser;
    }

    RigBrowser open(BrowserOptions options) {
        return open(stage.client, options);
    }

    static BrowserTool reads(Handler handler) {
        var name = Map.of("type", "string", "x-role", "text");
        return tool("read_note", Effect.READ, Map.of("name", name), handler);
    }

    static BrowserTool tool(
            String name, Effect effect, Map<String, ?> properties, Handler handler) {
        var schema = Map.of("type", "object", "properties", properties);
        return BrowserTool.of(name, "Does it.", effect, schema, handler);
    }

    /// A tool that says nothing of its arguments: the person is always asked.
    BrowserTool bell(Handler handler) {
        var times = Map.of("type", "integer");
        return tool("ring", Effect.ACT, Map.of("times", times), handler);
    }

    BrowserTool bell() {
        return bell(_ -> ToolResult.of("rung " + rung.incrementAndGet()));
    }

    RunResult ask(RigBrowser browser) {
        return stage.client.run(RunRequest.of("Do it").withSession(browser.sessionId()));
    }

    void rings() {
        stage.model.calls("ring", Map.of("times", 1));
    }

    String told() {
        return stage.model.asked.getLast();
    }

    /// Notes what happens to a browser.
    static final class Listening implements BrowserListener {
        final List<RunState> states = new CopyOnWriteArrayList<>();
        final List<Boolean> sessions = new CopyOnWriteArrayList<>();

        @Override
        public void onRunState(RunState state) {
            states.add(state);
        }

        @Override
        public void onSession(String sessionId, boolean resumed) {
            sessions.add(resumed);
        }

        void await(String state) {
            Stage.await(state, () -> states.stream().anyMatch(it -> it.state().equals(state)));
        }
    }
}
