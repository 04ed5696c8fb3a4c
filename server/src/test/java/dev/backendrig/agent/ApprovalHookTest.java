package dev.backendrig.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolCall;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalHookTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "click_at|{\"x\":1,\"y\":2}|true",
                "close_tab|{}|true",
                "close_tab|{\"tab_id\":3}|true",
                "click_at|{\"x\":1,\"note\":\"hi\"}|false",
                "run_script|{}|false"
            })
    void whatTakesNumbersAloneAndIsKnownByItsNameIsLeftToOtherRules(
            String tool, String arguments, boolean isKnown) {
        var call = new ToolCall("1", tool, (JsonObject) Json.parse(arguments));
        assertThat(ApprovalHook.isKnown(call)).isEqualTo(isKnown);
    }
}
