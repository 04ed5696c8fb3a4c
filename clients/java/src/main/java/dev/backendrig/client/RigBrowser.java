package dev.backendrig.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backendrig.client.RigException.Kind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A browser, as the server sees it: a session with tools. It connects again by itself. May be used
/// by several threads.
public final class RigBrowser implements AutoCloseable {
    private static final int LONGEST_HELLO = 256 * 1024;
    private static final Duration CONNECTS_IN = Duration.ofSeconds(60);
    private static final Duration CLOSES_IN = Duration.ofSeconds(5);

    private final BrowserOptions options;
    private final Connection connection;
    private final Actions actions;
    private final Optional<Questions> questions;
    private final Map<String, RunState> states = new ConcurrentHashMap<>();
    private final Unsaid unsaid = new Unsaid();
    private final CountDownLatch begun = new CountDownLatch(1);

    private volatile String sessionId = "";
    private volatile @Nullable String resumeToken;
    private volatile @Nullable RigException failure;

    private RigBrowser(Http http, BrowserOptions options) {
        this.options = options;
        this.resumeToken = options.resumeToken().orElse(null);
        this.connection = new Connection(http, options.retries(), new User());
        this.actions = new Actions(options.tools(), this::tell);
        this.questions = options.person().map(it -> new Questions(it, connection::say));
    }

    static RigBrowser connect(Http http, BrowserOptions options) {
        var browser = new RigBrowser(http, options);
        browser.connection.start();
        try {
            if (browser.begun.await(CONNECTS_IN.toMillis(), TimeUnit.MILLISECONDS)) {
                if (browser.failure != null) throw browser.failure;
                return browser;
            }
            browser.close();
            throw http.unreachable("no session within " + CONNECTS_IN, null);
        } catch (InterruptedException e) {
            browser.connection.close();
            throw RigException.interrupted(e);
        }
    }

    /// The session's id, for [RunRequest#withSession].
    public String sessionId() {
        return sessionId;
    }

    /// A secret that gets the session back, for [BrowserOptions#withResumeToken].
    public String resumeToken() {
        return Optional.ofNullable(resumeToken).orElse("");
    }

    /// The runs that use this browser now.
    public List<RunState> runs() {
        return List.copyOf(states.values());
    }

    /// Tells which page is shown (`SessionUpdate`).
    public void showPage(String url, String title) {
        var page = Map.of("url", url, "title", title);
        unsaid.page(page);
        connection.say("SessionUpdate", page);
    }

    /// Tells the page with its content or a screenshot (`context_update`).
    public void updateContext(ContextUpdate update) {
        var message = update.message();
        if (!connection.say(message)) unsaid.context(message);
    }

    public void cancel(String runId) {
        steer("cancel", runId, Map.of("run_id", runId));
    }

    /// The person uses the page themselves: the run pauses.
    public void takeOver(String runId) {
        steer("user_took_over", runId, Map.of("run_id", runId));
    }

    public void giveBack(String runId) {
        steer("user_gave_back", runId, Map.of("run_id", runId));
    }

    public void giveBack(String runId, Snapshot page) {
        var data = Map.of("run_id", runId, "snapshot", page.words());
        steer("user_gave_back", runId, data);
    }

    private void steer(String type, String runId, Map<String, ?> data) {
        unsaid.steering(runId, type, data);
        connection.say(type, data);
    }

    private void tell(Map<String, ?> result) {
        if (!connection.say("ActionResult", result)) unsaid.result(result);
    }

    /// Waits until there is no way back to the server, or until it is closed.
    ///
    /// @return why; empty where it goes on, or was closed from here
    public Optional<RigException> awaitEnd(Duration limit) {
        try {
            if (!connection.awaitEnd(limit)) return Optional.empty();
            return Optional.ofNullable(failure);
        } catch (InterruptedException e) {
            throw RigException.interrupted(e);
        }
    }

    /// Goes away. What is being done is stopped.
    @Override
    public void close() {
        connection.close();
        try {
            connection.awaitEnd(CLOSES_IN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Called by the connection's thread.
    private final class User implements Connection.User {
        @Override
        public Map<String, ?> hello() {
            var hello = new LinkedHashMap<String, @Nullable Object>();
            hello.put("protocol", 2);
            hello.put("tools", options.tools().stream().map(BrowserTool::declaration).toList());
            hello.put("resume_token", resumeToken);
            var size = JsonWriter.write(hello).getBytes(UTF_8).length + 100;
            var outcomes = actions.journal.outcomes(LONGEST_HELLO - size);
            unsaid.results(outcomes.later());
            hello.put("outcomes", outcomes.stated());
            return hello;
        }

        @Override
        public void welcome(Fields session) {
            sessionId = session.needed("session_id");
            resumeToken = session.find("resume_token").orElse(null);
            // The runs that go on are told next.
            states.clear();
            unsaid.say(connection);
            options.listener().onSession(sessionId, session.isTrue("resumed"));
            begun.countDown();
        }

        @Override
        public void heard(String type, Fields data) {
            switch (type) {
                case "action_request" -> actions.act(data);
                case "approval_request" ->
                        questions.ifPresent(it -> it.ask(BrowserQuestion.of(data)));
                case "approval_withdrawn" ->
                        questions.ifPresent(it -> it.withdraw(data.needed("approval_id")));
                case "run_state" -> runIs(RunState.of(data));
                default -> {}
            }
        }

        private void runIs(RunState state) {
            if (state.state().equals("ended")) {
                states.remove(state.runId());
                unsaid.forget(state.runId());
                actions.stop(state.runId());
            } else states.put(state.runId(), state);
            options.listener().onRunState(state);
        }

        @Override
        public void ended(@Nullable RigException why) {
            failure = why;
            actions.stopAll();
            questions.ifPresent(Questions::withdrawAll);
            if (why == null && begun.getCount() > 0) {
                failure = new RigException(Kind.UNREACHABLE, "closed before it was open", null);
            }
            begun.countDown();
        }
    }
}
