package dev.backendrig.agent;

import dev.backendrig.browser.session.BrowserSession;
import dev.backendrig.browser.session.DriverLease;
import dev.backendrig.browser.tools.BrowserTools;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolTrouble;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run's use of a browser: from its first tool call to its end the browser is the run's alone. Used
/// by the run's thread alone.
final class BrowserUse implements AutoCloseable {
    private static final String LEFT =
            "Another request used this browser meanwhile and left it on another page, so nothing"
                    + " was done. Look at the page again first.";

    private final BrowserSession session;
    private final Duration waitForOthers;
    private final Runnable onBusy;
    private final String runId;
    private final Turn turn;
    private @Nullable DriverLease lease;
    private boolean toldBusy;

    /// @param waitForOthers how long a tool call waits for a browser that another run drives
    /// @param onBusy called once, when another run kept the browser for too long
    /// @param turn asked before every tool call
    BrowserUse(
            BrowserSession session,
            String runId,
            Duration waitForOthers,
            Runnable onBusy,
            Turn turn) {
        this.session = session;
        this.runId = runId;
        this.turn = turn;
        this.waitForOthers = waitForOthers;
        this.onBusy = onBusy;
    }

    List<Tool> tools() {
        return session
                .declaredTools()
                .map(declared -> BrowserTools.of(session, declared, runId))
                .orElseGet(() -> BrowserTools.of(session))
                .stream()
                .<Tool>map(Exclusive::new)
                .toList();
    }

    private boolean take() throws InterruptedException {
        if (lease == null) lease = session.drive(waitForOthers).orElse(null);
        return lease != null;
    }

    private void tellBusy() {
        if (!toldBusy) onBusy.run();
        toldBusy = true;
    }

    @Override
    public void close() {
        if (lease != null) lease.close();
    }

    /// A tool that first takes the browser for this run, and waits while its person uses it.
    private final class Exclusive implements WrappedTool {
        private final Tool tool;

        Exclusive(Tool tool) {
            this.tool = tool;
        }

        @Override
        public Tool tool() {
            return tool;
        }

        @Override
        public ToolOutcome call(JsonObject arguments) throws InterruptedException {
            var judgedOn = session.pageUrl();
            var hadIt = lease != null;
            if (!take()) {
                tellBusy();
                return new ToolOutcome.Failed(
                        "Another request is using this browser. Tell the person to wait for it to"
                                + " end.",
                        ToolTrouble.BROWSER_BUSY);
            }
            if (!hadIt && effect() == Effect.ACT && !session.pageUrl().equals(judgedOn)) {
                return new ToolOutcome.Failed(LEFT);
            }
            if (turn.mayGoOn()) return tool.call(arguments);
            return new ToolOutcome.Failed("The person is using the page themselves.");
        }
    }

    /// Says whether it is the run's turn.
    interface Turn {
        /// Blocks while the person uses the browser themselves; false where they kept it.
        boolean mayGoOn() throws InterruptedException;
    }
}
