package dev.backendrig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.ScriptedProvider.Way;
import dev.backendrig.contract.ContractClient;
import dev.backendrig.contract.ContractDocument;
import dev.backendrig.contract.HttpContract;
import dev.backendrig.http.ExtendedServer;
import dev.backendrig.http.FaultyServer;
import dev.backendrig.http.RawClient;
import dev.backendrig.http.Reply;
import dev.backendrig.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The running server beside docs/openapi.yaml: whatever the document says comes, and whatever
/// comes is as the document says.
class HttpContractTest {
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String PROMPT = "{\"message\":\"hi there\"}";
    private static final String TOKEN = "a-long-secret";
    private static final String BEARER = "Authorization: Bearer " + TOKEN + "\r\n";
    private static final List<String> READS = List.of("/", "/ready", "/metrics");
    private static final List<String> PATHS =
            List.of("/", "/health", "/ready", "/metrics", "/agent/run", "/ws");

    /// Each problem comes in two forms.
    private static final List<String> ACCEPTED =
            List.of("Accept: application/json\r\n", "Accept: */*\r\n");

    @TempDir Path folder;

    private final ContractDocument document;
    private final HttpContract contract;

    HttpContractTest() throws IOException {
        document = ContractDocument.openApi();
        contract = new HttpContract(document);
    }

    @Test
    void whateverIsDocumentedComesAndIsAsDocumented() throws Exception {
        try (var offline = TestAssembly.start(folder, Map.of())) {
            var client = new ContractClient(contract, offline.address());
            goodRequests(client);
            var openAi = new OpenAiContract(client);
            openAi.anywhere();
            openAi.refused("Origin: https://evil.example\r\n", 403);
            new McpContract(client, "").refused("Origin: https://evil.example\r\n", 403);
            for (var accept : ACCEPTED) {
                fromForeignOrigins(client, accept);
                var extended = new ExtendedContract(client, accept);
                extended.anywhere();
                extended.refused("Origin: https://evil.example\r\n", 403);
                var agui = new AguiContract(client, accept);
                agui.anywhere();
                agui.refused("Origin: https://evil.example\r\n", 403);
                badRuns(client, accept);
                anywhere(client, accept);
            }
            sockets(client);
        }
        withAToken();
        withAnImpatientServer();
        withFaults();
        withEverythingExtended();
        assertThat(contract.seen()).isEqualTo(contract.documented());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/agent/run", "/v1/chat/completions"})
    void everyExampleOfARequestIsAnswered(String path) throws Exception {
        var place = "#/paths/" + path.replace("/", "~1") + "/post/requestBody/content";
        var examples = document.at(place + "/application~1json").object("examples").orElseThrow();
        try (var offline = TestAssembly.start(folder, Map.of())) {
            var client = new ContractClient(contract, offline.address());
            for (var example : examples.members().values()) {
                var body = ((JsonObject) example).object("value").orElseThrow().toString();
                assertThat(client.ask("POST", path, JSON, body).status()).isEqualTo(200);
            }
        }
    }

    private static void goodRequests(ContractClient client) throws IOException {
        for (var path : List.of("/", "/health", "/ready", "/metrics")) {
            client.ask("GET", path, "", "");
            client.ask("HEAD", path, "", "");
        }
        for (var path : PATHS) client.ask("OPTIONS", path, "", "");
        client.ask("POST", "/agent/run", JSON, PROMPT);
        client.ask("POST", "/agent/run", JSON, "{\"message\":\"hi there\",\"stream\":true}");
    }

    private static void fromForeignOrigins(ContractClient client, String accept)
            throws IOException {
        var foreign = accept + "Origin: https://evil.example\r\n";
        for (var path : List.of("/", "/ready", "/metrics", "/ws")) {
            client.ask("GET", path, foreign, "");
            client.ask("OPTIONS", path, foreign, "");
        }
        for (var path : READS) client.ask("HEAD", path, foreign, "");
        client.ask("OPTIONS", "/agent/run", foreign, "");
        client.ask("POST", "/agent/run", JSON + foreign, PROMPT);
    }

    private static void badRuns(ContractClient client, String accept) throws IOException {
        var wrongFields = "{\"message\":7,\"stream\":\"yes\"}";
        client.ask("POST", "/agent/run", JSON + accept, wrongFields);
        var unknownModel = "{\"message\":\"hi\",\"model\":\"nobody/nothing\"}";
        client.ask("POST", "/agent/run", JSON + accept, unknownModel);
        client.ask("POST", "/agent/run", JSON + accept, "{");
        client.ask("POST", "/agent/run", "Content-Type: text/plain\r\n" + accept, PROMPT);
        client.askWithoutBody("/agent/run", JSON + accept + "Content-Length: 16777217\r\n");
    }

    private static void anywhere(ContractClient client, String accept) throws IOException {
        var tooLong = "a".repeat(20_000);
        client.askAny("GET", "/nothing", accept);
        client.askAny("DELETE", "/health", accept);
        client.askAny("GET", "/" + tooLong, accept);
        client.askAny("GET", "/health", accept + "X: " + tooLong + "\r\n");
        client.askAny("GET", "/health", accept + "Content-Length: x\r\n");
    }

    private static void sockets(ContractClient client) throws IOException {
        var upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: ";
        var key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
        assertThat(client.upgrade("/ws", upgrade + "13\r\n" + key).status()).isEqualTo(101);
        for (var accept : ACCEPTED) {
            client.ask("GET", "/ws", accept, "");
            client.ask("GET", "/ws", accept + upgrade + "12\r\n" + key, "");
            assertThat(client.ask("GET", "/ws", accept + upgrade + "13\r\n", "").status())
                    .isEqualTo(400);
        }
    }

    private void withAToken() throws Exception {
        try (var provider = new ScriptedProvider();
                var guarded = gemini(provider, "DRAIN_TIMEOUT", "20s")) {
            var client = new ContractClient(contract, guarded.address());
            var openAi = new OpenAiContract(client);
            for (var accept : ACCEPTED) {
                withoutTheToken(client, accept);
                var agui = new AguiContract(client, accept);
                agui.refused("", 401);
                assertThat(agui.answers(BEARER)).isEqualTo(404);
                provider.answers(Way.BAD_KEY);
                assertThat(agui.runs(BEARER)).isEqualTo(200);
                provider.answers(Way.BAD_KEY);
                assertThat(run(client, accept).status()).isEqualTo(502);
                assertThat(openAi.runs(BEARER)).isEqualTo(502);
                provider.answers(Way.QUOTA);
                assertThat(run(client, accept).status()).isEqualTo(429);
                assertThat(openAi.runs(BEARER)).isEqualTo(429);
            }
            openAi.refused("", 401);
            var mcp = new McpContract(client, BEARER);
            mcp.refused("", 401);
            mcp.sessions();
            assertThat(openAi.acts(BEARER)).isEqualTo(409);
            provider.answers(Way.SILENT);
            whileARunIsOn(client, guarded);
        }
    }

    private static void withoutTheToken(ContractClient client, String accept) throws IOException {
        for (var path : List.of("/", "/ready", "/metrics", "/ws")) {
            assertThat(client.ask("GET", path, accept, "").status()).isEqualTo(401);
            client.ask("OPTIONS", path, accept, "");
        }
        for (var path : READS) client.ask("HEAD", path, "", "");
        client.ask("OPTIONS", "/agent/run", accept, "");
        client.ask("POST", "/agent/run", accept + JSON, PROMPT);
        new ExtendedContract(client, accept).refused("", 401);
        assertThat(client.ask("GET", "/health", "", "").status()).isEqualTo(200);
    }

    private static void whileARunIsOn(ContractClient client, TestAssembly guarded)
            throws Exception {
        try (var other = new RawClient(client.server())) {
            var length = "Content-Length: " + PROMPT.length() + "\r\n";
            other.send(client.request("POST", "/agent/run", JSON + BEARER + length, PROMPT));
            await(() -> get(client, "/metrics").body().contains("rig_runs_active 1.0"));
            for (var accept : ACCEPTED) {
                assertThat(run(client, accept).status()).isEqualTo(429);
                assertThat(new AguiContract(client, accept).runs(BEARER)).isEqualTo(429);
            }
            var stop = Thread.ofVirtual().start(guarded.server()::drainAndStop);
            await(() -> get(client, "/ready").status() == 503);
            client.ask("HEAD", "/ready", BEARER, "");
            for (var accept : ACCEPTED) {
                assertThat(run(client, accept).status()).isEqualTo(503);
                assertThat(new AguiContract(client, accept).runs(BEARER)).isEqualTo(503);
            }
            assertThat(new OpenAiContract(client).runs(BEARER)).isEqualTo(503);
            // Its run, which the stop waits for, ends with it.
            other.reset();
            stop.join();
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws IOException {
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.holds()) assertThat(System.nanoTime()).isLessThan(deadline);
    }

    private void withAnImpatientServer() throws Exception {
        try (var provider = new ScriptedProvider();
                var impatient = gemini(provider, "MODEL_FIRST_EVENT_TIMEOUT", "50ms")) {
            provider.answers(Way.SILENT);
            var client = new ContractClient(contract, impatient.address());
            for (var accept : ACCEPTED) assertThat(run(client, accept).status()).isEqualTo(504);
            assertThat(new OpenAiContract(client).runs(BEARER)).isEqualTo(504);
        }
    }

    private void withFaults() throws IOException {
        try (var faulty = new FaultyServer()) {
            var client = new ContractClient(contract, faulty.address());
            for (var accept : ACCEPTED) {
                assertThat(run(client, accept).status()).isEqualTo(500);
                var promise = JSON + accept + "Content-Length: 5\r\n";
                assertThat(client.askWithoutBody("/agent/run", promise).status()).isEqualTo(408);
                var agui = new AguiContract(client, accept);
                assertThat(agui.runs(FaultyServer.PICKS)).isEqualTo(500);
                assertThat(agui.breaksOff()).isEqualTo(408);
            }
            assertThat(new OpenAiContract(client).runs("")).isEqualTo(500);
            assertThat(new OpenAiContract(client).breaksOff()).isEqualTo(408);
        }
    }

    private void withEverythingExtended() throws IOException {
        try (var server = new ExtendedServer(folder)) {
            var client = new ContractClient(contract, server.address());
            for (var accept : ACCEPTED) {
                var extended = new ExtendedContract(client, accept);
                extended.console();
                extended.events();
                extended.session(server);
                assertThat(new AguiContract(client, accept).runs(FaultyServer.PICKS))
                        .isEqualTo(409);
            }
            new ExtendedContract(client, ACCEPTED.getFirst()).approval(server.question());
            new ExtendedContract(client, ACCEPTED.getLast()).approval(server.question());
            server.startDraining();
            for (var accept : ACCEPTED) {
                assertThat(new ExtendedContract(client, accept).useSession()).isEqualTo(503);
            }
        }
    }

    private TestAssembly gemini(ScriptedProvider provider, String name, String value)
            throws IOException {
        var settings = new HashMap<String, String>();
        settings.put("GEMINI_API_KEY", "key");
        settings.put("GEMINI_BASE_URL", provider.address());
        settings.put("GEMINI_MODEL", "contract");
        settings.put("AUTH_TOKEN", TOKEN);
        settings.put("MAX_RUNS", "1");
        settings.put(name, value);
        return TestAssembly.start(folder, settings);
    }

    private static Reply get(ContractClient client, String path) throws IOException {
        return client.ask("GET", path, BEARER, "");
    }

    private static Reply run(ContractClient client, String headers) throws IOException {
        return client.ask("POST", "/agent/run", JSON + BEARER + headers, PROMPT);
    }
}
