package dev.backendrig.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentRolesTest {
    /// @param found the texts of the role, each once and in order
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'x-role':'url'}|'a'|a",
                "{'x-role':'url'}|['a',{'k':'b'},1,null]|a b",
                "{'x-role':'text'}|'a'|^^",
                "{'items':{'x-role':'url'}}|['a','b']|a b",
                "{'prefixItems':[{},{'x-role':'url'}],'items':{'x-role':'url'}}|['a','b','c']|b c",
                "{'properties':{'u':{'x-role':'url'}}}|{'u':'a','v':'b'}|a",
                "{'additionalProperties':{'x-role':'url'},'properties':{'v':{}}}"
                        + "|{'u':'a','v':'b'}|a",
                "{'anyOf':[{'type':'integer'},{'x-role':'url'}]}|'a'|a",
                "{'oneOf':[{'items':{'x-role':'url'}}]}|['a']|a",
                "{'allOf':[{'properties':{'u':{'allOf':[{'x-role':'url'}]}}}]}|{'u':'a'}|a",
                "{'properties':{'x-role':{'type':'string'}}}|{'x-role':'url'}|^^",
            })
    void findsTheTextsOfARoleWhereverTheyStand(String schema, String value, String found) {
        var roles = roles(schema);
        var arguments = json("{'x':" + value + "}");
        assertThat(String.join(" ", roles.texts(arguments, ArgumentRole.URL))).isEqualTo(found);
        var replaced =
                roles.replaced(arguments, ArgumentRole.URL, it -> it.toUpperCase(Locale.ROOT));
        assertThat(roles.texts(replaced, ArgumentRole.URL))
                .isEqualTo(
                        roles.texts(arguments, ArgumentRole.URL).stream()
                                .map(it -> it.toUpperCase(Locale.ROOT))
                                .toList());
    }

    @Test
    void replacesNothingElse() {
        var arguments = json("{'x':{'u':'a','v':['a',1,null,true]},'y':'a'}");
        assertThat(
                        roles("{'properties':{'u':{'x-role':'url'}}}")
                                .replaced(arguments, ArgumentRole.URL, _ -> "new"))
                .hasToString(json("{'x':{'u':'new','v':['a',1,null,true]},'y':'a'}").toString());
    }

    @Test
    void knowsWhetherAnyArgumentIsMarked() {
        assertThat(ArgumentRoles.NONE.isEmpty()).isTrue();
        assertThat(roles("{'properties':{'x-role':{'type':'string'}}}").isEmpty()).isTrue();
        assertThat(roles("{'items':{'anyOf':[{'x-role':'secret'}]}}").isEmpty()).isFalse();
        assertThat(ArgumentRoles.of("ref", "ref", "text", "text").has(ArgumentRole.TEXT)).isTrue();
        assertThat(ArgumentRoles.of("ref", "ref").has(ArgumentRole.URL)).isFalse();
    }

    @Test
    void marksArgumentsByName() {
        var roles = ArgumentRoles.of("url", "url");
        assertThat(roles.texts(json("{'url':'a','x':'b'}"), ArgumentRole.URL))
                .isEqualTo(List.of("a"));
    }

    private static ArgumentRoles roles(String schema) {
        return new ArgumentRoles(json("{'properties':{'x':" + schema + "}}"));
    }

    private static JsonObject json(String text) {
        return (JsonObject) Json.parse(text.replace('\'', '"'));
    }
}
