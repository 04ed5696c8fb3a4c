package dev.backendrig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.contract.ContractClient;
import java.io.IOException;

/// Asks for everything that docs/openapi.yaml has of `POST /agui`.
///
/// @param accept what the client accepts, as a header
record AguiContract(ContractClient client, String accept) {
    private static final String PATH = "/agui";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String INPUT =
            "{\"threadId\":\"t\",\"runId\":\"r\",\"messages\":"
                    + "[{\"id\":\"1\",\"role\":\"user\",\"content\":\"hi there\"}]}";
    private static final String ANSWER =
            "{\"threadId\":\"t\",\"runId\":\"r\",\"resume\":"
                    + "[{\"interruptId\":\"none\",\"status\":\"cancelled\"}]}";

    /// What any server answers.
    void anywhere() throws IOException {
        client.ask("OPTIONS", PATH, accept, "");
        assertThat(post(JSON, "{\"threadId\":7}")).isEqualTo(400);
        assertThat(post(JSON, "{")).isEqualTo(400);
        assertThat(post("Content-Type: text/plain\r\n", INPUT)).isEqualTo(415);
        client.askWithoutBody(PATH, JSON + accept + "Content-Length: 16777217\r\n");
    }

    /// What a server answers to those whom it refuses.
    ///
    /// @param headers that are wrong, or lack what is needed
    void refused(String headers, int status) throws IOException {
        client.ask("OPTIONS", PATH, accept + headers, "");
        assertThat(post(JSON + headers, INPUT)).isEqualTo(status);
    }

    /// A run.
    ///
    /// @param headers with the token
    int runs(String headers) throws IOException {
        return post(JSON + headers, INPUT);
    }

    /// An answer to a question that nobody has put.
    ///
    /// @param headers with the token
    int answers(String headers) throws IOException {
        return post(JSON + headers, ANSWER);
    }

    /// A request that ends in the middle.
    int breaksOff() throws IOException {
        var promise = JSON + accept + "Content-Length: 5\r\n";
        return client.askWithoutBody(PATH, promise).status();
    }

    private int post(String headers, String body) throws IOException {
        return client.ask("POST", PATH, accept + headers, body).status();
    }
}
