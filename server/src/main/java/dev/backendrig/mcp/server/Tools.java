package dev.backendrig.mcp.server;

import dev.backendrig.agent.ToolCaller;
import dev.backendrig.browser.session.BrowserSession;
import dev.backendrig.browser.session.SessionClaim;
import dev.backendrig.json.JsonObject;
import dev.backendrig.tool.Tool;
import java.util.ArrayList;
import java.util.List;

/// What clients may call: the tools of the browser, and a whole task. Thread-safe.
final class Tools {
    private final Browsers browsers;
    private final BrowserCalls calls;
    private final RunTask task;

    Tools(Browsers browsers, BrowserCalls calls, RunTask task) {
        this.browsers = browsers;
        this.calls = calls;
        this.task = task;
    }

    /// `tools/list`. Without a browser the tools that every browser has: many clients ask once only.
    JsonObject list(McpRequest request) throws InterruptedException {
        var version = request.client().version();
        var all = new ArrayList<JsonObject>();
        for (var tool : offered(request.ask())) all.add(ToolJson.of(tool, version));
        all.add(RunTask.json(version));
        return Pages.page("tools", all, request);
    }

    /// The browser's tools. One that has the name of ours is not offered.
    List<Tool> offered(HttpAsk ask) throws InterruptedException {
        return browsers.find(ask).map(ToolCaller::tools).orElseGet(ToolCaller::usualTools).stream()
                .filter(tool -> !tool.spec().name().equals(RunTask.NAME))
                .toList();
    }

    /// Looks whether a `tools/call` can be made at all, before it is begun.
    ///
    /// @throws RpcException if it names no tool
    void check(McpRequest request) throws InterruptedException {
        var name = request.text("name");
        request.object("arguments");
        var known =
                name.equals(RunTask.NAME)
                        || offered(request.ask()).stream()
                                .anyMatch(tool -> tool.spec().name().equals(name));
        if (!known) {
            throw new RpcException(RpcError.invalidParams("Unknown tool: " + RpcError.shown(name)));
        }
    }

    /// `tools/call`.
    JsonObject call(McpRequest request, CallEvents events) throws InterruptedException {
        var browser = browsers.find(request.ask());
        if (browser.isEmpty()) {
            return ResultJson.text(browsers.whyNone(request.ask()), true);
        }
        var name = request.text("name");
        if (name.equals(RunTask.NAME)) return task(browser.get(), request, events);
        var result = calls.call(browser.get(), name, request.object("arguments"), request, events);
        return ResultJson.of(result, request.client().version());
    }

    private JsonObject task(BrowserSession browser, McpRequest request, CallEvents events)
            throws InterruptedException {
        var claim = request.ask().browser();
        return task.call(
                request,
                claim.orElseGet(() -> new SessionClaim(browser.id(), null, null)),
                events,
                text -> calls.masked(text, browser, request));
    }
}
