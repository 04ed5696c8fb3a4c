package dev.backendrig.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.Message;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.model.ModelOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Runs whose client brought tools of its own.
class HandedOverTest {
    private static final ToolSpec WEATHER = tool("weather");
    private static final ToolSpec MAIL = tool("mail");

    private final ScriptedModel model = new ScriptedModel();
    private final AgentFixture agent = new AgentFixture(model);

    @Test
    void endsWithTheCallsOfTheClientsToolsInTheirOrder() throws InterruptedException {
        var first = ScriptedModel.call("a", "weather");
        var second = ScriptedModel.call("b", "mail");
        model.calls(first, second);

        var events = agent.run(asking("Do it", List.of()));

        assertThat(model.requests.getFirst().tools()).containsExactly(WEATHER, MAIL);
        assertThat(events)
                .noneMatch(RunEvent.ToolCalling.class::isInstance)
                .last()
                .isEqualTo(
                        new RunEvent.HandedOver(List.of(first, second), ScriptedModel.USAGE, true));
    }

    @Test
    void makesOtherCallsFirstAndTellsOfThem() throws InterruptedException {
        var foreign = ScriptedModel.call("b", "nobody_knows");
        model.calls(ScriptedModel.call("a", "weather"), foreign);

        var events = agent.run(asking("Do it", List.of()));

        assertThat(events)
                .filteredOn(event -> !(event instanceof RunEvent.Started))
                .map(event -> event.getClass().getSimpleName())
                .containsExactly("StepBegan", "ToolCalling", "ToolCompleted", "HandedOver");
        assertThat(((RunEvent.HandedOver) events.getLast()).calls())
                .containsExactly(ScriptedModel.call("a", "weather"));
    }

    @Test
    void givesTheClientTheValuesThatTheModelDidNotSee() throws InterruptedException {
        var arguments = JsonObject.of("to", "[EMAIL_1]");
        model.calls(new ToolCall("a", "mail", arguments));

        var events = agent.run(asking("Write to ana@example.com", List.of()));

        assertThat(model.requests.getFirst().messages())
                .containsExactly(Message.User.of("Write to [EMAIL_1]"));
        assertThat(((RunEvent.HandedOver) events.getLast()).calls().getFirst().arguments())
                .isEqualTo(JsonObject.of("to", "ana@example.com"));
    }

    @Test
    void goesOnWithTheirResultsAsTextFromOutside() throws InterruptedException {
        var call = ScriptedModel.call("a", "weather");
        var result = new ToolResult(call, true, new JsonString("Rain."), List.of());
        var conversation =
                List.<Message>of(
                        Message.User.of("Weather?"),
                        new Message.Assistant("", List.of(call), null),
                        new Message.ToolResults(List.of(result)));
        model.says("It rains.");

        var events = agent.run(asking("Weather?", conversation));

        var seen = model.requests.getFirst().messages();
        assertThat(seen).hasSize(3).startsWith(conversation.get(0), conversation.get(1));
        var told = ((Message.ToolResults) seen.getLast()).results().getFirst();
        assertThat(told.call()).isEqualTo(call);
        assertThat(told.content().toString()).contains("<<<page ", "Rain.", ">>>");
        assertThat(events).last().isEqualTo(new RunEvent.Finished(ScriptedModel.USAGE, true));
    }

    private static RunRequest asking(String prompt, List<Message> conversation) {
        var wishes =
                new Wishes(null, ModelOptions.DEFAULT, List.of(WEATHER, MAIL), false, conversation);
        return AgentFixture.request(prompt, null, wishes);
    }

    private static ToolSpec tool(String name) {
        return new ToolSpec(name, "Does " + name, JsonObject.of("type", "object"));
    }
}
