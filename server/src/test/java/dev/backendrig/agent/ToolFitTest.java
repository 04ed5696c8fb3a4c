package dev.backendrig.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.browser.AbsentBrowser;
import dev.backendrig.browser.tools.BrowserTools;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelOptions;
import dev.backendrig.model.ProviderVariables;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ToolFitTest {
    private static final List<Tool> BASE = BrowserTools.of(new AbsentBrowser());

    @Test
    void changesNothingForALargeWindow() {
        var tools = with("drag", "ask_user");
        assertThat(ToolFit.of(tools, limits(128_000))).isSameAs(tools);
        assertThat(ToolFit.of(tools, limits(0))).isSameAs(tools);
    }

    @Test
    void keepsTheSixBaseToolsInTheirOrderWhateverTheWindow() {
        for (var window : new int[] {2_048, 4_096, 8_192, 16_384}) {
            assertThat(names(ToolFit.of(with("drag", "go_back"), limits(window))))
                    .startsWith(names(BASE).toArray(String[]::new));
        }
    }

    @Test
    void dropsToolsOfOthersFirstAndThenThoseThatAreNeededLeast() {
        var all = with("ask_user", "go_back", "drag", "server__one", "server__two");
        var large = names(ToolFit.of(all, limits(16_384)));
        assertThat(large).hasSize(11);
        var dropped = new ArrayList<String>();
        for (var window = 16_000; window > 2_000; window -= 50) {
            var left = names(ToolFit.of(all, limits(window)));
            names(all).stream()
                    .filter(it -> !left.contains(it) && !dropped.contains(it))
                    .sorted((a, b) -> Integer.compare(names(all).indexOf(b), names(all).indexOf(a)))
                    .forEach(dropped::add);
        }
        assertThat(dropped)
                .containsExactly("server__two", "server__one", "drag", "go_back", "ask_user");
    }

    @Test
    void describesToolsInFewerWordsAndAllowsTheSame() {
        var fitted = ToolFit.of(with("drag", "go_back", "ask_user"), limits(4_096));
        var click = fitted.stream().filter(it -> it.spec().name().equals("click_element"));
        var spec = click.findFirst().orElseThrow().spec();
        assertThat(spec.description())
                .isEqualTo("Clicks a link, button, checkbox or other element of the page.");
        assertThat(Json.write(spec.inputSchema()))
                .contains("\"required\":[\"ref\"]", "\"minimum\":0");
    }

    @Test
    void asksForNoMoreOfAPageThanTheWindowTakes() throws InterruptedException {
        var seen = new ArrayList<JsonObject>();
        var read = new Recorded(BASE.get(4).spec(), seen);
        var tool = ToolFit.of(List.of(read), limits(8_192)).getFirst();
        tool.call(JsonObject.EMPTY);
        tool.call(JsonObject.builder().put("max_length", 90_000).build());
        tool.call(JsonObject.builder().put("max_length", 200).build());
        var most = seen.getFirst().integer("max_length").orElseThrow();
        assertThat(most).isBetween(1_000L, 8_192L);
        assertThat(seen.get(1).integer("max_length")).hasValue(most);
        assertThat(seen.get(2).integer("max_length")).hasValue(200);
    }

    private static List<Tool> with(String... names) {
        var all = new ArrayList<>(BASE);
        for (var name : names) all.add(new Recorded(longSpec(name), new ArrayList<>()));
        return all;
    }

    private static ToolSpec longSpec(String name) {
        var schema =
                "{\"type\":\"object\",\"properties\":{\"one\":{\"type\":\"string\",\"description\":\"%s\"}}}"
                        .formatted("A long description of an argument ".repeat(6).strip());
        return new ToolSpec(
                name,
                "A long description of a tool that does something ".repeat(8).strip()
                        + ". And more.",
                (JsonObject) Json.parse(schema));
    }

    private static RunLimits limits(int window) {
        var model =
                new ModelInfo(
                        "ollama",
                        "small",
                        true,
                        false,
                        ModelInfo.WebSearch.NONE,
                        false,
                        false,
                        window,
                        Optional.empty(),
                        ProviderVariables.NONE);
        return AgentFixture.limits(200_000).of(model, ModelOptions.DEFAULT);
    }

    private static List<String> names(List<Tool> tools) {
        return tools.stream().map(it -> it.spec().name()).toList();
    }

    private record Recorded(ToolSpec spec, List<JsonObject> seen) implements Tool {
        @Override
        public Effect effect() {
            return Effect.READ;
        }

        @Override
        public ToolOutcome call(JsonObject arguments) {
            seen.add(arguments);
            return ToolOutcome.Done.of("done");
        }
    }
}
