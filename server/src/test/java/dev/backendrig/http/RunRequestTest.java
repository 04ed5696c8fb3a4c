package dev.backendrig.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.agent.RunRequest;
import dev.backendrig.agent.RunRequest.GivenPage;
import dev.backendrig.agent.RunRequest.HistoryItem;
import dev.backendrig.browser.session.SessionClaim;
import dev.backendrig.message.Part;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the agent is given of a request.
class RunRequestTest {
    private final BlockingQueue<RunRequest> asked = new LinkedBlockingQueue<>();
    private TestServer server;

    @BeforeEach
    void start() {
        server =
                new TestServer((request, events) -> {
                    asked.add(request);
                    TestServer.greeting().run(request, events);
                });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RunRequest ask(String headers, String json) throws Exception {
        assertThat(server.run(headers, json).status()).isEqualTo(200);
        return asked.take();
    }

    @Test
    void takesQueryForMessage() throws Exception {
        assertThat(ask("", "{\"query\":\"hi\"}").prompt()).isEqualTo("hi");
        assertThat(ask("", "{\"message\":null,\"query\":\"hi\"}").prompt()).isEqualTo("hi");
        assertThat(ask("", "{\"query\":\"no\",\"message\":\" yes \"}").prompt()).isEqualTo(" yes ");
    }

    @Test
    void takesNullForAbsentAndIgnoresTheUnknown() throws Exception {
        var request =
                ask(
                        "",
                        """
                        {"message":"hi","custom_instruction":null,"image":null,"stream":null,
                        "session_id":null,"history":null,"page_content":null,
                        "interactive_elements":null,"something":{"else":[1]}}
                        """);
        assertThat(request.customInstruction()).isNull();
        assertThat(request.image()).isNull();
        assertThat(request.history()).isEmpty();
        assertThat(request.page()).isEqualTo(GivenPage.NONE);
        assertThat(request.session()).isEmpty();
        assertThat(request.acceptLanguage()).isNull();
    }

    @Test
    void readsEveryField() throws Exception {
        var request =
                ask(
                        "Accept-Language: id\r\n",
                        """
                        {"message":"hi","custom_instruction":"be brief","history":[
                        {"role":"user","content":"a"},{"role":"assistant","content":"b"},
                        {"role":"model","content":"c"},{"role":"system","content":"d"},
                        {"content":"e"},{"role":"assistant"}],"page_content":"text",
                        "interactive_elements":[{"id":1,"role":"button","name":"Go"},
                        {"id":"x7"},{"role":null,"name":"N"}]}
                        """);
        assertThat(request.customInstruction()).isEqualTo("be brief");
        assertThat(request.acceptLanguage()).isEqualTo("id");
        assertThat(request.history())
                .containsExactly(
                        new HistoryItem(false, "a"),
                        new HistoryItem(true, "b"),
                        new HistoryItem(true, "c"),
                        new HistoryItem(false, "d"),
                        new HistoryItem(false, "e"),
                        new HistoryItem(true, ""));
        assertThat(request.page().content()).isEqualTo("text");
        assertThat(request.page().elements())
                .containsExactly(
                        new GivenPage.Element("1", "button", "Go"),
                        new GivenPage.Element("x7", "", ""),
                        new GivenPage.Element("", "", "N"));
    }

    @Test
    void claimsTheSessionWithOriginAndCookie() throws Exception {
        var json = "{\"message\":\"hi\",\"session_id\":\"abc\"}";
        assertThat(ask("", json).session()).hasValue(new SessionClaim("abc", null, null));
        var headers =
                "Origin: "
                        + TestServer.EXTENSION
                        + "\r\n"
                        + "Cookie: other=\"odd, one\"; rig_client=0123456789abcdef0123456789abcdef;"
                        + " x\r\n";
        assertThat(ask(headers, json).session())
                .hasValue(
                        new SessionClaim(
                                "abc", TestServer.EXTENSION, "0123456789abcdef0123456789abcdef"));
        assertThat(ask("Cookie: rig_client=a b; xrig_client=c\r\n", json).session())
                .hasValue(new SessionClaim("abc", null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB,image/png",
        "/9j/4AAQSkZJRgABAQ==,image/jpeg",
        "R0lGODlhAQABAAAAACw=,image/gif",
        "R0lGODdhAQABAAAAACw=,image/gif",
        "UklGRiQAAABXRUJQVlA4IBgAAAA=,image/webp",
        "iVBORw0KGgo=,image/png",
    })
    void judgesAPictureByItsFirstBytesWhateverItsUrlClaims(String base64, String type)
            throws Exception {
        var image = new Part.Image(type, base64);
        for (var prefix : new String[] {"", "data:image/x-odd;base64,", "data:;base64,"}) {
            assertThat(
                            ask("", "{\"message\":\"hi\",\"image\":\"" + prefix + base64 + "\"}")
                                    .image())
                    .isEqualTo(image);
        }
    }

    @Test
    void repairsLineBreaksAndMissingPaddingInAPicture() throws Exception {
        var json = "{\"message\":\"hi\",\"image\":\"iVBORw0K\\r\\nGgo\"}";
        assertThat(ask("", json).image()).isEqualTo(new Part.Image("image/png", "iVBORw0KGgo="));
    }
}
