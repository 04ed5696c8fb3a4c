package dev.backendrig.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A client of one server. Its calls block; virtual threads are made for that. May be used by
/// several threads.
public final class RigClient implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration ASK_TIMEOUT = Duration.ofMinutes(15);

    private final Http http;

    private RigClient(Http http) {
        this.http = http;
    }

    /// A client of this server.
    ///
    /// @param server its address, such as `http://localhost:3000`
    public static RigClient of(URI server) {
        return new RigClient(Http.to(server, Optional.empty(), TIMEOUT));
    }

    /// A client of the same server that shows the value of its `AUTH_TOKEN`.
    public RigClient withToken(String token) {
        return new RigClient(
                new Http(http.client(), http.server(), Optional.of(token), http.timeout()));
    }

    /// Runs the agent and answers in one piece.
    public RunAnswer ask(String message) {
        return ask(RunRequest.of(message));
    }

    /// Runs the agent and answers in one piece.
    ///
    /// @throws RigException if the server refuses, cannot be reached, or the thread is interrupted
    public RunAnswer ask(RunRequest request) {
        var body = Http.with(request.body(), Map.of("stream", false));
        var answer = http.json(http.post("agent/run", body).timeout(ASK_TIMEOUT));
        return new RunAnswer(answer.text("response"), Usage.ofAnswer(answer));
    }

    /// A run whose events are read one by one; it begins with the first one.
    public RigRun stream(RunRequest request) {
        return stream(request, RunOptions.USUAL);
    }

    /// A run whose events are read one by one; it begins with the first one.
    public RigRun stream(RunRequest request, RunOptions options) {
        return RigRun.begin(http, request, options);
    }

    /// Goes on with a run that this or another client began, up to 10 minutes after its end.
    ///
    /// @param after the id of the last event that is known; 0 for all from the beginning
    public RigRun resume(String runId, long after, RunOptions options) {
        return RigRun.resume(http, runId, after, options);
    }

    /// Runs the agent to its end; its questions are answered elsewhere. A run that fails is a
    /// result too.
    public RunResult run(RunRequest request) {
        try (var run = stream(request)) {
            return RunCollector.collect(run, Optional.empty());
        }
    }

    /// Runs the agent to its end.
    ///
    /// @param decide answers the run's questions, while the run waits; what it throws counts as a no
    public RunResult run(RunRequest request, Function<Question, Decision> decide) {
        try (var run = stream(request)) {
            return RunCollector.collect(run, Optional.of(decide));
        }
    }

    /// The models that the server can use.
    public List<Model> models() {
        return http.json(http.request("v1/models")).objects("data").stream()
                .map(it -> new Model(it.text("id"), it.text("owned_by"), it.members()))
                .toList();
    }

    /// What the server is.
    public ServerInfo info() {
        return ServerInfo.of(http.json(http.request("agent/info")));
    }

    /// Connects as a browser; runs with its session can use its tools.
    ///
    /// @throws RigException if the server does not accept it or cannot be reached
    public RigBrowser browser(BrowserOptions options) {
        return RigBrowser.connect(http, options);
    }

    /// Ends what is under way on its connections, also of those made by [#withToken].
    @Override
    public void close() {
        http.client().shutdownNow();
    }
}
