package dev.backendrig.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.Message;
import dev.backendrig.message.RawTurn;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.contract.Asked.Item;
import dev.backendrig.model.contract.Asked.Turn;
import dev.backendrig.model.gemini.Chunks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tools are offered as they are, calls are read as they were made, results go to their calls.
interface ToolRows extends Rows {
    JsonObject SCHEMA =
            Chunks.json(
                    """
                    {'type':'object','description':'What to click','properties':{
                      'ref':{'type':'string','pattern':'^[a-z]+$','minLength':1},
                      'mode':{'enum':['fast','slow',3,null],'default':'fast'},
                      'at':{'type':'array','items':{'$ref':'#/$defs/point'},'maxItems':2},
                      'either':{'anyOf':[{'type':'integer','minimum':0},{'type':'null'}]},
                      'deep':{'type':'object','properties':{'x':{'type':['number','null']}},
                        'required':['x'],'additionalProperties':false}},
                     'required':['ref'],'additionalProperties':false,
                     '$defs':{'point':{'type':'object','properties':{'x':{'type':'number'}}}}}\
                    """);

    @Test
    default void offersToolsInTheirOrderWithTheirSchemaAsItIs() throws Exception {
        var first = new ToolSpec("z_first", "Klickt \"es\" an 😀", SCHEMA);
        var second = Stand.tool("a_second");
        var asked = stand().asked(offering(first, second));
        assertThat(asked.tools()).containsExactly(first, second);
    }

    @Test
    default void sendsTheSameBytesInFrontOfTheConversationFromStepToStep() throws Exception {
        stand().asked(offering(Stand.tool("click"), Stand.tool("look")));
        stand().asked(offering(Stand.tool("click"), Stand.tool("look")));
        var requests = stand().server.requests();
        assertThat(requests.get(1).body()).isEqualTo(requests.getFirst().body());
    }

    @Test
    default void offersAToolWithoutArguments() throws Exception {
        var tool = new ToolSpec("look", "Looks", Chunks.json("{'type':'object','properties':{}}"));
        assertThat(stand().asked(offering(tool)).tools())
                .extracting(ToolSpec::name)
                .containsExactly("look");
    }

    @Test
    default void readsACallWithItsArguments() throws Exception {
        var json = "{\"ref\":\"a\\\"b\",\"n\":[1,2.5,null,{\"x\":true}],\"é\":\"😀\"}";
        var turn = stand().ask(Script.of(Say.call("c1", "click", json)));
        assertThat(turn.calls()).hasSize(1);
        assertThat(turn.calls().getFirst().name()).isEqualTo("click");
        assertThat(turn.calls().getFirst().arguments()).isEqualTo(Json.parse(json));
        assertThat(turn.ending().kind()).isEqualTo(Ending.Kind.COMPLETE);
        assertThat(turn.message().text()).isEmpty();
        assertThat(stand().events).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"{}", "null"})
    default void takesACallWithoutArgumentsForOneWithNone(String arguments) throws Exception {
        var turn = stand().ask(Script.of(Say.call("c1", "look", arguments)));
        assertThat(turn.calls()).hasSize(1);
        assertThat(turn.calls().getFirst().arguments()).isEqualTo(JsonObject.EMPTY);
        assertThat(stand().replay(turn).turns().get(1).items())
                .containsExactly(new Item.Call(id("c1"), "look", JsonObject.EMPTY));
    }

    @Test
    default void keepsParallelCallsAndTheirResultsApart() throws Exception {
        var turn =
                stand().ask(
                                Script.of(
                                        Say.text("Both: "),
                                        Say.call("c1", "click", "{\"ref\":\"1\"}"),
                                        Say.call("c2", "click", "{\"ref\":\"2\"}"),
                                        Say.call("c3", "look", "{}")));
        assertThat(turn.calls())
                .extracting(ToolCall::name)
                .containsExactly("click", "click", "look");
        assertThat(turn.calls()).extracting(ToolCall::id).doesNotHaveDuplicates();
        if (stand().can(Ability.CALL_IDS)) {
            assertThat(turn.calls()).extracting(ToolCall::id).containsExactly("c1", "c2", "c3");
        }
        var turns = stand().replay(turn).turns();
        assertThat(turns).hasSize(3);
        assertThat(turns.get(1))
                .isEqualTo(
                        new Turn(
                                false,
                                List.of(
                                        new Item.Text("Both: "),
                                        call("c1", "click", "{'ref':'1'}"),
                                        call("c2", "click", "{'ref':'2'}"),
                                        call("c3", "look", "{}"))));
        assertThat(turns.get(2))
                .isEqualTo(
                        new Turn(
                                true,
                                List.of(
                                        result("c1", false, "ok"),
                                        result("c2", false, "ok"),
                                        result("c3", false, "ok"))));
    }

    @Test
    default void givesEachCallAnIdOfItsOwnWhereTheProviderGivesNone() throws Exception {
        var turn =
                stand().ask(
                                Script.of(
                                        Say.call("", "click", "{\"ref\":\"1\"}"),
                                        Say.call("", "click", "{\"ref\":\"2\"}")));
        assertThat(turn.calls()).hasSize(2);
        assertThat(turn.calls()).extracting(ToolCall::id).doesNotHaveDuplicates();
        assertThat(turn.calls()).allSatisfy(call -> assertThat(call.id()).isNotBlank());
    }

    @Test
    default void tellsWhetherAToolFailedAndWhatItGave() throws Exception {
        var click = new ToolCall("call-1", "click", JsonObject.of("ref", "1"));
        var look = new ToolCall("call-2", "look", JsonObject.EMPTY);
        var content = Chunks.json("{'title':'Grüße','n':[1]}");
        var asked =
                stand().asked(
                                Stand.request(
                                        List.of(
                                                Message.User.of("Hi"),
                                                foreign(click, look),
                                                new Message.ToolResults(
                                                        List.of(
                                                                new ToolResult(
                                                                        click, true, content,
                                                                        List.of()),
                                                                new ToolResult(
                                                                        look,
                                                                        false,
                                                                        new JsonString("no page"),
                                                                        List.of())))),
                                        Stand.tool("click"),
                                        Stand.tool("look")));
        var results = asked.turns().get(2).items();
        assertThat(results)
                .containsExactly(
                        foreignResult("call-1", false, Json.write(content)),
                        foreignResult("call-2", true, "no page"));
    }

    @Test
    default void sendsCallsThatAnotherProviderMade() throws Exception {
        var click = new ToolCall("call-1", "click", JsonObject.of("ref", "1"));
        var asked =
                stand().asked(
                                Stand.request(
                                        List.of(
                                                Message.User.of("Hi"),
                                                foreign(click),
                                                new Message.ToolResults(
                                                        List.of(
                                                                new ToolResult(
                                                                        click,
                                                                        true,
                                                                        new JsonString("ok"),
                                                                        List.of())))),
                                        Stand.tool("click")));
        var items = asked.turns().get(1).items();
        assertThat(items.getFirst()).isEqualTo(new Item.Text("Let me see"));
        assertThat(items.get(1))
                .isInstanceOfSatisfying(
                        Item.Call.class,
                        call -> {
                            assertThat(call.name()).isEqualTo("click");
                            assertThat(call.arguments()).isEqualTo(JsonObject.of("ref", "1"));
                        });
    }

    private static ModelRequest offering(ToolSpec... tools) {
        return Stand.request(Stand.HELLO.messages(), tools);
    }

    private static Message.Assistant foreign(ToolCall... calls) {
        var raw = new RawTurn("another", new JsonString("opaque"));
        return new Message.Assistant("Let me see", List.of(calls), raw);
    }

    private String id(String id) {
        return stand().can(Ability.CALL_IDS) ? id : "";
    }

    private Item call(String id, String name, String arguments) {
        return new Item.Call(id(id), name, Chunks.json(arguments));
    }

    private Item result(String id, boolean error, String content) {
        return new Item.Result(id(id), error, content, List.of());
    }

    /// Gemini gives its own calls ids and needs none of others'.
    private Item foreignResult(String id, boolean error, String content) {
        var foreignId = stand().can(Ability.FOREIGN_IDS) ? id : "";
        return new Item.Result(foreignId, error, content, List.of());
    }
}
