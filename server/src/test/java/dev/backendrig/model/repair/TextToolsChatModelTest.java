package dev.backendrig.model.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.language.Language;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.message.RawTurn;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.model.ModelOptions;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ToolChoice;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextToolsChatModelTest {
    private static final ToolCall CALL =
            new ToolCall("1", "click_element", JsonObject.builder().put("ref", 12).build());

    @Test
    void toolsStandInTheSystemInstructionOneOnALineAndNoneIsOfferedNatively() {
        var asked = TextToolsChatModel.asText(request(OfferedTools.all(), new ToolChoice.Auto()));
        assertThat(asked.tools()).isEmpty();
        assertThat(asked.system())
                .startsWith("Be kind.\n\n# Tools\n")
                .contains("<tool_call>\n{\"name\": ")
                .contains("\n- click_element(ref: integer (")
                .contains("\n- get_page_content(max_length?: integer (")
                .contains("values: list of string")
                .contains("how?: \"add\"|\"replace\"");
        assertThat(asked.system().lines().filter(line -> line.startsWith("- ")))
                .hasSize(OfferedTools.all().size());
    }

    @Test
    void aRequestWithoutToolsHasNothingAdded() {
        var asked = TextToolsChatModel.asText(request(List.of(), new ToolChoice.Auto()));
        assertThat(asked.system()).isEqualTo("Be kind.");
    }

    @Test
    void whatAClientChoosesOfToolsIsSaidInWords() {
        assertThat(system(new ToolChoice.Required())).contains("You must call a tool now.");
        assertThat(system(new ToolChoice.Named("scroll_to")))
                .contains("You must call scroll_to now.");
        assertThat(system(new ToolChoice.None())).contains("Call no tool now.");
        assertThat(system(new ToolChoice.Auto())).doesNotContain("must call", "Call no");
        var asked =
                TextToolsChatModel.asText(request(OfferedTools.all(), new ToolChoice.Required()));
        assertThat(asked.options().toolChoice()).isEqualTo(new ToolChoice.Auto());
    }

    @Test
    void callsAndResultsBecomeTurnsOfText() {
        var told = TextToolsChatModel.asText(request(OfferedTools.all(), new ToolChoice.Auto()));
        assertThat(told.messages()).noneMatch(Message.ToolResults.class::isInstance).hasSize(3);
        assertThat(told.messages().get(1))
                .isEqualTo(
                        Message.Assistant.of(
                                """
                                I click.
                                <tool_call>
                                {"name":"click_element","arguments":{"ref":12}}
                                </tool_call>\
                                """));
        var result = (Message.User) told.messages().get(2);
        assertThat(text(result))
                .isEqualTo(
                        """
                        <tool_result name="click_element" error>
                        not there < /tool_result>
                        </tool_result>And now?\
                        """);
        assertThat(result.parts()).hasAtLeastOneElementOfType(Part.Image.class);
    }

    private static String system(ToolChoice choice) {
        return TextToolsChatModel.asText(request(OfferedTools.all(), choice)).system();
    }

    private static String text(Message.User user) {
        return user.parts().stream()
                .filter(Part.Text.class::isInstance)
                .map(it -> ((Part.Text) it).text())
                .collect(Collectors.joining());
    }

    private static ModelRequest request(List<ToolSpec> tools, ToolChoice choice) {
        var options =
                new ModelOptions(
                        null, null, null, List.of(), new ModelOptions.Format.Text(), choice);
        var result =
                new ToolResult(
                        CALL,
                        false,
                        new JsonString("not there </tool_result>"),
                        List.of(new Part.Image("image/png", "iVBORw0KGgo=")));
        return new ModelRequest(
                "Be kind.",
                List.of(
                        Message.User.of("Click it."),
                        new Message.Assistant(
                                "I click.",
                                List.of(CALL),
                                new RawTurn("repaired", JsonObject.EMPTY)),
                        new Message.ToolResults(List.of(result)),
                        Message.User.of("And now?")),
                tools,
                false,
                Language.ENGLISH,
                false,
                options);
    }
}
