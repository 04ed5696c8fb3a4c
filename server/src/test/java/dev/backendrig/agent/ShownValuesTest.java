package dev.backendrig.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.tool.ArgumentRoles;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownValuesTest {
    /// Takes fields with a number, a text and a secret; element 9 is a password field.
    private static final class Fill implements Tool {
        private static final JsonObject SCHEMA =
                json(
                        "{'properties':{'ref':{'x-role':'ref'},'text':{'x-role':'text'},"
                                + "'pin':{'x-role':'secret'},'fields':{'items':{'properties':{"
                                + "'ref':{'x-role':'ref'},'value':{'x-role':'text'}}}}}}");

        @Override
        public ToolSpec spec() {
            return new ToolSpec("fill", "Fills.", SCHEMA);
        }

        @Override
        public Effect effect() {
            return Effect.ACT;
        }

        @Override
        public ArgumentRoles roles() {
            return new ArgumentRoles(SCHEMA);
        }

        @Override
        public ToolOutcome call(JsonObject arguments) {
            throw new UnsupportedOperationException();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'ref':1,'text':'Budi'}|false|ref=1 text=Budi",
                "{'ref':1,'pin':'1234'}|false|ref=1 pin=••••",
                "{'ref':9,'text':'hunter2'}|false|ref=9 text=••••",
                "{'ref':1,'text':'sk-live'}|true|ref=1 text=••••",
                "{'ref':1,'text':'Budi','pin':'1'}|true|ref=1 text=Budi pin=••••",
                "{'fields':[{'ref':1,'value':'Budi'},{'ref':9,'value':'x'}]}|true|fields[0].ref=1"
                        + " fields[0].value=Budi fields[1].ref=9 fields[1].value=••••",
                "{'a':{'b':[true,2.5,null]},'c':''}|false|a.b[0]=true a.b[1]=2.5 a.b[2]=null c=",
                "{}|true|",
            })
    void areAllThatIsSentButForSecrets(String arguments, boolean typesSecret, String shown) {
        var values =
                ShownValues.of(
                        json(arguments),
                        new Fill(),
                        fields -> fields.integer("ref").orElse(0) == 9,
                        typesSecret);
        assertThat(
                        values.values(_ -> Optional.empty()).stream()
                                .map(it -> it.name() + "=" + it.value())
                                .collect(Collectors.joining(" ")))
                .isEqualTo(shown == null ? "" : shown);
    }

    private static JsonObject json(String text) {
        return (JsonObject) Json.parse(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'fields':[{'ref':1,'value':'Budi'},{'ref':2,'value':'x'}]}|Nama=Budi"
                        + " fields[1].ref=2 fields[1].value=x",
                "{'fields':[{'ref':1,'value':'Budi','clear':true}]}|Nama=Budi Nama.clear=true",
                "{'fields':[{'ref':1,'options':['A','B']}]}|Nama.options[0]=A Nama.options[1]=B",
                "{'fields':[{'ref':1,'value':'Budi','times':3}]}|fields[0].ref=1"
                        + " fields[0].value=Budi fields[0].times=3",
                "{'ref':1,'text':'Budi'}|ref=1 text=Budi",
            })
    void haveTheNameOfTheElementThatTheyAreFor(String arguments, String shown) {
        var values = ShownValues.of(json(arguments), new Fill(), _ -> false, false);

        assertThat(
                        values
                                .values(fields ->
                                        fields.integer("ref").orElse(0) == 1
                                                ? Optional.of("Nama")
                                                : Optional.empty())
                                .stream()
                                .map(value -> value.name() + "=" + value.value())
                                .collect(Collectors.joining(" ")))
                .isEqualTo(shown);
    }
}
