package dev.backendrig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.contract.ContractClient;
import java.io.IOException;

/// Asks for everything that docs/openapi.yaml has of the interface for clients of OpenAI's API.
record OpenAiContract(ContractClient client) {
    private static final String PATH = "/v1/chat/completions";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String HI = ",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]";

    /// What a server with the offline model answers.
    void anywhere() throws IOException {
        var good = "{\"model\":\"offline/offline\"" + HI;
        client.ask("OPTIONS", PATH, "", "");
        assertThat(ask("", good + "}")).isEqualTo(200);
        var usage = ",\"stream_options\":{\"include_usage\":true}}";
        assertThat(ask("", good + ",\"stream\":true}")).isEqualTo(200);
        assertThat(ask("", good + ",\"stream\":true" + usage)).isEqualTo(200);
        assertThat(ask("", "{}")).isEqualTo(400);
        assertThat(ask("", "{\"model\":\"no/such\"" + HI + "}")).isEqualTo(404);
        assertThat(client.ask("POST", PATH, "Content-Type: text/plain\r\n", "hi").status())
                .isEqualTo(415);
        var promise = JSON + "Content-Length: 16777217\r\n";
        assertThat(client.askWithoutBody(PATH, promise).status()).isEqualTo(413);
    }

    /// What a server answers to those whom it refuses.
    ///
    /// @param headers that are wrong, or lack what is needed
    void refused(String headers, int status) throws IOException {
        client.ask("OPTIONS", PATH, headers, "");
        assertThat(runs(headers)).isEqualTo(status);
    }

    /// The status of a good request to a model alone.
    int runs(String headers) throws IOException {
        return ask(headers, "{\"model\":\"gemini/contract\"" + HI + "}");
    }

    /// The status of a good request to the agent.
    int acts(String headers) throws IOException {
        return ask(headers, "{\"model\":\"browser-agent\"" + HI + "}");
    }

    /// The status of a request whose body does not come to its end.
    int breaksOff() throws IOException {
        return client.askWithoutBody(PATH, JSON + "Content-Length: 5\r\n").status();
    }

    private int ask(String headers, String body) throws IOException {
        return client.ask("POST", PATH, JSON + headers, body).status();
    }
}
