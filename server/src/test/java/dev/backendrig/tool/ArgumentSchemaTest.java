package dev.backendrig.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentSchemaTest {
    private static final Path EXTENSIONS_OWN =
            Path.of("..", "extension", "src", "shared", "schema.ts");

    /// Of each keyword that the extension's own tools use, a value.
    private static final Map<String, String> VALUES =
            Map.ofEntries(
                    Map.entry("type", "'object'"),
                    Map.entry("description", "'What it is.'"),
                    Map.entry("x-role", "'text'"),
                    Map.entry("enum", "['a','b']"),
                    Map.entry("minimum", "-1.5"),
                    Map.entry("maximum", "2147483647"),
                    Map.entry("minLength", "0"),
                    Map.entry("maxLength", "100000"),
                    Map.entry("minItems", "1"),
                    Map.entry("maxItems", "60"),
                    Map.entry("items", "{'type':'string'}"),
                    Map.entry("properties", "{'a':{'type':'boolean'}}"),
                    Map.entry("required", "['a']"));

    @Test
    void takesEveryKeywordThatTheExtensionsOwnToolsUse() throws IOException {
        var source = Files.readString(EXTENSIONS_OWN);
        var type = source.substring(source.indexOf("interface JsonSchema"));
        var fields = Pattern.compile("readonly '?([\\w-]+)'?\\??:").matcher(type);
        var keywords =
                fields.region(0, type.indexOf("\n}")).results().map(it -> it.group(1)).toList();
        assertThat(keywords).containsExactlyInAnyOrderElementsOf(VALUES.keySet());
        for (var keyword : keywords) {
            var argument = "{'" + keyword + "':" + VALUES.get(keyword) + "}";
            assertThat(problem("{'type':'object','properties':{'x':" + argument + "}}"))
                    .as(keyword)
                    .isEmpty();
        }
    }

    /// @param wrong a value that the schema must not let through: so the keyword is held against it
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'enum':['a','b']}|'c'",
                "{'const':1}|2",
                "{'type':['string','null']}|1",
                "{'minimum':3}|2",
                "{'maximum':3}|4",
                "{'exclusiveMinimum':3}|3",
                "{'exclusiveMaximum':3}|3",
                "{'minLength':2}|'a'",
                "{'maxLength':2}|'abc'",
                "{'minItems':1}|[]",
                "{'maxItems':1}|[1,2]",
                "{'uniqueItems':true}|[1,1]",
                "{'minProperties':1}|{}",
                "{'maxProperties':1}|{'a':1,'b':2}",
                "{'items':{'type':'string'}}|[1]",
                "{'prefixItems':[{'type':'string'}]}|[1]",
                "{'properties':{'a':{'type':'string'}}}|{'a':1}",
                "{'required':['a']}|{}",
                "{'additionalProperties':false}|{'a':1}",
                "{'additionalProperties':{'type':'string'}}|{'a':1}",
                "{'anyOf':[{'type':'string'},{'type':'integer'}]}|true",
                "{'oneOf':[{'minimum':1},{'minimum':2}]}|3",
                "{'allOf':[{'minimum':1},{'maximum':2}]}|3",
            })
    void takesKeywordsThatArgumentsCanBeHeldAgainst(String argument, String wrong) {
        var schema = json("{'type':'object','properties':{'x':" + argument + "}}");
        assertThat(ArgumentSchema.problem(schema)).isEmpty();
        var checked = JsonSchema.of(ArgumentSchema.forModel(schema));
        assertThat(checked.problems(json("{'x':" + wrong + "}"))).isNotEmpty();
        assertThat(checked.problems(json("{}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'$ref':'#/x'}",
                "{'$dynamicRef':'#x'}",
                "{'$defs':{}}",
                "{'pattern':'a'}",
                "{'patternProperties':{}}",
                "{'if':{}}",
                "{'not':{}}",
                "{'contains':{}}",
                "{'unevaluatedProperties':false}",
                "{'propertyNames':{}}",
                "{'type':'text'}",
                "{'type':[]}",
                "{'type':['string','string']}",
                "{'type':null}",
                "{'x-role':'address'}",
                "{'x-role':1}",
                "{'enum':[]}",
                "{'enum':'a'}",
                "{'minimum':'1'}",
                "{'maximum':1e300}",
                "{'minLength':-1}",
                "{'maxLength':1.5}",
                "{'maxItems':99999999999}",
                "{'uniqueItems':1}",
                "{'required':'a'}",
                "{'required':[1]}",
                "{'required':['a','a']}",
                "{'properties':[]}",
                "{'properties':{'a':true}}",
                "{'items':[{}]}",
                "{'items':true}",
                "{'prefixItems':[]}",
                "{'prefixItems':{}}",
                "{'anyOf':[1]}",
                "{'allOf':{}}",
                "{'additionalProperties':1}",
                "{'description':1}",
                "{'items':{'properties':{'a':{'anyOf':[{'$ref':'#'}]}}}}",
            })
    void refusesWhatItCannotHoldArgumentsAgainst(String argument) {
        var schema = "{'type':'object','properties':{'x':" + argument + "}}";
        assertThat(problem(schema)).isNotEmpty();
    }

    @Test
    void saysNothingOfASchemaThatAStrangerCouldHaveWritten() {
        assertThat(problem("{'type':'object','<script>':1}").orElseThrow())
                .isEqualTo("it has a keyword that is not supported");
    }

    @Test
    void leavesOurOwnKeywordsOutForAModelButNoArgumentOfTheirName() {
        var schema =
                json(
                        "{'type':'object','$schema':'s','x-more':1,'properties':{"
                                + "'x-role':{'type':'string','x-role':'url'},"
                                + "'list':{'items':{'x-role':'text','anyOf':[{'x-role':'ref'}]}}},"
                                + "'default':{'x-role':'kept'}}");
        assertThat(ArgumentSchema.forModel(schema))
                .hasToString(
                        json("{'type':'object','properties':{'x-role':{'type':'string'},"
                                        + "'list':{'items':{'anyOf':[{}]}}},"
                                        + "'default':{'x-role':'kept'}}")
                                .toString());
    }

    private static Optional<String> problem(String schema) {
        return ArgumentSchema.problem(json(schema));
    }

    private static JsonObject json(String text) {
        return (JsonObject) Json.parse(text.replace('\'', '"'));
    }
}
