package dev.backendrig;

import static dev.backendrig.http.socket.ExtendedClient.declaring;
import static dev.backendrig.http.socket.ExtendedClient.json;
import static dev.backendrig.http.socket.ExtendedClient.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.http.socket.ExtendedClient;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The official Java SDK as a client of `/mcp`.
class McpJavaClientTest {
    @TempDir Path folder;
    private final List<String> asked = new ArrayList<>();
    private RunningRig rig;
    private ExtendedClient browser;
    private McpSyncClient client;

    @BeforeEach
    void start() throws Exception {
        rig = RunningRig.startOffline(folder);
        browser =
                ExtendedClient.connect(
                        rig.port(),
                        declaring(
                                tool(
                                        "get_page_content",
                                        "read",
                                        "{'type':'object','properties':{}}"),
                                tool("send", "act", "{'type':'object','properties':{}}")));
        var token = McpHttp.token(folder);
        var transport =
                HttpClientStreamableHttpTransport.builder("http://localhost:" + rig.port())
                        .endpoint("/mcp")
                        .requestBuilder(
                                HttpRequest.newBuilder().header("Authorization", "Bearer " + token))
                        .build();
        client =
                McpClient.sync(transport)
                        .requestTimeout(Duration.ofSeconds(20))
                        .capabilities(McpSchema.ClientCapabilities.builder().elicitation().build())
                        .elicitation(request -> {
                            asked.add(request.message());
                            return new McpSchema.ElicitResult(
                                    McpSchema.ElicitResult.Action.ACCEPT, Map.of("allow", true));
                        })
                        .build();
        client.initialize();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        browser.close();
        rig.close();
    }

    private static <T> FutureTask<T> begun(Callable<T> call) {
        var task = new FutureTask<>(call);
        Thread.ofVirtual().start(task);
        return task;
    }

    @Test
    void listsTheBrowsersTools() {
        var tools = client.listTools().tools();
        assertThat(tools.stream().map(McpSchema.Tool::name))
                .containsExactly("get_page_content", "send", "run_task");
        assertThat(tools.getFirst().annotations().readOnlyHint()).isTrue();
        assertThat(client.getServerInfo().name()).isEqualTo("backend-rig");
    }

    @Test
    void callsATool() throws Exception {
        var called =
                begun(() ->
                        client.callTool(
                                McpSchema.CallToolRequest.builder("get_page_content")
                                        .arguments(Map.of())
                                        .build()));
        browser.done(browser.await("action_request"), json("{'text':'about tea'}"));
        var result = called.get(20, TimeUnit.SECONDS);
        assertThat(result.isError()).isFalse();
        assertThat(result.content().toString()).contains("about tea");
    }

    @Test
    void readsThePage() throws Exception {
        var read =
                begun(() ->
                        client.readResource(
                                McpSchema.ReadResourceRequest.builder("browser://page/text")
                                        .build()));
        browser.done(browser.await("action_request"), json("{'text':'about tea'}"));
        assertThat(read.get(20, TimeUnit.SECONDS).contents().toString()).contains("about tea");
    }

    @Test
    void asksItsPersonWhatNeedsOne() throws Exception {
        var called =
                begun(() ->
                        client.callTool(
                                McpSchema.CallToolRequest.builder("send")
                                        .arguments(Map.of())
                                        .build()));
        browser.done(browser.await("action_request"), json("{'sent':true}"));
        assertThat(called.get(20, TimeUnit.SECONDS).isError()).isFalse();
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst()).contains("send");
    }
}
