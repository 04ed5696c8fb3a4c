package dev.backendrig.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.Message;
import dev.backendrig.message.RawTurn;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.privacy.PrivacySettings;
import dev.backendrig.privacy.Redactor;
import dev.backendrig.privacy.RunMask;
import dev.backendrig.privacy.TestDetectors;
import dev.backendrig.privacy.Vault;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;
import dev.backendrig.tool.Toolbox;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientToolsTest {
    private static final ToolSpec OURS = spec("look", "ours");
    private static final ToolSpec THEIRS = spec("weather", "theirs");

    private final ClientTools tools =
            new ClientTools(
                    List.of(THEIRS, spec("look", "theirs")),
                    new Toolbox(List.of(new Unused(OURS))));

    @Test
    void areOfferedAfterTheServersOwn() {
        assertThat(tools.offered()).containsExactly(OURS, THEIRS);
    }

    @Test
    void leaveOutOneThatIsNamedLikeAToolOfTheServers() {
        assertThat(tools.has(ScriptedModel.call("1", "look"))).isFalse();
        assertThat(tools.has(ScriptedModel.call("1", "weather"))).isTrue();
    }

    @Test
    void areCalledAfterAllOthersAndOtherwiseInTheModelsOrder() {
        var weather = ScriptedModel.call("1", "weather");
        var look = ScriptedModel.call("2", "look");
        var again = ScriptedModel.call("3", "weather");
        var foreign = ScriptedModel.call("4", "nobody_knows");
        var raw = new RawTurn("scripted", new JsonString("as it was"));
        var said = new Message.Assistant("Let me see", List.of(weather, look, again, foreign), raw);
        var turn = ScriptedModel.turn(said);

        var last = tools.last(turn);

        var calls = List.of(look, foreign, weather, again);
        var same = new Message.Assistant("Let me see", calls, raw);
        assertThat(last)
                .isEqualTo(new ModelTurn(same, turn.ending(), turn.usage(), turn.sources()));
    }

    @Test
    void leaveATurnWithoutTheirCallsAsItIs() {
        var calls = List.of(ScriptedModel.call("2", "look"));
        var turn = ScriptedModel.turn(new Message.Assistant("", calls, null));

        assertThat(tools.last(turn)).isSameAs(turn);
    }

    @Test
    void areCalledWithValuesInPlaceOfPlaceholdersHoweverDeepTheyStand() {
        var redactor = Redactor.of(PrivacySettings.DEFAULT, TestDetectors::find);
        var prompt = "Write to ana@example.com";
        var mask = new RunMask(redactor, new Vault(), prompt, _ -> Optional.empty(), _ -> {});
        var call = new ToolCall("1", "mail", json("{'to':['[EMAIL_1]',7],'cc':{'a':'[CARD_9]'}}"));

        assertThat(ClientTools.restored(call, mask))
                .isEqualTo(
                        new ToolCall(
                                "1",
                                "mail",
                                json("{'to':['ana@example.com',7],'cc':{'a':'[CARD_9]'}}")));
    }

    private static JsonObject json(String text) {
        return (JsonObject) Json.parse(text.replace('\'', '"'));
    }

    private static ToolSpec spec(String name, String description) {
        return new ToolSpec(name, description, JsonObject.of("type", "object"));
    }

    private record Unused(ToolSpec spec) implements Tool {
        @Override
        public Effect effect() {
            return Effect.READ;
        }

        @Override
        public ToolOutcome call(JsonObject arguments) {
            throw new AssertionError("nobody calls it");
        }
    }
}
