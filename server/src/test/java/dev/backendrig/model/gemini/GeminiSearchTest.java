package dev.backendrig.model.gemini;

import static dev.backendrig.model.gemini.Chunks.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.JsonObject;
import dev.backendrig.message.Source;
import dev.backendrig.model.ModelInfo.WebSearch;
import dev.backendrig.model.ModelRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Google Search: when it is asked for, and what comes of it.
class GeminiSearchTest {
    private static final ModelRequest WITH_TOOLS =
            GeminiFixture.request(
                    GeminiFixture.HELLO.messages(), List.of(GeminiFixture.tool("click")));

    @ParameterizedTest
    @CsvSource({
        "gemini-flash-latest, WITH_TOOLS",
        "gemini-pro-latest, WITH_TOOLS",
        "models/gemini-flash-lite-latest, WITH_TOOLS",
        "gemini-3-pro-preview, WITH_TOOLS",
        "gemini-3.5-flash, WITH_TOOLS",
        "gemini-10-ultra, WITH_TOOLS",
        "gemini-2.5-flash, ALONE",
        "models/gemini-2.0-flash, ALONE",
        "gemini-1.5-flash-latest, ALONE",
        "tunedModels/mine, ALONE"
    })
    void tellsWhetherSearchGoesTogetherWithTools(String name, WebSearch expected) {
        assertThat(GeminiAbilities.webSearch(name, true)).isEqualTo(expected);
        assertThat(GeminiAbilities.webSearch(name, false)).isEqualTo(WebSearch.NONE);
    }

    @Test
    void asksForSearchAndToolsTogether() throws Exception {
        try (var gemini = new GeminiFixture("gemini-3.5-flash", true)) {
            gemini.ask(GeminiFixture.searching(WITH_TOOLS), Reply.stream(Chunks.finish("STOP")));
            var body = gemini.fake.requests().getFirst().json();
            var tools = body.array("tools").orElseThrow().objects().toList();
            assertThat(tools).hasSize(2);
            assertThat(tools.getFirst()).isEqualTo(json("{'googleSearch':{}}"));
            assertThat(tools.getLast().members()).containsOnlyKeys("functionDeclarations");
            assertThat(body.object("toolConfig"))
                    .hasValue(json("{'includeServerSideToolInvocations':true}"));
        }
    }

    @ParameterizedTest
    @CsvSource({"gemini-3.5-flash", "gemini-2.5-flash"})
    void asksForSearchAloneInACallWithoutTools(String name) throws Exception {
        try (var gemini = new GeminiFixture(name, true)) {
            var request = GeminiFixture.searching(GeminiFixture.HELLO);
            gemini.ask(request, Reply.stream(Chunks.finish("STOP")));
            var body = gemini.fake.requests().getFirst().json();
            assertThat(body.array("tools").orElseThrow()).hasToString("[{\"googleSearch\":{}}]");
            assertThat(body.has("toolConfig")).isFalse();
        }
    }

    @Test
    void leavesSearchOutWhereTheModelRefusesTheMix() throws Exception {
        try (var gemini = new GeminiFixture("gemini-2.5-flash", true)) {
            gemini.ask(GeminiFixture.searching(WITH_TOOLS), Reply.stream(Chunks.finish("STOP")));
            assertThat(gemini.fake.requests().getFirst().body())
                    .contains("functionDeclarations")
                    .doesNotContain("googleSearch", "toolConfig");
        }
    }

    @Test
    void neverSearchesWhenItIsSwitchedOff() throws Exception {
        try (var gemini = new GeminiFixture("gemini-3.5-flash", false)) {
            gemini.ask(GeminiFixture.searching(WITH_TOOLS), Reply.stream(Chunks.finish("STOP")));
            assertThat(gemini.fake.requests().getFirst().body()).doesNotContain("googleSearch");
        }
    }

    @Test
    void searchesOnlyWhenAsked() throws Exception {
        try (var gemini = new GeminiFixture("gemini-3.5-flash", true)) {
            gemini.ask(WITH_TOOLS, Reply.stream(Chunks.finish("STOP")));
            assertThat(gemini.fake.requests().getFirst().body()).doesNotContain("googleSearch");
        }
    }

    @Test
    void listsThePagesOfTheGroundingOnceAndOnlyRealAddresses() throws Exception {
        try (var gemini = new GeminiFixture("gemini-3.5-flash", true)) {
            var first =
                    grounded(
                            "{'web':{'uri':'https://a.example/1','title':'A'}}",
                            "{'web':{'uri':'javascript:alert(1)','title':'Bad'}}",
                            "{'web':{'title':'No address'}}",
                            "{'retrievedContext':{'uri':'https://not.web/'}}",
                            "{'web':{'uri':'HTTP://b.example/','title':' '}}");
            var second =
                    grounded(
                            "{'web':{'uri':'https://a.example/1','title':'A again'}}",
                            "{'web':{'uri':'https://c.example/?q=1','title':'C'}}");
            var turn = gemini.ask(Reply.stream(first, second, Chunks.finish("STOP")));
            assertThat(turn.sources())
                    .containsExactly(
                            new Source("A", "https://a.example/1"),
                            new Source("HTTP://b.example/", "HTTP://b.example/"),
                            new Source("C", "https://c.example/?q=1"));
        }
    }

    private static JsonObject grounded(String... chunks) {
        var list = String.join(",", chunks);
        return Chunks.candidate(json("{'groundingMetadata':{'groundingChunks':[" + list + "]}}"));
    }
}
