package dev.backendrig;

import static dev.backendrig.model.gemini.Chunks.finish;
import static dev.backendrig.model.gemini.Chunks.json;
import static dev.backendrig.model.gemini.Chunks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.http.Reply;
import dev.backendrig.http.TypedEvent;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.model.gemini.Chunks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which model answers, what it cannot do, and what it may cost.
class ModelsEndToEndTest {
    private static final String OTHER = "gemini/gemini-2.5-flash";
    private static final String FROM_OTHER =
            "gemini-flash-latest (gemini) could not answer, so this is from gemini-2.5-flash"
                    + " (gemini).";
    private static final String PNG = "iVBORw0KGgoAAAAB";

    @TempDir Path folder;
    private @Nullable RunningRig started;

    @AfterEach
    void stop() {
        if (started != null) started.close();
    }

    private RunningRig start(Map<String, String> settings) throws IOException {
        started = RunningRig.start(folder, settings);
        return started;
    }

    private void models(String toml) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data").resolve("models.toml"), toml);
    }

    private static dev.backendrig.model.gemini.Reply quota() {
        return dev.backendrig.model.gemini.Reply.status(429)
                .header("Retry-After", "90")
                .json(Chunks.error(429, "RESOURCE_EXHAUSTED"));
    }

    private static JsonObject asking(String message) {
        return JsonObject.of("message", message);
    }

    private static JsonObject extended(String message) {
        return asking(message).toBuilder().put("stream", true).put("protocol", 2).build();
    }

    private static JsonObject usage(Reply answer) {
        return TypedEvent.of(answer.body()).stream()
                .filter(event -> event.name().equals("usage"))
                .findFirst()
                .orElseThrow()
                .data();
    }

    @Test
    void listsTheAgentThenTheStandardModelThenAllThatAreConfigured() throws Exception {
        var rig = start(Map.of("OLLAMA_BASE_URL", "http://127.0.0.1:9", "MODEL_FALLBACK", OTHER));
        var list = (JsonObject) Json.parse(rig.panel.get("/v1/models"));
        assertThat(list.string("object")).contains("list");
        var data = list.array("data").orElse(JsonArray.EMPTY).objects().toList();
        assertThat(data.stream().map(model -> model.string("id").orElse("")))
                .startsWith("browser-agent", "gemini/gemini-flash-latest", OTHER)
                .contains("ollama/qwen3:8b", "offline/offline");
        assertThat(data.get(1))
                .isEqualTo(
                        json(
                                "{'id':'gemini/gemini-flash-latest','object':'model','created':0,"
                                        + "'owned_by':'gemini','tools':true,'images':true,"
                                        + "'thinking':true,'context_size':1048576,'price':"
                                        + "{'input':0.75,'cached':0.075,'output':3.75},"
                                        + "'default':true}"));
    }

    @Test
    void tellsOfOneModelByItsIdWithTheSlashInIt() throws Exception {
        var rig = start(Map.of("OPENAI_BASE_URL", "http://127.0.0.1:9/v1"));
        assertThat(rig.panel.get("/v1/models/browser-agent")).contains("\"id\":\"browser-agent\"");
        for (var path : new String[] {"openai/meta/x:free", "openai%2Fmeta%2Fx:free"}) {
            assertThat(rig.panel.get("/v1/models/" + path))
                    .contains("\"id\":\"openai/meta/x:free\"", "\"owned_by\":\"openai\"")
                    .doesNotContain("price", "default");
        }
        assertThat(rig.panel.get("/v1/models/nope/x"))
                .contains("\"code\":\"model_not_found\"", "\"type\":\"invalid_request_error\"");
    }

    @Test
    void anotherModelMayBeAskedForAndAnUnknownOneIsRefused() throws Exception {
        var rig = start(Map.of());
        rig.answers(text("Hi"), finish("STOP"));
        rig.panel.ask(asking("Hello").toBuilder().put("model", OTHER).build());
        assertThat(rig.gemini.requests().getLast().target()).contains("/models/gemini-2.5-flash:");
        var refused = rig.panel.ask(asking("Hello").toBuilder().put("model", "nope/x").build());
        assertThat(refused.status()).isEqualTo(404);
    }

    @Test
    void anotherModelSpeaksWhereTheFirstOneIsOutOfOrderAndTheRunStaysWithIt() throws Exception {
        var rig = start(Map.of("MODEL_FALLBACK", OTHER));
        rig.gemini.enqueue(quota());
        rig.answers(Chunks.call("get_page_content", json("{}")), finish("STOP"));
        rig.answers(text("Here."), finish("STOP"));
        var answer = rig.panel.ask(extended("Hello"));
        assertThat(TypedEvent.of(answer.body()))
                .extracting(TypedEvent::toString)
                .containsSubsequence(
                        "model {\"model\":\"gemini-2.5-flash\",\"provider\":\"gemini\"}",
                        "text {\"delta\":\"" + FROM_OTHER + "\",\"notice\":true}",
                        "text {\"delta\":\"Here.\"}");
        assertThat(rig.gemini.requests()).hasSize(3);
        assertThat(rig.gemini.requests().getLast().target()).contains("/models/gemini-2.5-flash:");
    }

    @Test
    void aWrongKeyIsToldOfAndNotCoveredUp() throws Exception {
        var rig = start(Map.of("MODEL_FALLBACK", OTHER));
        rig.gemini.enqueue(
                dev.backendrig.model.gemini.Reply.status(401)
                        .json(Chunks.error(401, "UNAUTHENTICATED")));
        assertThat(rig.panel.ask(asking("Hello")).body()).contains("GEMINI_API_KEY");
        assertThat(rig.gemini.requests()).hasSize(1);
    }

    @Test
    void whereAllFailTheFirstFailureIsToldAndHowManyOthersFailed() throws Exception {
        var rig = start(Map.of("MODEL_FALLBACK", OTHER));
        rig.gemini.enqueue(quota()).enqueue(quota());
        var answer = rig.panel.ask(asking("Hello"));
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body()).contains("quota", "Another model that was asked in its place");
    }

    @Test
    void aModelWithoutPicturesAndToolsWorksWithoutThemAndThePersonHearsItOnce() throws Exception {
        models(
                """
                [[model]]
                name = "gemini/gemini-flash-latest"
                images = false
                tools = "none"
                """);
        var rig = start(Map.of());
        rig.answers(text("Hi"), finish("STOP"));
        try (var browser = rig.panel.connect()) {
            var body = browser.asking("Lihat gambar ini").toBuilder().put("image", PNG).build();
            assertThat(rig.panel.ask(body).body())
                    .containsOnlyOnce("tidak dapat melihat gambar")
                    .containsOnlyOnce("tidak dapat memakai alat");
        }
        assertThat(rig.gemini.requests().getLast().body())
                .doesNotContain("inlineData", "functionDeclarations");
    }

    @Test
    void theRunEndsBeforeTheNextCallOnceItHasCostEnough() throws Exception {
        models(
                """
                [[model]]
                name = "gemini/gemini-flash-latest"
                price = { input = 1, output = 1 }
                """);
        var rig = start(Map.of("MAX_COST_RUN", "0.000012"));
        rig.answers(Chunks.call("nothing", json("{}")), finish("STOP"));
        var answer = rig.panel.ask(extended("Hello"));
        assertThat(answer.body()).contains("has cost $0.000012", "MAX_COST_RUN", "\"stopped\"");
        assertThat(usage(answer).get("cost_usd")).hasToString("0.000012");
        assertThat(rig.gemini.requests()).hasSize(1);
        rig.panel.awaitMetrics(
                "rig_runs_total{outcome=\"cost_limit_run\"} 1.0",
                "rig_cost_usd_total{provider=\"gemini\"} 1.2E-5");
    }

    @Test
    void aNewRunIsRefusedOnceTheDayHasCostEnoughAlsoAfterARestart() throws Exception {
        var settings = new HashMap<>(Map.of("MAX_COST_DAY", "0.00001"));
        var rig = start(settings);
        rig.answers(text("Hi"), finish("STOP"));
        assertThat(rig.panel.ask(asking("Hello")).status()).isEqualTo(200);
        for (var again = 0; again < 2; again++) {
            var refused = rig.panel.ask(asking("Hello"), Map.of("Accept", "application/json"));
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.body())
                    .contains("urn:backendrig:problem:cost-limit", "MAX_COST_DAY");
            assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 86_401L);
            var free = asking("Hello").toBuilder().put("model", "offline").build();
            assertThat(rig.panel.ask(free).status()).isEqualTo(200);
            rig.close();
            rig = start(settings);
        }
    }

    @Test
    void aPriceThatNobodyKnowsIsToldOfWhereThereIsALimit() throws Exception {
        var rig = start(Map.of("MAX_COST_RUN", "1", "GEMINI_MODEL", "gemini-9"));
        rig.answers(text("Hi"), finish("STOP"));
        var answer = rig.panel.ask(extended("Hello"));
        assertThat(answer.body()).containsOnlyOnce("The price of the model gemini-9 is not known");
        assertThat(usage(answer).has("cost_usd")).isFalse();
    }
}
