package dev.backendrig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.browser.session.UseAnswer;
import dev.backendrig.contract.ContractClient;
import dev.backendrig.http.ExtendedServer;
import java.io.IOException;
import java.util.List;

/// Asks for everything that docs/openapi.yaml has of the extended interface.
///
/// @param accept what the client accepts, as a header
record ExtendedContract(ContractClient client, String accept) {
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String EVENTS = "/agent/runs/{run_id}/events";
    private static final String CANCEL = "/agent/runs/{run_id}/cancel";
    private static final String APPROVAL = "/agent/runs/{run_id}/approvals/{approval_id}";
    private static final String SESSION = "/agent/session";
    private static final String INFO = "/agent/info";
    private static final String MODELS = "/v1/models";
    private static final String MODEL = "/v1/models/{model}";
    private static final String FILE = "/console/{file}";
    private static final List<String> POSTS = List.of(CANCEL, APPROVAL, SESSION);
    private static final List<String> READS = List.of(MODELS, MODEL, INFO, FILE);
    private static final List<String> GETS = List.of(MODELS, MODEL, INFO, FILE, EVENTS);
    private static final String ALLOW = "{\"decision\":\"allow\"}";

    /// What any server answers.
    void anywhere() throws IOException {
        for (var path : GETS) ask("OPTIONS", path, "", "");
        for (var path : POSTS) ask("OPTIONS", path, "", "");
        ask("GET", INFO, "", "");
        ask("HEAD", INFO, "", "");
        ask("GET", MODELS, "", "");
        ask("HEAD", MODELS, "", "");
        models();
        var stream = "{\"message\":\"hi there\",\"protocol\":2}";
        assertThat(client.ask("POST", "/agent/run", JSON, stream).body()).startsWith("id: 1\n");
        for (var path : List.of(FILE, EVENTS)) assertThat(ask("GET", path, "", "")).isEqualTo(404);
        assertThat(ask("HEAD", FILE, "", "")).isEqualTo(404);
        assertThat(ask("POST", CANCEL, "", "")).isEqualTo(404);
        assertThat(ask("POST", APPROVAL, JSON, ALLOW)).isEqualTo(404);
    }

    /// One model, and one that is none.
    private void models() throws IOException {
        assertThat(ask("GET", MODEL, "", "")).isEqualTo(404);
        var one = "/v1/models/browser-agent";
        assertThat(client.ask("GET", MODEL, one, accept, "").status()).isEqualTo(200);
        client.ask("HEAD", MODEL, one, accept, "");
    }

    /// What a server answers to those whom it refuses.
    ///
    /// @param headers that are wrong, or lack what is needed
    void refused(String headers, int status) throws IOException {
        for (var path : GETS) {
            assertThat(ask("GET", path, headers, "")).isEqualTo(status);
            ask("OPTIONS", path, headers, "");
        }
        for (var path : READS) ask("HEAD", path, headers, "");
        for (var path : POSTS) {
            assertThat(ask("POST", path, headers + JSON, ALLOW)).isEqualTo(status);
            ask("OPTIONS", path, headers, "");
        }
    }

    /// Asks with anything for the parameters of the path.
    private int ask(String method, String operation, String headers, String body)
            throws IOException {
        var path = operation.replaceAll("[{}]", "");
        return client.ask(method, operation, path, accept + headers, body).status();
    }

    /// The console's files.
    void console() throws IOException {
        for (var name : List.of("/console/console.js", "/console/console.css")) {
            var tag = client.ask("GET", FILE, name, accept, "").header("etag");
            for (var method : List.of("GET", "HEAD")) {
                client.ask(method, FILE, name, accept, "");
                var known = accept + "If-None-Match: " + tag + "\r\n";
                assertThat(client.ask(method, FILE, name, known, "").status()).isEqualTo(304);
            }
        }
        for (var method : List.of("GET", "HEAD")) {
            assertThat(client.ask(method, "/", "If-None-Match: *\r\n", "").status()).isEqualTo(304);
        }
    }

    /// The events of runs.
    void events() throws IOException {
        expect(200, ExtendedServer.OVER, "");
        expect(400, ExtendedServer.OVER, "Last-Event-ID: x\r\n");
        expect(410, ExtendedServer.LONG, "Last-Event-ID: 1\r\n");
        expect(429, ExtendedServer.GOES_ON, "");
        var ended = CANCEL.replace("{run_id}", ExtendedServer.OVER);
        assertThat(client.ask("POST", CANCEL, ended, accept, "").status()).isEqualTo(202);
    }

    private void expect(int status, String run, String headers) throws IOException {
        var path = EVENTS.replace("{run_id}", run);
        assertThat(client.ask("GET", EVENTS, path, accept + headers, "").status())
                .isEqualTo(status);
    }

    /// A question that is answered.
    void approval(String question) throws IOException {
        var path = "/agent/runs/" + ExtendedServer.OVER + "/approvals/" + question;
        var headers = accept + JSON;
        client.ask("POST", APPROVAL, path, headers, "{\"decision\":\"perhaps\"}");
        client.ask("POST", APPROVAL, path, accept, ALLOW);
        client.askWithoutBody(APPROVAL, path, headers + "Content-Length: 5\r\n");
        client.askWithoutBody(APPROVAL, path, headers + "Content-Length: 16777217\r\n");
        client.ask("POST", APPROVAL, path, headers, ALLOW);
        assertThat(client.ask("POST", APPROVAL, path, headers, ALLOW).status()).isEqualTo(409);
    }

    /// A page's wish for its browser.
    void session(ExtendedServer server) throws IOException {
        for (var answer :
                List.of(
                        new UseAnswer.Allowed("a-session"),
                        new UseAnswer.Denied(),
                        new UseAnswer.NobodyThere(),
                        new UseAnswer.NoAnswer())) {
            server.answersUse(answer);
            useSession();
        }
    }

    int useSession() throws IOException {
        var page = "Origin: http://localhost:" + client.server().getPort() + "\r\n";
        var cookie = "Cookie: rig_client=" + ExtendedServer.OVER + "\r\n";
        return client.ask("POST", SESSION, accept + page + cookie, "").status();
    }
}
