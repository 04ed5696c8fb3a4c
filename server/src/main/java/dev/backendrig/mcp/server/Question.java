package dev.backendrig.mcp.server;

import dev.backendrig.agent.ChatQuestion;
import dev.backendrig.browser.ApprovalCard;
import dev.backendrig.browser.Consent;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.language.Language;
import java.util.List;
import java.util.function.Consumer;

/// A question to the client's person whether something may be done, as a form with one field.
///
/// @param id unlike that of any other question
/// @param onAnswer takes what they say; must not block
record Question(String id, ApprovalCard card, Language language, Consumer<Consent> onAnswer) {
    static final String METHOD = "elicitation/create";
    private static final String FIELD = "allow";

    /// The parameters of the request that shows the form.
    JsonObject form(ProtocolVersion version) {
        var field =
                JsonObject.of("type", "boolean").toBuilder()
                        .put("title", language.choose("Allow this, once", "Izinkan ini, sekali"))
                        .build();
        var schema =
                JsonObject.of("type", "object").toBuilder()
                        .put("properties", JsonObject.of(FIELD, field))
                        .put("required", JsonArray.ofStrings(List.of(FIELD)))
                        .build();
        var form = JsonObject.builder();
        if (version.hasElicitationModes()) form.put("mode", "form");
        return form.put("message", new ChatQuestion(language).question(card.actions()))
                .put("requestedSchema", schema)
                .build();
    }

    /// Takes in what came of the form. Anything but a clear yes is a no.
    ///
    /// @param result `action`, and `content` where the form was sent
    void answered(JsonObject result) {
        var allowed =
                result.string("action").filter("accept"::equals).isPresent()
                        && result.object("content").flatMap(it -> it.bool(FIELD)).orElse(false);
        onAnswer.accept(allowed ? Consent.ONCE : Consent.NO);
    }
}
