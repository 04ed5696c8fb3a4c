package dev.backendrig.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.language.Language;
import dev.backendrig.model.ModelOptions;
import dev.backendrig.model.ModelOptions.Format;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ToolChoice;
import dev.backendrig.model.gemini.Chunks;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a client asks of the writing reaches the provider.
interface OptionRows extends Rows {
    @Test
    default void asksForTheTemperature() throws Exception {
        var asked = options(0.25, null, null, List.of());
        assertThat(asked.temperature()).isEqualTo(0.25);
        assertThat(asked.topP()).isNull();
    }

    @Test
    default void asksForTheTopProbability() throws Exception {
        assertThat(options(null, 0.5, null, List.of()).topP()).isEqualTo(0.5);
    }

    @Test
    default void asksForTheMostTokens() throws Exception {
        assertThat(options(null, null, 321, List.of()).maxOutputTokens()).isEqualTo(321);
    }

    @Test
    default void asksToStopAtTexts() throws Exception {
        assertThat(options(null, null, null, List.of("END", "###")).stop())
                .containsExactly("END", "###");
    }

    @Test
    default void leavesToTheProviderWhatNobodyAskedFor() throws Exception {
        var asked = asked(ModelOptions.DEFAULT);
        assertThat(asked.temperature()).isNull();
        assertThat(asked.topP()).isNull();
        assertThat(asked.stop()).isEmpty();
        assertThat(asked.format()).isEmpty();
        assertThat(asked.choice()).isIn("", "auto");
    }

    @Test
    default void asksForJsonOfASchema() throws Exception {
        var schema =
                Chunks.json(
                        "{'type':'object','properties':{'n':{'type':'integer'}},'required':['n'],"
                                + "'additionalProperties':false}");
        var asked = formatted(new Format.JsonOf("answer", schema, true));
        assertThat(Json.parse(asked.format())).isEqualTo(schema);
    }

    @Test
    default void asksForAnyJsonWhereThatCanBeSaid() throws Exception {
        assertThat(formatted(new Format.Json()).format())
                .isEqualTo(stand().can(Ability.PLAIN_JSON) ? "json" : "");
    }

    @Test
    default void tellsWhetherAToolHasToBeCalledWhereThatCanBeSaid() throws Exception {
        var can = stand().can(Ability.TOOL_CHOICE);
        assertThat(choosing(new ToolChoice.None())).isEqualTo(can ? "none" : "");
        assertThat(choosing(new ToolChoice.Required())).isEqualTo(can ? "required" : "");
        assertThat(choosing(new ToolChoice.Named("look"))).isEqualTo(can ? "look" : "");
    }

    private Asked.Options options(
            @Nullable Double temperature,
            @Nullable Double topP,
            @Nullable Integer max,
            List<String> stop)
            throws InterruptedException {
        return asked(
                new ModelOptions(
                        temperature, topP, max, stop, new Format.Text(), new ToolChoice.Auto()));
    }

    private Asked.Options formatted(Format format) throws InterruptedException {
        return asked(new ModelOptions(null, null, null, List.of(), format, new ToolChoice.Auto()));
    }

    private String choosing(ToolChoice choice) throws InterruptedException {
        return asked(new ModelOptions(null, null, null, List.of(), new Format.Text(), choice))
                .choice();
    }

    private Asked.Options asked(ModelOptions options) throws InterruptedException {
        var request =
                new ModelRequest(
                        "Be brief.",
                        Stand.HELLO.messages(),
                        List.of(Stand.tool("click"), Stand.tool("look")),
                        false,
                        Language.ENGLISH,
                        false,
                        options);
        return stand().asked(request).options();
    }
}
