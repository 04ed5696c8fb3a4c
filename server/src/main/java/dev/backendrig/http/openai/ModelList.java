package dev.backendrig.http.openai;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.Models;
import dev.backendrig.model.Price;
import java.util.ArrayList;
import java.util.Optional;

/// Models as OpenAI's API lists them (API reference, "Models"), with members of ours beside its own:
/// what each can do, what it takes and costs.
///
/// @param models those that are configured
public record ModelList(Models models) {
    /// The name of the agent with the person's browser, which the standard model answers for.
    public static final String AGENT = "browser-agent";

    private static final String OWNER = "backend-rig";

    /// OpenAI's clients need a moment at which a model was made, and nobody here knows one.
    private static final long CREATED = 0;

    /// The agent first, then the standard model, then all others.
    public JsonObject all() {
        var data = new ArrayList<JsonValue>();
        data.add(agent());
        var list = models.list();
        for (var info : list) data.add(json(info, info.equals(list.getFirst())));
        return JsonObject.builder().put("object", "list").put("data", JsonArray.of(data)).build();
    }

    /// The model of an id: `browser-agent`, or a name that a request may have. Empty where there is none.
    public Optional<JsonObject> one(String id) {
        if (id.equals(AGENT)) return Optional.of(agent());
        return models.find(id).map(model -> json(model.info(), isStandard(model.info())));
    }

    private boolean isStandard(ModelInfo info) {
        return id(info).equals(id(models.standard().info()));
    }

    private static String id(ModelInfo info) {
        return info.provider() + "/" + info.model();
    }

    private JsonObject agent() {
        return abilities(head(AGENT, OWNER), models.standard().info()).build();
    }

    private static JsonObject json(ModelInfo info, boolean isStandard) {
        var json = abilities(head(id(info), info.provider()), info);
        if (isStandard) json.put("default", true);
        return json.build();
    }

    private static JsonObject.Builder head(String id, String owner) {
        return JsonObject.builder()
                .put("id", id)
                .put("object", "model")
                .put("created", CREATED)
                .put("owned_by", owner);
    }

    private static JsonObject.Builder abilities(JsonObject.Builder json, ModelInfo info) {
        json.put("tools", info.tools())
                .put("images", info.images())
                .put("thinking", info.thinking());
        if (info.contextTokens() > 0) json.put("context_size", info.contextTokens());
        return json.putIfPresent("price", info.price().map(ModelList::price).orElse(null));
    }

    private static JsonValue price(Price price) {
        return JsonObject.builder()
                .put("input", new JsonNumber(price.input()))
                .put("cached", new JsonNumber(price.cached()))
                .put("output", new JsonNumber(price.output()))
                .build();
    }
}
