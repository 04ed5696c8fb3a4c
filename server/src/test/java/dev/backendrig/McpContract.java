package dev.backendrig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.contract.ContractClient;
import java.io.IOException;
import java.util.List;

/// Asks for everything that docs/openapi.yaml has of `/mcp`.
///
/// @param token the header that has a browser picked
record McpContract(ContractClient client, String token) {
    private static final String PATH = "/mcp";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String BOTH = "Accept: application/json, text/event-stream\r\n";
    private static final String STATELESS = "MCP-Protocol-Version: 2026-07-28\r\n";
    private static final String NOBODY = "Mcp-Session-Id: nobody-has-this-session\r\n";
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final String CALL =
            "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":"
                    + "{\"name\":\"get_page_content\",\"arguments\":{}}}";
    private static final String BEGIN =
            "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":"
                    + "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},"
                    + "\"clientInfo\":{\"name\":\"c\",\"version\":\"1\"}}}";
    private static final String BEGUN =
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";

    /// What a server answers to those whom it refuses.
    ///
    /// @param headers that are wrong, or lack what is needed
    void refused(String headers, int status) throws IOException {
        for (var accept : List.of("Accept: application/json\r\n", "Accept: */*\r\n")) {
            client.ask("OPTIONS", PATH, accept + headers, "");
            for (var method : List.of("GET", "DELETE")) {
                assertThat(client.ask(method, PATH, accept + headers, "").status())
                        .isEqualTo(status);
            }
            assertThat(client.ask("POST", PATH, accept + JSON + headers, PING).status())
                    .isEqualTo(status);
        }
    }

    /// A session from its beginning to its end, and every fault.
    void sessions() throws IOException {
        client.ask("OPTIONS", PATH, token, "");
        var begun = client.ask("POST", PATH, BOTH + JSON + token, BEGIN);
        assertThat(begun.status()).isEqualTo(200);
        var session = "Mcp-Session-Id: " + begun.header("mcp-session-id") + "\r\n";
        assertThat(post(JSON + session, BEGUN)).isEqualTo(202);
        assertThat(post(JSON + session, CALL)).isEqualTo(200);
        assertThat(client.upgrade(PATH, BOTH + token + session).status()).isEqualTo(200);
        for (var method : List.of("GET", "DELETE")) {
            assertThat(ask(method, "")).isEqualTo(400);
            assertThat(ask(method, NOBODY)).isEqualTo(404);
            assertThat(ask(method, STATELESS)).isEqualTo(405);
        }
        assertThat(post(JSON, PING)).isEqualTo(400);
        assertThat(post(JSON + NOBODY, PING)).isEqualTo(404);
        wrongTypes(session);
        assertThat(ask("DELETE", session)).isEqualTo(204);
    }

    private void wrongTypes(String session) throws IOException {
        var text = "Accept: text/plain\r\n" + token + session;
        assertThat(client.ask("GET", PATH, text, "").status()).isEqualTo(406);
        assertThat(client.ask("POST", PATH, text + JSON, PING).status()).isEqualTo(406);
        var plain = "Content-Type: text/plain\r\n" + token + session;
        for (var accept : List.of(BOTH, "Accept: */*\r\n")) {
            assertThat(client.ask("POST", PATH, accept + plain, PING).status()).isEqualTo(415);
        }
    }

    private int post(String headers, String body) throws IOException {
        return client.ask("POST", PATH, BOTH + token + headers, body).status();
    }

    private int ask(String method, String headers) throws IOException {
        return client.ask(method, PATH, BOTH + token + headers, "").status();
    }
}
