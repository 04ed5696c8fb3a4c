package dev.backendrig.safety.acts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.message.ToolCall;
import dev.backendrig.safety.elements.Pages;
import dev.backendrig.tool.Effect;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTargetsTest {
    private static final String PAGE =
            """
            form "Kontak" → pay.example:8443
             #1 textbox "Nama"
             #2 button "Kirim" submit
             #3 button "Bantuan"
             #4 link "Syarat" → law.example
            form "Cari"
             #5 searchbox "Cari"
             #6 button "Cari" submit
             #7 button "Di tempat lain" submit → find.example
            #8 textbox "Catatan"
            """;

    private static Set<String> sent(String tool, String arguments) {
        var call = new ToolCall("1", tool, StubTool.json(arguments));
        return FormTargets.of(call, StubTool.acting(tool), Pages.snapshot(PAGE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "click_element|{'ref':2}|pay.example:8443",
                "double_click|{'ref':2}|pay.example:8443",
                "drag|{'ref':8,'to_ref':2}|pay.example:8443",
                "click_element|{'ref':1}|",
                "click_element|{'ref':3}|",
                "click_element|{'ref':4}|",
                "click_element|{'ref':6}|",
                "click_element|{'ref':7}|find.example",
                "click_element|{'ref':99}|",
                "type_text|{'ref':1,'text':'a'}|",
                "type_text|{'ref':1,'text':'a','submit':true}|pay.example:8443",
                "type_text|{'ref':8,'text':'a','submit':true}|",
                "fill_form|{'fields':[{'ref':1,'value':'a'}],'submit':true}|pay.example:8443",
                "press_key|{'key':'Enter','ref':1}|pay.example:8443",
                "press_key|{'key':'Control+Enter','ref':1}|pay.example:8443",
                "press_key|{'key':'Space','ref':2}|pay.example:8443",
                "press_key|{'key':'Tab','ref':2}|",
                "upload_file|{'ref':1}|",
                "handle_dialog|{'accept':true}|"
            })
    void areTheSitesThatACallWouldSendAFormTo(String tool, String arguments, String hosts) {
        var meant = hosts == null ? Set.of() : Set.of(hosts);
        assertThat(sent(tool, arguments)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"click_at,'{}'", "press_key,'{\"key\":\"Enter\"}'"})
    void areAllOfThePageWhereNobodyKnowsWhatIsSent(String tool, String arguments) {
        assertThat(sent(tool, arguments))
                .containsExactlyInAnyOrder("pay.example:8443", "find.example");
    }

    @Test
    void aSubmissionByEnterMayGoWhereAButtonOfTheFormLeads() {
        assertThat(sent("press_key", "{'key':'Enter','ref':5}")).containsExactly("find.example");
    }

    @Test
    void whatOnlyReadsSendsNothing() {
        var call = new ToolCall("1", "look", StubTool.json("{'ref':2}"));
        var tool = new StubTool("look", Effect.READ);
        assertThat(FormTargets.of(call, tool, Pages.snapshot(PAGE))).isEmpty();
    }
}
