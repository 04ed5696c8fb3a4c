package dev.backendrig.http;

import dev.backendrig.agent.Compaction;
import dev.backendrig.agent.RunEvent;
import dev.backendrig.browser.session.OnlySession;
import dev.backendrig.browser.session.UseAnswer;
import dev.backendrig.http.stream.LogLimits;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.ToolCall;
import dev.backendrig.safety.Approvals;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A server that was brought into every state of the extended protocol: a run that is over, one whose
/// first events are not kept, one that goes on and has all its readers, a question that is open, and a
/// console.
public final class ExtendedServer implements AutoCloseable {
    public static final String OVER = "0".repeat(32);
    public static final String LONG = "1".repeat(32);
    public static final String GOES_ON = "2".repeat(32);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration MOMENT = Duration.ofMillis(20);

    private final TestServer server;
    private final EventReader reader;
    private final Approvals.Question question;
    private volatile UseAnswer use = new UseAnswer.Allowed("a-session");

    /// @param folder for the console's files
    public ExtendedServer(Path folder) throws IOException {
        Files.writeString(folder.resolve("index.html"), "<!doctype html><title>Console</title>");
        Files.writeString(folder.resolve("console.js"), "'use strict';");
        Files.writeString(folder.resolve("console.css"), "body {}");
        var call = new ToolCall("1", "click_element", JsonObject.EMPTY);
        var run = new ScriptedRun();
        run.begins(OVER)
                .tells(
                        new RunEvent.ThoughtDelta("hm"),
                        new RunEvent.ToolCalling(call),
                        new RunEvent.ApprovalAsked("a", TestCard.of(call)),
                        new RunEvent.ApprovalAnswered("a", Approvals.Result.DENIED),
                        new RunEvent.ToolCompleted(call, false, new JsonString("no")),
                        new RunEvent.Compacted(new Compaction(Compaction.Kind.SUMMARY, 9, 3)),
                        new RunEvent.TextDelta("Hello"),
                        new RunEvent.Notice("A limit."))
                .ends();
        var limits = new LogLimits(8 * 1024, 1024 * 1024, 1, MINUTE, MINUTE);
        var setup =
                new TestServer.Setup()
                        .logs(limits)
                        .console(folder)
                        .times(HttpTimes.DEFAULT.withBody(MOMENT, MINUTE))
                        .onlyOne(new OnlySession.Several(2))
                        .sessions((_, _) -> use);
        server = new TestServer(setup, run);
        try (var client = EventReader.run(server)) {
            client.all();
        }
        runLong(run);
        run.begins(GOES_ON);
        reader = EventReader.run(server);
        reader.runId();
        question = server.approvals.put(OVER).orElseThrow();
    }

    private void runLong(ScriptedRun run) throws IOException {
        run.begins(LONG);
        try (var client = EventReader.run(server)) {
            client.runId();
            for (var i = 0; i < 3; i++) {
                run.says("x".repeat(8000));
                client.awaitNext();
            }
            run.ends();
            client.all();
        }
    }

    public InetSocketAddress address() {
        return server.address();
    }

    /// The id of an open question of the run that is over.
    public String question() {
        return question.id();
    }

    /// Has the person answer a page's wish like this.
    public void answersUse(UseAnswer answer) {
        use = answer;
    }

    /// Takes no new runs any more; waits for the one that goes on.
    public void startDraining() throws IOException {
        Thread.ofVirtual().start(this::drain);
        while (server.get("/ready", "").status() != 503) {}
    }

    private void drain() {
        try {
            server.drain(MINUTE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        question.close();
        reader.close();
        server.close();
    }
}
