package dev.backendrig.model.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonSchema;
import dev.backendrig.json.JsonString;
import dev.backendrig.language.Language;
import dev.backendrig.message.Message;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.model.BrokenCall;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What becomes of each shape in `calls.txt`, however its text is cut into pieces.
class RepairTableTest {
    private static final Ending COMPLETE = new Ending(Ending.Kind.COMPLETE, "stop");
    private static final List<ToolSpec> TOOLS = OfferedTools.all();

    /// What the person heard and what is called.
    private record Outcome(String said, ModelTurn turn) {}

    @TestFactory
    Stream<DynamicTest> everyShapeIsRepairedOrRefusedAsTheTableSays() throws IOException {
        return RepairTable.rows().stream().map(row -> dynamicTest(row.name(), () -> check(row)));
    }

    @Test
    void theTableHasEnoughRows() throws IOException {
        assertThat(RepairTable.rows()).hasSizeGreaterThan(100);
        assertThat(RepairTable.rows()).extracting(RepairTable.Row::name).doesNotHaveDuplicates();
    }

    private static void check(RepairTable.Row row) throws InterruptedException {
        assertThat(row.outcomes()).isNotEmpty();
        var whole = outcome(row, List.of(row.input()));
        check(row, whole);
        if (row.isNative()) return;
        var letters = row.input().codePoints().mapToObj(Character::toString).toList();
        check(row, outcome(row, letters));
    }

    private static void check(RepairTable.Row row, Outcome outcome) {
        assertThat(outcome.said()).isEqualTo(row.said());
        var calls = outcome.turn().calls();
        assertThat(calls)
                .extracting(RepairTableTest::told)
                .isEqualTo(row.calls().stream().map(RepairTableTest::bare).toList());
        assertThat(calls).extracting(ToolCall::id).doesNotHaveDuplicates().doesNotContain("");
        if (!row.isNative()) {
            assertThat(outcome.turn().message().text().strip()).isEqualTo(row.said().strip());
        }
    }

    /// As the table writes it; a call that the gate answers as an error without its arguments.
    private static String told(ToolCall call) {
        var tool = TOOLS.stream().filter(it -> it.name().equals(call.name())).findFirst();
        var isValid =
                !call.unread()
                        && tool.isPresent()
                        && JsonSchema.of(tool.get().inputSchema())
                                .problems(withoutNulls(call.arguments()))
                                .isEmpty();
        return isValid ? call.name() + " " + Json.write(call.arguments()) : "error " + call.name();
    }

    private static JsonObject withoutNulls(JsonObject arguments) {
        var given = JsonObject.builder();
        arguments
                .members()
                .forEach((name, value) -> {
                    if (!(value instanceof JsonNull)) given.put(name, value);
                });
        return given.build();
    }

    /// The line of the table with its JSON in one form.
    private static String bare(String line) {
        var space = line.indexOf(' ');
        return line.startsWith("error ")
                ? line
                : line.substring(0, space + 1) + Json.write(Json.parse(line.substring(space)));
    }

    private static Outcome outcome(RepairTable.Row row, List<String> pieces)
            throws InterruptedException {
        var said = new StringBuilder();
        var script =
                row.isNative()
                        ? new ScriptedModel(ScriptedModel.LOCAL, List.of(), nativeTurn(row))
                        : new ScriptedModel(ScriptedModel.LOCAL, pieces, textTurn(row.input()));
        var ids = new ArrayList<String>();
        var model =
                new RepairingChatModel(
                        script,
                        true,
                        () -> {
                            ids.add("id");
                            return "id" + ids.size();
                        },
                        () -> 0,
                        _ -> {});
        var turn =
                model.stream(
                        request(row),
                        event -> {
                            if (event instanceof ModelEvent.TextDelta(var text)) said.append(text);
                        });
        return new Outcome(said.toString(), turn);
    }

    private static ModelTurn textTurn(String text) {
        return new ModelTurn(Message.Assistant.of(text), COMPLETE, null, List.of());
    }

    /// As the providers deliver it: arguments that are no object apart.
    private static ModelTurn nativeTurn(RepairTable.Row row) {
        var read = object(row.input());
        var call = new ToolCall("id", row.tool(), read);
        var broken =
                read.isEmpty() ? List.of(new BrokenCall(call, row.input())) : List.<BrokenCall>of();
        return new ModelTurn(
                new Message.Assistant("", List.of(call), null), COMPLETE, null, List.of(), broken);
    }

    private static JsonObject object(String text) {
        try {
            return Json.parse(text) instanceof JsonObject object ? object : JsonObject.EMPTY;
        } catch (JsonException e) {
            return JsonObject.EMPTY;
        }
    }

    private static ModelRequest request(RepairTable.Row row) {
        var messages = new ArrayList<Message>();
        messages.add(Message.User.of("Please go on."));
        if (!row.read().isEmpty()) {
            var look = new ToolCall("look", "get_page_content", JsonObject.EMPTY);
            messages.add(new Message.Assistant("", List.of(look), null));
            messages.add(
                    new Message.ToolResults(
                            List.of(
                                    new ToolResult(
                                            look,
                                            true,
                                            JsonObject.of("text", new JsonString(row.read())),
                                            List.of()))));
        }
        return new ModelRequest("", messages, TOOLS, false, Language.ENGLISH);
    }
}
