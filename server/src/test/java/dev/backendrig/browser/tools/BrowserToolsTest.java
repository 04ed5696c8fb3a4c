package dev.backendrig.browser.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendrig.browser.BrowserCommand;
import dev.backendrig.browser.BrowserCommand.ClickElement;
import dev.backendrig.browser.BrowserCommand.GetInteractiveElements;
import dev.backendrig.browser.BrowserCommand.GetPageContent;
import dev.backendrig.browser.BrowserCommand.NavigateTo;
import dev.backendrig.browser.BrowserCommand.ScrollTo;
import dev.backendrig.browser.BrowserCommand.TypeText;
import dev.backendrig.browser.BrowserPort;
import dev.backendrig.browser.BrowserResult;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonSchema;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.Part;
import dev.backendrig.message.ToolTrouble;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserToolsTest {
    /// A browser that answers everything alike and remembers what it was asked.
    private static final class OneAnswer implements BrowserPort {
        private final BrowserResult answer;
        private final List<BrowserCommand> asked = new ArrayList<>();

        OneAnswer(BrowserResult answer) {
            this.answer = answer;
        }

        @Override
        public BrowserResult perform(BrowserCommand command) {
            asked.add(command);
            return answer;
        }

        @Override
        public Optional<String> pageUrl() {
            return Optional.empty();
        }

        @Override
        public Optional<String> pageTitle() {
            return Optional.empty();
        }

        @Override
        public Optional<Part.Image> takeScreenshot() {
            return Optional.empty();
        }
    }

    @Test
    void areAlwaysTheSameSixInTheSameOrder() {
        assertThat(BrowserTools.of(answering(JsonNull.NULL)))
                .extracting(tool -> tool.spec().name(), Tool::effect)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("navigate_to", Effect.NAVIGATE),
                        org.assertj.core.groups.Tuple.tuple("click_element", Effect.ACT),
                        org.assertj.core.groups.Tuple.tuple("type_text", Effect.ACT),
                        org.assertj.core.groups.Tuple.tuple("scroll_to", Effect.READ),
                        org.assertj.core.groups.Tuple.tuple("get_page_content", Effect.READ),
                        org.assertj.core.groups.Tuple.tuple(
                                "get_interactive_elements", Effect.READ));
    }

    @Test
    void describeThemselvesAndEachOfTheirArguments() {
        for (var tool : BrowserTools.of(answering(JsonNull.NULL))) {
            assertThat(tool.spec().description()).hasSizeGreaterThan(80);
            var properties = tool.spec().inputSchema().object("properties").orElseThrow();
            assertThat(properties.members().values())
                    .isNotEmpty()
                    .allMatch(property -> ((JsonObject) property).has("description"));
        }
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                Arguments.of(
                        "navigate_to",
                        "{\"url\":\"https://example.com/\"}",
                        new NavigateTo("https://example.com/")),
                Arguments.of("click_element", "{\"ref\":3}", new ClickElement(3)),
                Arguments.of("click_element", "{\"ref\":3.0}", new ClickElement(3)),
                Arguments.of("type_text", "{\"ref\":0,\"text\":\"\"}", new TypeText(0, "")),
                Arguments.of("scroll_to", "{\"x\":-5,\"y\":1e3}", new ScrollTo(-5, 1_000)),
                Arguments.of("get_page_content", "{}", new GetPageContent(null)),
                Arguments.of("get_page_content", "{\"max_length\":9}", new GetPageContent(9L)),
                Arguments.of("get_interactive_elements", "{}", new GetInteractiveElements(null)),
                Arguments.of(
                        "get_interactive_elements",
                        "{\"limit\":500}",
                        new GetInteractiveElements(500L)));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void makeACommandOfValidArguments(String name, String arguments, BrowserCommand command)
            throws Exception {
        var browser = answering(JsonNull.NULL);
        var tool = tool(browser, name);
        var json = (JsonObject) Json.parse(arguments);
        assertThat(JsonSchema.of(tool.spec().inputSchema()).problems(json)).isEmpty();
        assertThat(tool.call(json)).isInstanceOf(ToolOutcome.Done.class);
        assertThat(browser.asked).containsExactly(command);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "navigate_to | {}",
                "navigate_to | {\"url\":\"\"}",
                "navigate_to | {\"url\":5}",
                "click_element | {}",
                "click_element | {\"ref\":\"3\"}",
                "click_element | {\"ref\":1.5}",
                "click_element | {\"ref\":-1}",
                "type_text | {\"ref\":1}",
                "type_text | {\"text\":\"x\"}",
                "scroll_to | {\"y\":1}",
                "scroll_to | {\"x\":0,\"y\":-1}",
                "get_page_content | {\"max_length\":0}",
                "get_page_content | {\"max_length\":100001}",
                "get_interactive_elements | {\"limit\":0}",
                "get_interactive_elements | {\"limit\":501}",
            })
    void haveASchemaThatRefusesWrongArguments(String name, String arguments) {
        var schema = JsonSchema.of(tool(answering(JsonNull.NULL), name).spec().inputSchema());
        assertThat(schema.problems(Json.parse(arguments))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"elements\":[{\"id\":1,\"role\":\"link\",\"name\":\"Home\"}]}",
                "{\"tree\":[{\"id\":1}]}",
                "{\"title\":\"T\",\"url\":\"https://a.example/\",\"text\":\"hello\"}",
                "\"a bare text\"",
                "[1,2]",
                "true"
            })
    void handOnWhatTheBrowserSaidAsItIs(String data) throws Exception {
        var outcome = tool(answering(Json.parse(data)), "get_page_content").call(JsonObject.EMPTY);
        assertThat(outcome).isEqualTo(ToolOutcome.Done.of(Json.parse(data)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\" \\n\""})
    void saySoWhereTheBrowserDidItWithoutAWord(String data) throws Exception {
        for (var tool : BrowserTools.of(answering(Json.parse(data)))) {
            var outcome = tool.call(anyArguments());
            assertThat(outcome).isInstanceOf(ToolOutcome.Done.class);
            assertThat(text(((ToolOutcome.Done) outcome).content())).startsWith("Done");
        }
    }

    @Test
    void handOnWhyTheBrowserFailed() throws Exception {
        var tool = tool(new OneAnswer(new BrowserResult.Failed("no such element")), "type_text");
        assertThat(tool.call(anyArguments()))
                .isEqualTo(ToolOutcome.Failed.inWordsOfOthers("no such element"));
    }

    @ParameterizedTest
    @CsvSource({
        "navigate_to,true",
        "click_element,true",
        "type_text,true",
        "scroll_to,false",
        "get_page_content,false",
        "get_interactive_elements,false"
    })
    void callTheOutcomeOfAChangingActionUnknownAfterATimeout(String name, boolean unknown)
            throws Exception {
        var outcome = tool(new OneAnswer(new BrowserResult.TimedOut()), name).call(anyArguments());
        var reason = ((ToolOutcome.Failed) outcome).reason();
        assertThat(((ToolOutcome.Failed) outcome).trouble())
                .isEqualTo(unknown ? ToolTrouble.OUTCOME_UNKNOWN : ToolTrouble.NO_ANSWER);
        assertThat(reason.contains("outcome is unknown")).isEqualTo(unknown);
        assertThat(reason.contains("read the page again")).isEqualTo(unknown);
    }

    @Test
    void sayThatTheBrowserIsGone() throws Exception {
        var tool = tool(new OneAnswer(new BrowserResult.Disconnected()), "scroll_to");
        assertThat(((ToolOutcome.Failed) tool.call(anyArguments())).reason())
                .contains("not connected");
    }

    @Test
    void throwWhereArgumentsWereNotValidated() {
        var tool = tool(answering(JsonNull.NULL), "click_element");
        assertThatThrownBy(() -> tool.call(JsonObject.EMPTY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ref must be given");
    }

    private static OneAnswer answering(JsonValue data) {
        return new OneAnswer(new BrowserResult.Done(data));
    }

    private static Tool tool(BrowserPort browser, String name) {
        return BrowserTools.of(browser).stream()
                .filter(tool -> tool.spec().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject anyArguments() {
        return JsonObject.builder()
                .put("url", "https://a.example/")
                .put("ref", 1)
                .put("text", "x")
                .put("x", 0)
                .put("y", 0)
                .build();
    }

    private static String text(JsonValue value) {
        return ((JsonString) value).value();
    }
}
