package dev.backendrig.mcp.server;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.ToolResult;
import dev.backendrig.tool.Tool;
import java.util.Arrays;
import java.util.List;

/// The page that the browser shows, as resources. Thread-safe.
final class Resources {
    private final Browsers browsers;
    private final BrowserCalls calls;
    private final Tools tools;

    Resources(Browsers browsers, BrowserCalls calls, Tools tools) {
        this.browsers = browsers;
        this.calls = calls;
        this.tools = tools;
    }

    /// `resources/list`.
    JsonObject list(McpRequest request) throws InterruptedException {
        var version = request.client().version();
        var all = readable(request.ask()).stream().map(it -> it.json(version)).toList();
        return Pages.page("resources", all, request);
    }

    /// `resources/templates/list`: there are none.
    static JsonObject templates(McpRequest request) {
        return Pages.page("resourceTemplates", List.of(), request);
    }

    /// Those that the browser has a tool for.
    List<PageResource> readable(HttpAsk ask) throws InterruptedException {
        var names = tools.offered(ask).stream().map(Tool::spec).map(spec -> spec.name()).toList();
        return Arrays.stream(PageResource.values())
                .filter(it -> names.contains(it.tool()))
                .toList();
    }

    /// The resource that a request names.
    ///
    /// @throws RpcException if there is none
    PageResource named(McpRequest request) throws InterruptedException {
        var uri = request.text("uri");
        return PageResource.at(uri)
                .filter(readable(request.ask())::contains)
                .orElseThrow(() -> new RpcException(unknown(uri, request.client().version())));
    }

    private static RpcError unknown(String uri, ProtocolVersion version) {
        var code = version.isStateless() ? RpcError.INVALID_PARAMS : RpcError.RESOURCE_NOT_FOUND;
        return new RpcError(code, "Resource not found", JsonObject.of("uri", RpcError.shown(uri)));
    }

    /// `resources/read`.
    ///
    /// @throws RpcException if it cannot be read
    JsonObject read(McpRequest request, CallEvents events) throws InterruptedException {
        var resource = named(request);
        var browser = browsers.find(request.ask());
        if (browser.isEmpty()) throw failed(browsers.whyNone(request.ask()));
        var result = calls.call(browser.get(), resource.tool(), JsonObject.EMPTY, request, events);
        if (!result.ok()) throw failed(reason(result));
        return resource.contents(result)
                .orElseThrow(() -> failed("The browser sent no picture of the page."));
    }

    private static String reason(ToolResult result) {
        return result.content() instanceof JsonString(var text)
                ? text
                : JsonArray.of(result.content()).toString();
    }

    private static RpcException failed(String why) {
        return new RpcException(new RpcError(RpcError.INTERNAL, why));
    }
}
