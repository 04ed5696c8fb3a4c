package dev.backendrig;

import static dev.backendrig.model.gemini.Chunks.error;
import static dev.backendrig.model.gemini.Chunks.finish;
import static dev.backendrig.model.gemini.Chunks.json;
import static dev.backendrig.model.gemini.Chunks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.JsonObject;
import dev.backendrig.model.gemini.Chunks;
import dev.backendrig.model.gemini.Gate;
import dev.backendrig.model.gemini.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a person gets to see of a provider that refuses or fails.
class ProviderErrorsEndToEndTest {
    private static final String BAD_KEY =
            "{'@type':'type.googleapis.com/google.rpc.ErrorInfo','reason':'API_KEY_INVALID'}";
    private static final String IN_30_SECONDS =
            "{'@type':'type.googleapis.com/google.rpc.RetryInfo','retryDelay':'30s'}";
    private static final String DAILY =
            "{'@type':'type.googleapis.com/google.rpc.QuotaFailure','violations':[{'quotaId':"
                    + "'GenerateRequestsPerDayPerProjectPerModel-FreeTier'}]}";

    @TempDir Path folder;
    private final Gate silence = new Gate();
    private @Nullable RunningRig started;

    @AfterEach
    void stop() {
        silence.open();
        if (started != null) started.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBadKeyIs502AndNamesItsVariableAndNeverTheKey(boolean stream) throws Exception {
        var rig = start(Map.of());
        rig.gemini.enqueue(refusal(400, "INVALID_ARGUMENT", BAD_KEY));
        var reply = rig.panel.ask(asked(stream));
        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.body())
                .isEqualTo(
                        "The model provider does not accept the key in GEMINI_API_KEY. Check it and"
                                + " start the server again.\n");
    }

    @Test
    void aBadKeyFromTheOtherVariableNamesThatOne() throws Exception {
        var rig = start(Map.of("GOOGLE_API_KEY", "AIza-other", "GEMINI_API_KEY", ""));
        rig.gemini.enqueue(refusal(400, "INVALID_ARGUMENT", BAD_KEY));
        assertThat(rig.panel.ask(asked(true)).body())
                .contains("GOOGLE_API_KEY")
                .doesNotContain("AIza");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRateLimitIs429WithTheProvidersDelay(boolean stream) throws Exception {
        var rig = start(Map.of());
        rig.gemini.enqueue(refusal(429, "RESOURCE_EXHAUSTED", IN_30_SECONDS));
        var reply = rig.panel.ask(asked(stream));
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isEqualTo("30");
        assertThat(reply.body()).contains("quota").contains("in 30 seconds");
        assertThat(rig.gemini.requests()).hasSize(1);
    }

    @Test
    void aDailyQuotaIs429AndNotTriedAgain() throws Exception {
        var rig = start(Map.of());
        rig.gemini.enqueue(refusal(429, "RESOURCE_EXHAUSTED", DAILY));
        var reply = rig.panel.ask(asked(true));
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.body()).startsWith("The quota of your key");
        assertThat(rig.gemini.requests()).hasSize(1);
    }

    @Test
    void aModelThatNobodyKnowsIs502AndNamesItAndItsVariable() throws Exception {
        var rig = start(Map.of("GEMINI_MODEL", "gemini-99-flash"));
        rig.gemini.enqueue(refusal(404, "NOT_FOUND"));
        var reply = rig.panel.ask(asked(true));
        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.body()).contains("gemini-99-flash", "GEMINI_MODEL");
    }

    @Test
    void aKeyThatMayNotIs502() throws Exception {
        var rig = start(Map.of());
        rig.gemini.enqueue(refusal(403, "PERMISSION_DENIED"));
        var reply = rig.panel.ask(asked(true));
        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.body()).contains("GEMINI_API_KEY is not allowed");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aProviderThatDoesNotBeginInTimeIs504(boolean stream) throws Exception {
        var rig = start(Map.of("MODEL_FIRST_EVENT_TIMEOUT", "200ms"));
        rig.gemini.enqueue(Reply.silentUntil(silence));
        var reply = rig.panel.ask(asked(stream));
        assertThat(reply.status()).isEqualTo(504);
        assertThat(reply.body()).startsWith("The model provider did not begin to answer in time.");
    }

    @Test
    void aProviderThatFallsSilentInItsAnswerIsAnErrorAfterTheText() throws Exception {
        var rig = start(Map.of("MODEL_IDLE_TIMEOUT", "200ms"));
        rig.gemini.enqueue(Reply.stream().event(text("Once")).hold(silence));
        assertThat(rig.panel.ask(asked(true)).body())
                .isEqualTo(
                        """
                        data: Once

                        event: error
                        data: The model provider fell silent in the middle of the answer. Please try again.

                        data: [DONE]

                        """);
    }

    @Test
    void aProviderThatRecoversIsAskedAgainAndNobodyNotices() throws Exception {
        var rig = start(Map.of());
        rig.gemini.enqueue(Reply.status(503).raw("<html>busy</html>"));
        rig.answers(text("Here."), finish("STOP"));
        assertThat(rig.panel.ask(asked(true)).body()).startsWith("data: Here.\n\nevent: usage");
        assertThat(rig.gemini.requests()).hasSize(2);
    }

    @Test
    void aRefusalAfterAToolIsToldAsTextAndAsAnErrorWithTheUsageSoFar() throws Exception {
        var rig = start(Map.of());
        rig.answers(Chunks.call("scroll_to", json("{'x':0,'y':1}")), finish("STOP"));
        rig.gemini.enqueue(refusal(429, "RESOURCE_EXHAUSTED", IN_30_SECONDS));
        try (var browser = rig.panel.connect();
                var run = rig.panel.start(browser.asking("Scroll down please"))) {
            browser.does("scroll_to");
            var sentence =
                    "The rate limit of your quota at the model provider is reached. Please try"
                            + " again in 30 seconds.\n\n";
            assertThat(run.body())
                    .endsWith(
                            "data: "
                                    + sentence
                                    + "event: error\ndata: "
                                    + sentence
                                    + "event: usage\n"
                                    + "data:"
                                    + " {\"__type\":\"usage\",\"input_tokens\":7,\"output_tokens\":5,\"total_tokens\":12}\n\n"
                                    + "data: [DONE]\n\n");
        }
    }

    @Test
    void theProvidersOwnWordsAreNeverShown() throws Exception {
        var rig = start(Map.of());
        rig.gemini.enqueue(refusal(400, "INVALID_ARGUMENT"));
        assertThat(rig.panel.ask(asked(true)).body()).doesNotContain("canary");
        rig.gemini.enqueue(
                Reply.stream().event(text("Once")).event(error(400, "INVALID_ARGUMENT")));
        assertThat(rig.panel.ask(asked(true)).body()).doesNotContain("canary");
    }

    private static Reply refusal(int status, String word, String... details) {
        return Reply.status(status).json(error(status, word, details));
    }

    private static JsonObject asked(boolean stream) {
        return json("{'message':'Hello there'}").toBuilder().put("stream", stream).build();
    }

    private RunningRig start(Map<String, String> settings) throws IOException {
        var rig = RunningRig.start(folder, settings);
        started = rig;
        return rig;
    }
}
