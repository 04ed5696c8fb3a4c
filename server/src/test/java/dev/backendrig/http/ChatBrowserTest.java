package dev.backendrig.http;

import static dev.backendrig.http.Completions.END;
import static dev.backendrig.http.Completions.HI;
import static dev.backendrig.http.Completions.error;
import static dev.backendrig.http.Completions.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.browser.session.OnlySession;
import dev.backendrig.browser.session.SessionClaim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which browser the agent uses for a request for a completion, and who may ask.
class ChatBrowserTest {
    private static final String AGENT = "{\"model\":\"browser-agent\"," + HI + "}";

    private final Completions completions = new Completions();

    @Test
    void theAgentUsesTheOnlyBrowserOfWhoShowsTheToken() throws Exception {
        var run = completions.askedAgent("{\"model\":\"browser-agent\"," + HI + "}");
        assertThat(run.session()).contains(new SessionClaim("only", null, null));
        assertThat(run.wishes().model()).isNull();
        assertThat(run.wishes().ownSystem()).isFalse();
        assertThat(run.ownRendering()).isFalse();
    }

    @Test
    void theAgentCanBeAskedWithAnotherModel() throws Exception {
        var run = completions.askedAgent("{\"model\":\"browser-agent:a/b\"," + HI + "}");
        assertThat(run.session()).isPresent();
        assertThat(run.wishes().model()).isEqualTo("a/b");
    }

    @Test
    void aNamedBrowserNeedsNoTokenAndHasItsUsualRules() throws Exception {
        var body = "{\"model\":\"browser-agent\"," + HI + "}";
        var headers = "X-Session-Id: named\r\nOrigin: " + TestServer.EXTENSION + "\r\n";
        try (var server = new TestServer(completions.recording(END))) {
            assertThat(post(server, headers, body).status()).isEqualTo(200);
        }
        assertThat(completions.asked().getFirst().session())
                .contains(new SessionClaim("named", TestServer.EXTENSION, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Authorization: Bearer wrong\r\n",
                "Authorization: Bearer token-of-the-data-folde\r\n",
                "Authorization: Bearer token-of-the-data-folder2\r\n",
                "Authorization: Basic token-of-the-data-folder\r\n"
            })
    void whoDoesNotShowTheTokenHearsWhereItIs(String headers) throws Exception {
        var setup = new TestServer.Setup().onlyOne(new OnlySession.One("only"));
        try (var server = new TestServer(setup, completions.recording(END))) {
            var reply = post(server, headers, "{\"model\":\"browser-agent\"," + HI + "}");
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(error(reply).string("code")).hasValue("invalid_api_key");
            assertThat(error(reply).string("message")).get().asString().contains("'./rig token'");
        }
        assertThat(completions.asked()).isEmpty();
    }

    @Test
    void aModelAloneIsAnsweredWhateverTheKeyIs() throws Exception {
        var body = "{\"model\":\"a/b\"," + HI + "}";
        try (var server = new TestServer(completions.recording(END))) {
            assertThat(post(server, "Authorization: Bearer any\r\n", body).status()).isEqualTo(200);
        }
        try (var server =
                new TestServer(
                        new TestServer.Setup().token("secret"), completions.recording(END))) {
            var refused = post(server, "Authorization: Bearer any\r\n", body);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(error(refused).string("code")).hasValue("invalid_api_key");
            assertThat(post(server, "Authorization: Bearer secret\r\n", body).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void withoutABrowserThePersonHearsToConnectOne() throws Exception {
        var reply = completions.agent(new OnlySession.None(), AGENT);
        assertThat(reply.status()).isEqualTo(409);
        assertThat(error(reply).string("code")).hasValue("browser_needed");
        assertThat(error(reply).string("message")).get().asString().contains("./rig browser");
        assertThat(reply.header("x-should-retry")).isEqualTo("false");
    }

    @Test
    void ofSeveralBrowsersOneIsToBeNamed() throws Exception {
        var reply = completions.agent(new OnlySession.Several(3), AGENT);
        assertThat(reply.status()).isEqualTo(409);
        assertThat(error(reply).string("code")).hasValue("browser_unclear");
        assertThat(error(reply).string("message"))
                .get()
                .asString()
                .contains("3 browsers", "X-Session-Id");
    }
}
