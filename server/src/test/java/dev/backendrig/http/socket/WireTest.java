package dev.backendrig.http.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.browser.BrowserCommand;
import dev.backendrig.browser.BrowserCommand.ClickElement;
import dev.backendrig.browser.BrowserCommand.GetInteractiveElements;
import dev.backendrig.browser.BrowserCommand.GetPageContent;
import dev.backendrig.browser.BrowserCommand.NavigateTo;
import dev.backendrig.browser.BrowserCommand.ScrollTo;
import dev.backendrig.browser.BrowserCommand.TypeText;
import dev.backendrig.browser.BrowserResult;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Golden transcripts of every message of docs/protocol.md, section 2. A change here is a change
/// of the contract.
class WireTest {
    private SocketServer server;
    private RawSocketClient client;

    @BeforeEach
    void start() throws Exception {
        server = SocketServer.start();
        client = server.connect();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.close();
    }

    @Test
    void speaksFirstWithTheSessionId() throws Exception {
        assertThat(client.readText())
                .matches(
                        "\\{\"type\":\"session_init\",\"data\":\\{\"session_id\":\"[0-9a-f]{32}\"}}");
    }

    @Test
    void answersAPingWithExactlyAPong() throws Exception {
        client.readSessionId();
        client.sendText("{\"type\":\"Ping\"}");
        assertThat(client.readText()).isEqualTo("{\"type\":\"Pong\"}");
    }

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of(
                        new NavigateTo("https://example.com/"),
                        "{\"type\":\"navigate_to\",\"url\":\"https://example.com/\"}"),
                Arguments.of(new ClickElement(7), "{\"type\":\"click_element\",\"ref\":7}"),
                Arguments.of(
                        new TypeText(3, "a \"b\" é😀"),
                        "{\"type\":\"type_text\",\"ref\":3,\"text\":\"a \\\"b\\\" é😀\"}"),
                Arguments.of(
                        new ScrollTo(0, 12_000), "{\"type\":\"scroll_to\",\"x\":0,\"y\":12000}"),
                Arguments.of(new GetPageContent(null), "{\"type\":\"get_page_content\"}"),
                Arguments.of(
                        new GetPageContent(5_000L),
                        "{\"type\":\"get_page_content\",\"max_length\":5000}"),
                Arguments.of(
                        new GetInteractiveElements(null),
                        "{\"type\":\"get_interactive_elements\"}"),
                Arguments.of(
                        new GetInteractiveElements(50L),
                        "{\"type\":\"get_interactive_elements\",\"limit\":50}"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void sendsACommandAsAnActionRequest(BrowserCommand command, String wire) throws Exception {
        var session = server.session(client);
        var result = server.async(() -> session.perform(command));
        var request = client.readText();
        assertThat(request)
                .matches(
                        "\\{\"type\":\"action_request\",\"data\":\\{\"request_id\":\"[0-9a-f]{32}\""
                                + ",\"command\":.*}}")
                .endsWith("\"command\":" + wire + "}}");
        answer(request, "\"success\":true,\"error\":null,\"data\":null");
        assertThat(SocketServer.result(result)).isInstanceOf(BrowserResult.Done.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"success\":true,\"error\":null,\"data\":null | null",
                "\"success\":true,\"error\":null | null",
                "\"success\":true | null",
                "\"success\":true,\"error\":\"odd\",\"data\":1 | 1",
                "\"data\":{\"a\":1} | {\"a\":1}",
                "\"error\":null,\"data\":\"x\" | \"x\"",
                "\"success\":true,\"data\":{\"elements\":[{\"id\":1}]} |"
                        + " {\"elements\":[{\"id\":1}]}",
                "\"success\":true,\"data\":{\"tree\":[]} | {\"tree\":[]}",
                "\"success\":true,\"data\":\"page text\",\"more\":1 | \"page text\"",
            })
    void readsEveryFormOfASuccess(String form, String data) throws Exception {
        assertThat(outcome(form)).isEqualTo(new BrowserResult.Done(Json.parse(data)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"success\":false,\"error\":\"no such element\",\"data\":null | no such element",
                "\"success\":false,\"error\":null,\"data\":null | the browser gave no reason",
                "\"success\":false | the browser gave no reason",
                "\"success\":false,\"error\":{\"code\":4} | {\"code\":4}",
                "\"success\":null,\"error\":\"denied\" | denied",
                "\"error\":\"denied\" | denied",
            })
    void readsEveryFormOfAFailure(String form, String reason) throws Exception {
        assertThat(outcome(form)).isEqualTo(new BrowserResult.Failed(reason));
    }

    @Test
    void readsASessionUpdate() throws Exception {
        var session = server.session(client);
        client.sendText(
                "{\"type\":\"SessionUpdate\",\"data\":{\"url\":\"https://a.example/x?y#z\",\"title\":\"A\"}}");
        roundTrip();
        assertThat(session.pageUrl()).hasValue("https://a.example/x?y#z");
        assertThat(session.pageTitle()).hasValue("A");
    }

    @Test
    void readsAContextUpdateWhichIsFlat() throws Exception {
        var session = server.session(client);
        client.sendText(
                "{\"type\":\"context_update\",\"timestamp\":1767225600000,\"url\":\"https://b.example/\","
                    + "\"title\":\"B\",\"content\":null,\"screenshot\":null}");
        roundTrip();
        assertThat(session.pageUrl()).hasValue("https://b.example/");
        assertThat(session.pageTitle()).hasValue("B");
        assertThat(session.takeScreenshot()).isEmpty();
    }

    private BrowserResult outcome(String form) throws Exception {
        var session = server.session(client);
        var result = server.async(() -> session.perform(new ClickElement(1)));
        answer(client.readText(), form);
        return SocketServer.result(result);
    }

    private void answer(String request, String form) throws Exception {
        var data = ((JsonObject) Json.parse(request)).object("data").orElseThrow();
        var id = data.string("request_id").orElseThrow();
        client.sendText(
                "{\"type\":\"ActionResult\",\"data\":{\"request_id\":\""
                        + id
                        + "\","
                        + form
                        + "}}");
    }

    /// After this the server has taken in all that was sent before.
    private void roundTrip() throws Exception {
        client.sendText("{\"type\":\"Ping\"}");
        assertThat(client.readText()).isEqualTo("{\"type\":\"Pong\"}");
    }
}
