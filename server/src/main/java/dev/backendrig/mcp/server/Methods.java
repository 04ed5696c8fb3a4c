package dev.backendrig.mcp.server;

import dev.backendrig.json.JsonObject;

/// What all versions have in common: the lists, and the calls that take their time. Thread-safe.
record Methods(Tools tools, Resources resources, CallEvents.Approvals approvals) {
    static final String TOOLS_CALL = "tools/call";
    static final String RESOURCES_READ = "resources/read";

    /// Whether a method takes its time, and may tell and ask things on the way.
    static boolean isCall(String method) {
        return method.equals(TOOLS_CALL) || method.equals(RESOURCES_READ);
    }

    /// Looks whether such a method can be begun.
    ///
    /// @throws RpcException if it cannot
    void check(McpRequest request) throws InterruptedException {
        if (request.method().equals(TOOLS_CALL)) tools.check(request);
        else resources.named(request);
    }

    /// What such a method does.
    Call.Work work(McpRequest request, Line line) {
        if (request.method().equals(RESOURCES_READ)) {
            var events = new CallEvents(request, CallEvents.STAGES, approvals, line);
            return () -> resources.read(request, events);
        }
        var isTask = request.text("name").equals(RunTask.NAME);
        var events = new CallEvents(request, isTask ? 0 : CallEvents.STAGES, approvals, line);
        return () -> tools.call(request, events);
    }

    /// The result of a method that is answered at once.
    ///
    /// @throws RpcException if there is no such method, or it is asked wrongly
    JsonObject result(McpRequest request) throws InterruptedException {
        return switch (request.method()) {
            case "tools/list" -> tools.list(request);
            case "resources/list" -> resources.list(request);
            case "resources/templates/list" -> Resources.templates(request);
            case String other -> throw new RpcException(RpcError.unknownMethod(other));
        };
    }
}
