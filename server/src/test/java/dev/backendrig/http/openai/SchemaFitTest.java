package dev.backendrig.http.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaFitTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}|1|true",
                "{'type':'object'}|{}|true",
                "{'type':'object'}|[]|false",
                "{'type':'array'}|[]|true",
                "{'type':'string'}|'a'|true",
                "{'type':'string'}|1|false",
                "{'type':'integer'}|1.0|true",
                "{'type':'integer'}|1.5|false",
                "{'type':'number'}|1.5|true",
                "{'type':'boolean'}|true|true",
                "{'type':'null'}|null|true",
                "{'type':['string','null']}|null|true",
                "{'type':['string','null']}|1|false",
                "{'const':1}|1.0|true",
                "{'const':'a'}|'b'|false",
                "{'enum':['a','b']}|'b'|true",
                "{'enum':['a','b']}|'c'|false",
                "{'anyOf':[{'type':'string'},{'type':'null'}]}|null|true",
                "{'anyOf':[{'type':'string'},{'type':'null'}]}|1|false",
                "{'oneOf':[{'type':'number'},{'type':'integer'}]}|1.5|true",
                "{'oneOf':[{'type':'number'},{'type':'integer'}]}|1|false",
                "{'allOf':[{'minimum':1},{'maximum':3}]}|2|true",
                "{'allOf':[{'minimum':1},{'maximum':3}]}|4|false",
                "{'exclusiveMinimum':1}|1|false",
                "{'exclusiveMaximum':1}|1|false",
                "{'properties':{'a':{'type':'string'}}}|{'a':1}|false",
                "{'properties':{'a':{'type':'string'}}}|{'b':1}|true",
                "{'required':['a']}|{}|false",
                "{'required':['a']}|{'a':null}|true",
                "{'properties':{'a':{}},'additionalProperties':false}|{'a':1}|true",
                "{'properties':{'a':{}},'additionalProperties':false}|{'b':1}|false",
                "{'additionalProperties':{'type':'string'}}|{'b':1}|false",
                "{'items':{'type':'string'}}|['a',1]|false",
                "{'items':{'type':'string'}}|['a']|true",
                "{'minItems':1}|[]|false",
                "{'maxItems':1}|[1,2]|false",
                "{'minLength':2}|'a'|false",
                "{'maxLength':1}|'ab'|false",
                "{'$ref':'#/$defs/a','$defs':{'a':{'type':'string'}}}|1|false",
                "{'$ref':'#/$defs/a','$defs':{'a':{'type':'string'}}}|'x'|true",
                "{'properties':{'next':{'anyOf':[{'$ref':'#'},{'type':'null'}]}}}|{'next':{'next':1}}|true",
                "{'type':'object','properties':{'next':{'anyOf':[{'$ref':'#'},{'type':'null'}]}}}|{'next':{'next':1}}|false",
                "{'$ref':'#/$defs/none'}|1|true",
                "{'$ref':'https://example.com/schema'}|1|true"
            })
    void tellsWhetherAValueFits(String schema, String value, boolean fits) {
        assertThat(fit(schema, value)).isEqualTo(fits);
    }

    @Test
    @Timeout(10)
    void aSchemaWithoutEndCostsLittle() {
        assertThat(fit("{'$ref':'#'}", "1")).isTrue();
        assertThat(fit("{'anyOf':[{'$ref':'#'},{'$ref':'#'},{'$ref':'#'}],'const':1}", "2"))
                .isFalse();
        assertThat(fit("{'allOf':[{'$ref':'#'},{'$ref':'#'},{'$ref':'#'}]}", "2")).isTrue();
    }

    @Test
    @Timeout(10)
    void patternsAreNotRun() {
        var text = "a".repeat(100);
        assertThat(fit("{'pattern':'(a+)+b'}", "'" + text + "'")).isTrue();
    }

    private static boolean fit(String schema, String value) {
        return new SchemaFit((JsonObject) json(schema)).fits(json(value));
    }

    private static JsonValue json(String text) {
        return Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
