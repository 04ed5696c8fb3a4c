package dev.backendrig.http;

import dev.backendrig.browser.session.UseAnswer;
import dev.backendrig.http.socket.ClientCookie;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// `POST /agent/session`: lets the server's own page use the browser that it is shown in, once its
/// person has agreed in the extension's panel.
final class SessionUseEndpoint implements Endpoint {
    private static final int OK = 200;

    private final SessionUse sessions;
    private final AccessGuard guard;
    private final LiveRuns runs;
    private final BodyReader bodies;

    SessionUseEndpoint(SessionUse sessions, AccessGuard guard, LiveRuns runs, BodyReader bodies) {
        this.sessions = sessions;
        this.guard = guard;
        this.runs = runs;
        this.bodies = bodies;
    }

    @Override
    public void answer(Exchange exchange) {
        var origin = exchange.header("Origin");
        if (origin == null || !guard.isOwnPage(exchange)) throw notOurs();
        // Nothing in it counts; the watch over the connection needs it gone.
        bodies.read(exchange.request()).close();
        var client = ClientCookie.clientId(exchange.request().getHeaders()).orElse(null);
        var answer = client == null ? new UseAnswer.NobodyThere() : ask(exchange, client, origin);
        switch (answer) {
            case null -> exchange.abort();
            case UseAnswer.Allowed(var sessionId) -> tell(exchange, sessionId);
            case UseAnswer.Denied() -> throw denied();
            case UseAnswer.NobodyThere() -> throw nobodyThere();
            case UseAnswer.NoAnswer() -> throw noAnswer();
        }
    }

    /// The person's answer; null where the page went away meanwhile.
    private @Nullable UseAnswer ask(Exchange exchange, String client, String origin) {
        var thread = runs.begin();
        if (thread == null) throw new ProblemException(Problems.draining());
        try (thread;
                var _ = ClientGone.watch(exchange.request(), thread)) {
            return sessions.requestUse(client, origin);
        } catch (InterruptedException e) {
            if (thread.isClientGone()) return null;
            throw new ProblemException(Problems.draining());
        } finally {
            runs.end(thread);
        }
    }

    private static void tell(Exchange exchange, String sessionId) {
        exchange.response().getHeaders().put("Cache-Control", "no-store");
        var answer = JsonObject.of("session_id", sessionId);
        exchange.send(OK, "application/json", Json.writeBytes(answer));
    }

    private static ProblemException notOurs() {
        return new ProblemException(
                ProblemKind.ORIGIN_REFUSED,
                "Only this server's own pages may ask for the browser that they are shown in.",
                "Hanya halaman milik server ini yang boleh meminta peramban tempatnya"
                        + " ditampilkan.");
    }

    private static ProblemException denied() {
        return new ProblemException(
                ProblemKind.USE_DENIED,
                "You did not allow this page to use the browser.",
                "Anda tidak mengizinkan halaman ini memakai peramban.");
    }

    private static ProblemException nobodyThere() {
        return new ProblemException(
                ProblemKind.NO_BROWSER,
                "This browser has no extension that is connected to the server. Install it, or open"
                        + " its panel.",
                "Peramban ini tidak punya ekstensi yang tersambung ke server. Pasang ekstensinya,"
                        + " atau buka panelnya.");
    }

    private static ProblemException noAnswer() {
        return new ProblemException(
                ProblemKind.NO_ANSWER,
                "Nobody answered in the extension's panel. Open it and ask again.",
                "Tidak ada yang menjawab di panel ekstensi. Buka panelnya dan minta lagi.");
    }
}
