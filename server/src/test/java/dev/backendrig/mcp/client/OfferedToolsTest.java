package dev.backendrig.mcp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.safety.text.UntrustedText;
import dev.backendrig.tool.ToolOutcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names, schemas and results on their way to a model.
class OfferedToolsTest {
    private static JsonObject json(String text) {
        return (JsonObject) Json.parse(text.replace('\'', '"'));
    }

    private static JsonObject schema(String text) {
        return OfferedSchema.of(Optional.of(json(text)), it -> UntrustedText.clean(it).text());
    }

    @ParameterizedTest
    @CsvSource({
        "files,read,files__read",
        "my files,read.it,my_files__read_it",
        "7z,go,_7z__go",
        "süd,größe,s_d__gr__e"
    })
    void namesHaveLettersDigitsUnderscoresAndHyphens(String server, String tool, String name) {
        assertThat(new ToolNames().of(server, tool)).isEqualTo(name);
    }

    @Test
    void longAndEqualNamesGetAHashThatStays() {
        var long1 = new ToolNames().of("s", "x".repeat(100) + "1");
        var long2 = new ToolNames().of("s", "x".repeat(100) + "2");
        assertThat(long1).hasSize(64).isNotEqualTo(long2);
        assertThat(new ToolNames().of("s", "x".repeat(100) + "1")).isEqualTo(long1);
        var names = new ToolNames();
        assertThat(names.of("a b", "t")).isEqualTo("a_b__t");
        assertThat(names.of("a_b", "t")).matches("a_b__t_[0-9a-f]{8}");
    }

    @ParameterizedTest
    @CsvSource({
        "*,anything,true",
        "read_*,read_it,true",
        "read_*,write,false",
        "a*b*c,aXbYc,true",
        "a*b,ab,true",
        "a*b,abc,false",
        "Read,read,false",
        "*x,xx,true"
    })
    void patternsHaveStars(String pattern, String name, boolean fits) {
        assertThat(NamePatterns.matches(pattern, name)).isEqualTo(fits);
    }

    @Test
    void referencesArePutInAndUnknownKeywordsLeftOut() {
        assertThat(
                        schema(
                                "{'$schema':'s','type':'object','x-role':'text','properties':{'type':{"
                                    + "'$ref':'#/$defs/K'},'b':true,'c':{'type':'string','pattern':'^(a+)+$',"
                                    + "'x-role':'secret'}},'$defs':{'K':{'enum':['a']}},'propertyNames':{}}"))
                .isEqualTo(
                        json(
                                "{'type':'object','properties':{'type':{'enum':['a']},'b':{},"
                                        + "'c':{'type':'string'}}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'type':'array'}|broken",
                "{'type':'object','properties':{'a':{'type':'thing'}}}|broken",
                "{'type':'object','properties':{'a':{'$ref':'#/$defs/No'}}}|not in it",
                "{'type':'object','properties':{'a':{'$ref':'#/$defs/A'}},'$defs':{'A':{'items':{'$ref':'#/$defs/A'}}}}|deeper"
                    + " than 16",
                "{'type':'object','properties':{'a\u200b':{}}}|invisible",
                "{'type':'object','properties':{'a':{'enum':['x\u200b']}}}|invisible"
            })
    void aSchemaThatCannotBeOfferedIsDroppedWithAReason(String text, String reason) {
        assertThatThrownBy(() -> schema(text)).hasMessageContaining(reason);
    }

    @Test
    void aSchemaThatGrowsTooLongIsDropped() {
        var wide = new StringBuilder("{'type':'object','properties':{");
        for (var i = 0; i < 2_000; i++) wide.append("'p").append(i).append("':{},");
        wide.append("'z':{}}}");
        assertThatThrownBy(() -> schema(wide.toString())).hasMessageContaining("8000 characters");
        var bomb =
                new StringBuilder(
                        "{'type':'object','properties':{'a':{'$ref':'#/$defs/d0'}},'$defs':{");
        for (var i = 0; i < 14; i++) {
            bomb.append(
                    "'d%d':{'allOf':[{'$ref':'#/$defs/d%d'},{'$ref':'#/$defs/d%d'},{'$ref':'#/$defs/d%d'}]},"
                            .formatted(i, i + 1, i + 1, i + 1));
        }
        bomb.append("'d14':{}}}");
        assertThatThrownBy(() -> schema(bomb.toString()))
                .isInstanceOf(OfferedSchema.UnfitException.class);
    }

    private static ToolOutcome.Done done(String result) {
        return (ToolOutcome.Done) CallResult.of(json(result));
    }

    @Test
    void picturesPassAsPictures() {
        var png =
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
        var done =
                done(
                        "{'content':[{'type':'image','data':'"
                                + png
                                + "','mimeType':'x/y'},{'type':'text','text':'t'}]}");
        assertThat(done.images())
                .singleElement()
                .extracting(it -> it.mediaType())
                .isEqualTo("image/png");
        assertThat(done.content()).isEqualTo(new JsonString("t"));
        assertThat(done.ours()).isFalse();
    }

    @Test
    void dataPassesAsJsonAndOnce() {
        assertThat(
                        done("{'structuredContent':{'a':1},'content':[{'type':'text','text':'{\\'a\\':1}'}]}")
                                .content())
                .isEqualTo(json("{'a':1}"));
        assertThat(
                        done("{'structuredContent':{'a':1},'content':[{'type':'text','text':'more'}]}")
                                .content())
                .isEqualTo(json("{'data':{'a':1},'text':'more'}"));
    }

    @Test
    void otherBlocksAreNamedOrRead() {
        assertThat(
                        done("{'content':[{'type':'resource_link','name':'n','uri':'u'},{'type':'audio'},"
                                 + "{'type':'resource','resource':{'uri':'r','text':'inside'}},{'type':'odd'}]}")
                                .content())
                .isEqualTo(
                        new JsonString(
                                String.join(
                                        "\n",
                                        List.of(
                                                "[link: n u]",
                                                "[sound, left out]",
                                                "[r]",
                                                "inside",
                                                "[something of an unknown kind, left out]"))));
    }

    @Test
    void anErrorIsAFailureInWordsOfOthers() {
        var failed =
                (ToolOutcome.Failed)
                        CallResult.of(
                                json("{'isError':true,'content':[{'type':'text','text':'no'}]}"));
        assertThat(failed.reason()).isEqualTo("no");
        assertThat(failed.ours()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"x,65536,64000", "語,16000,16000"})
    void aLongResultIsCutByBytesAndTokensAndSaysSo(String character, int bytes, int most) {
        var text = Cut.result(character.repeat(100_000), 0);
        assertThat(text).contains("[cut: the first ", " of 100000 characters are given]");
        var kept = text.substring(0, text.indexOf('\n'));
        assertThat(kept.length()).isLessThanOrEqualTo(Math.max(bytes, most)).isGreaterThan(10_000);
        assertThat(text.lines()).hasSize(2);
    }
}
