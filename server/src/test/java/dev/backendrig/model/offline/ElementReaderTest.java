package dev.backendrig.model.offline;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonString;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElementReaderTest {
    private static final List<Element> SAVE_AND_NAME =
            List.of(
                    new Element(12, "button", List.of("Save")),
                    new Element(13, "textbox", List.of("Name")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'elements':[{'id':12,'role':'button','name':'Save'},{'id':13,'role':'textbox','name':'Name'}]}",
                "{'elements':[{'ref':'12','role':'button','text':'Save'},{'ref':'#13','role':'textbox','label':'Name'}]}",
                "{'tree':[{'index':12,'tag':'button','name':'Save'},{'id':13,'role':'textbox','placeholder':'Name'}]}",
                "{'tree':[{'role':'form','children':[{'id':12.0,'role':'button','name':'Save','children':[{'id':13,'role':'textbox','name':'Name'}]}]}]}",
                "{'tree':{'role':'root','children':[{'id':12,'role':'button','name':'Save'},{'id':13,'role':'textbox','name':'Name'}]}}",
                "[{'id':12,'role':'button','name':'Save'},{'id':13,'role':'textbox','name':'Name'}]",
                "{'result':[{'id':12,'role':'button','name':'Save'},{'id':13,'role':'textbox','name':'Name'}],'hint':'2"
                    + " times now'}",
                "{'content':'{\\'elements\\':[{\\'id\\':12,\\'role\\':\\'button\\',\\'name\\':\\'Save\\'},{\\'id\\':13,\\'role\\':\\'textbox\\',\\'name\\':\\'Name\\'}]}'}",
                "{'elements':[{'id':12,'role':'button','name':'Save'},{'id':12,'role':'link','name':'Twice'},{'role':'link','name':'No"
                    + " number'},{'id':13,'role':'textbox','name':'Name'},7,null]}",
                "'#12 button \\'Save\\'\\n#13 textbox \\'Name\\''",
                "{'page':'page \\'F\\' http://f.example/\\n"
                        + "view 0–720 of 900 px\\n"
                        + "1. #12 button \\'Save\\' disabled\\n"
                        + " Name: #13 textbox \\'Name\\' value \\'Bo\\' focused'}",
                "'#12 button \\'Save\\' or #13 textbox \\'Name\\' required'",
                "'[12] button: Save\\n[13] textbox: Name'",
                "'12. button Save\\n13) textbox Name'",
                "'- button \\'Save\\' [ref=12]\\n- textbox \\'Name\\' [ref=13]'",
                "'Elements of the page:\\n\\n"
                        + "  12: button \\'Save\\'\\n"
                        + "  13: textbox \\'Name\\'\\n'",
                "'<<<page ab12 (elements)\\n#12 button \\'Save\\'\\n#13 textbox \\'Name\\'\\npage"
                        + " ab12>>>'",
                "'<<<untrusted\\n{\\'elements\\':[{\\'id\\':12,\\'role\\':\\'button\\',\\'name\\':\\'Save\\'},{\\'id\\':13,\\'role\\':\\'textbox\\',\\'name\\':\\'Name\\'}]}\\n>>>'"
            })
    void readsEveryShape(String json) {
        assertThat(ElementReader.read(Json.parse(proper(json)))).isEqualTo(SAVE_AND_NAME);
    }

    /// `'` stands for `"`, and `\'` for the `"` of a string inside.
    private static String proper(String json) {
        return json.replace("\\'", "\u0001").replace('\'', '"').replace("\u0001", "\\\"");
    }

    @Test
    void knowsAnInputThatIsAButtonByItsType() {
        var json =
                """
                {"elements":[{"id":1,"tag":"input","type":"submit","name":"Go"},
                {"id":2,"tag":"input","type":"text","name":"Name"},{"id":3,"tag":"input"}]}\
                """;

        assertThat(ElementReader.read(Json.parse(json)))
                .extracting(element -> element.kind().orElseThrow())
                .containsExactly(Role.BUTTON, Role.FIELD, Role.FIELD);
    }

    @Test
    void keepsAllNamesOfAnElement() {
        var json =
                "{\"elements\":[{\"id\":1,\"name\":\"A\",\"label\":\" \",\"placeholder\":\"B\"}]}";

        assertThat(ElementReader.read(Json.parse(json)).getFirst().names())
                .containsExactly("A", "B");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "7",
                "\"\"",
                "{}",
                "[]",
                "\"no elements\"",
                "{\"elements\":null}"
            })
    void findsNothingInNothing(String json) {
        assertThat(ElementReader.read(Json.parse(json))).isEmpty();
    }

    @Test
    void readsAHugeListInTimeAndOnlyItsBegin() {
        var text = new StringBuilder();
        for (var i = 0; i < 60_000; i++) text.append("#%d button \"Save %d\"\n".formatted(i, i));

        var elements =
                assertTimeoutPreemptively(
                        ofSeconds(5), () -> ElementReader.read(new JsonString(text.toString())));

        assertThat(elements).hasSize(5_000).last().extracting(Element::ref).isEqualTo(4_999L);
    }
}
