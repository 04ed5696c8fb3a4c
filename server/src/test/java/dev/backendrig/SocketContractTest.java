package dev.backendrig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.contract.BrowserByContract;
import dev.backendrig.contract.ContractClient;
import dev.backendrig.contract.ContractDocument;
import dev.backendrig.contract.HttpContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The running server beside docs/asyncapi.yaml: whatever it sends is as the document says, and it
/// takes whatever the document says that a browser sends.
class SocketContractTest {
    private static final String PROMPT =
            "open example.com then click Save then type Budi into Name then scroll down then list"
                    + " what is on the page then summarise this page";

    @TempDir Path folder;

    /// @param round which of its documented forms a result takes
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aRunWithAllSixCommandsIsAsDocumented(int round) throws Exception {
        try (var server = TestAssembly.start(folder, Map.of());
                var browser = BrowserByContract.connect(server.port(), round)) {
            var stream = run(server, browser.sessionId());
            assertThat(browser.commands())
                    .contains(
                            "navigate_to",
                            "click_element",
                            "type_text",
                            "scroll_to",
                            "get_page_content",
                            "get_interactive_elements");
            assertThat(stream).contains("\"ok\":true").doesNotContain("\"ok\":false");
            assertThat(stream).contains("leaves ");
            assertThat(metrics(server)).doesNotContain("messages_ignored", "results_dropped");
        }
    }

    @Test
    void everyExampleOfABrowsersMessageIsTaken() throws Exception {
        try (var server = TestAssembly.start(folder, Map.of());
                var browser = BrowserByContract.connect(server.port(), 0)) {
            browser.sendAllExamples();
            browser.ping();
            assertThat(metrics(server)).doesNotContain("messages_ignored", "unreadable");
            browser.send("{\"type\":\"Nonsense\"}");
            browser.ping();
            assertThat(metrics(server)).contains("rig_browser_messages_ignored_total");
        }
    }

    private static String run(TestAssembly server, String sessionId) throws IOException {
        var contract = new HttpContract(ContractDocument.openApi());
        var client = new ContractClient(contract, server.address());
        var body = "{\"message\":\"" + PROMPT + "\",\"session_id\":\"" + sessionId + "\"}";
        var json = "Content-Type: application/json\r\n";
        return client.ask("POST", "/agent/run", json, body).body();
    }

    private static String metrics(TestAssembly server) throws IOException {
        var contract = new HttpContract(ContractDocument.openApi());
        return new ContractClient(contract, server.address()).ask("GET", "/metrics", "", "").body();
    }
}
