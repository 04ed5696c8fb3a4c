package dev.backendrig.mcp.server;

import dev.backendrig.browser.BrowserPort;
import dev.backendrig.browser.session.BrowserSession;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.tool.Tool;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Notices what changes in the browser that a client means. Used by one thread at a time.
final class BrowserWatch {
    private final Browsers browsers;
    private final Tools tools;
    private final Resources resources;
    private long seen = -1;
    private @Nullable View last;

    /// What has changed.
    enum Change {
        TOOLS,
        RESOURCES,
        /// Another page is shown.
        PAGE
    }

    /// What the client may know.
    private record View(
            List<ToolSpec> tools,
            List<PageResource> resources,
            Optional<String> browser,
            Optional<String> url) {}

    BrowserWatch(Browsers browsers, Tools tools, Resources resources) {
        this.browsers = browsers;
        this.tools = tools;
        this.resources = resources;
    }

    /// From here on changes count.
    void begin(HttpAsk ask) throws InterruptedException {
        if (last != null) return;
        seen = browsers.changes().count();
        last = view(ask);
    }

    /// What has changed since this was asked last; blocks while nothing has, at most so long.
    Set<Change> next(HttpAsk ask, Duration patience) throws InterruptedException {
        begin(ask);
        browsers.changes().await(seen, patience);
        var count = browsers.changes().count();
        if (count == seen) return Set.of();
        seen = count;
        return changes(view(ask));
    }

    private Set<Change> changes(View now) {
        var before = last == null ? now : last;
        last = now;
        var changes = EnumSet.noneOf(Change.class);
        if (!now.tools().equals(before.tools())) changes.add(Change.TOOLS);
        if (!now.resources().equals(before.resources())) changes.add(Change.RESOURCES);
        var sameBrowser = now.browser().equals(before.browser());
        if (!sameBrowser || !now.url().equals(before.url())) changes.add(Change.PAGE);
        return changes;
    }

    private View view(HttpAsk ask) throws InterruptedException {
        var browser = browsers.find(ask);
        return new View(
                tools.offered(ask).stream().map(Tool::spec).toList(),
                resources.readable(ask),
                browser.map(BrowserSession::id),
                browser.flatMap(BrowserPort::pageUrl));
    }
}
