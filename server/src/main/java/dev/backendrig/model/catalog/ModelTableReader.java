package dev.backendrig.model.catalog;

import dev.backendrig.config.ModelNames;
import dev.backendrig.config.TomlException;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import dev.backendrig.model.ModelInfo.ToolUse;
import dev.backendrig.model.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/// Reads what `models.toml` says. What it does not know is an error: a price that was mistyped must
/// not silently count as none.
///
/// @param name of the file, for messages
/// @param line the line at which a model begins, by its place in the file
record ModelTableReader(String name, IntFunction<String> line) {
    static final int MAX_MODELS = 1_000;

    private static final int MAX_CONTEXT = 100_000_000;
    private static final BigDecimal MAX_PRICE = BigDecimal.valueOf(100_000);
    private static final List<String> MEMBERS =
            List.of("name", "tools", "images", "thinking", "context", "price");
    private static final List<String> PRICES = List.of("input", "cached", "output");

    /// @throws TomlException with the file, the line and what is allowed
    ModelTable read(JsonObject file) {
        for (var member : file.members().keySet()) {
            if (!member.equals("model")) throw wrong("it has only [[model]], not " + member);
        }
        if (!file.has("model")) return ModelTable.EMPTY;
        var array = file.array("model").orElseThrow(() -> wrong("model must be written [[model]]"));
        if (array.size() > MAX_MODELS) throw wrong("more than " + MAX_MODELS + " models");
        var entries = new ArrayList<ModelTable.Entry>();
        var seen = new HashSet<String>();
        for (var item : array.items()) {
            try {
                var entry = entry(item);
                if (!seen.add(entry.start() + entry.whole())) throw bad("name is there twice");
                entries.add(entry);
            } catch (IllegalArgumentException e) {
                throw new TomlException(
                        name + ", " + line.apply(entries.size()) + ": " + e.getMessage());
            }
        }
        return new ModelTable(entries);
    }

    private TomlException wrong(String what) {
        return new TomlException(name + ": " + what);
    }

    private static IllegalArgumentException bad(String what) {
        return new IllegalArgumentException(what);
    }

    private static ModelTable.Entry entry(JsonValue item) {
        if (!(item instanceof JsonObject model)) throw bad("a model must be a table");
        onlyKnown(model, MEMBERS, "a model");
        var text = model.string("name").orElse("");
        var isWhole = !text.endsWith("*");
        var start = isWhole ? text : text.substring(0, text.length() - 1);
        // A beginning may end where no whole name can, as in ollama/*.
        var full = isWhole ? start : start + (start.endsWith("/") ? "x" : "");
        var read = ModelNames.read(full);
        if (read.filter(full::equals).isEmpty()) {
            throw bad(
                    "name must be provider/name, with one of the providers gemini, openai,"
                            + " anthropic, ollama, offline; * at its end stands for anything");
        }
        return new ModelTable.Entry(start, isWhole, facts(model));
    }

    private static ModelFacts facts(JsonObject model) {
        return new ModelFacts(
                tools(model),
                flag(model, "images"),
                flag(model, "thinking"),
                context(model),
                price(model));
    }

    private static Optional<ToolUse> tools(JsonObject model) {
        if (!model.has("tools")) return Optional.empty();
        var word = model.string("tools").orElse("");
        for (var use : ToolUse.values()) {
            if (use.name().toLowerCase(Locale.ROOT).equals(word)) return Optional.of(use);
        }
        throw bad("tools must be one of \"native\", \"text\", \"none\"");
    }

    private static Optional<Boolean> flag(JsonObject model, String member) {
        if (model.has(member) && model.bool(member).isEmpty()) {
            throw bad(member + " must be true or false");
        }
        return model.bool(member);
    }

    private static Optional<Integer> context(JsonObject model) {
        if (!model.has("context")) return Optional.empty();
        var tokens = model.integer("context").orElse(0);
        if (tokens < 1 || tokens > MAX_CONTEXT) {
            throw bad("context must be a whole number of tokens from 1 to " + MAX_CONTEXT);
        }
        return Optional.of((int) tokens);
    }

    private static Optional<Price> price(JsonObject model) {
        if (!model.has("price")) return Optional.empty();
        var price =
                model.object("price")
                        .orElseThrow(
                                () -> bad("price must be written { input = 1.25, output = 10 }"));
        onlyKnown(price, PRICES, "a price");
        var input = dollars(price, "input").orElseThrow(() -> bad("price has no input"));
        var output = dollars(price, "output").orElseThrow(() -> bad("price has no output"));
        return Optional.of(new Price(input, dollars(price, "cached").orElse(input), output));
    }

    private static Optional<BigDecimal> dollars(JsonObject price, String member) {
        if (!price.has(member)) return Optional.empty();
        if (price.get(member) instanceof JsonNumber(var amount)
                && amount.signum() >= 0
                && amount.compareTo(MAX_PRICE) <= 0) {
            return Optional.of(amount);
        }
        throw bad(
                "price."
                        + member
                        + " must be a number of US dollars for a million tokens, from 0 to "
                        + MAX_PRICE);
    }

    private static void onlyKnown(JsonObject table, List<String> known, String what) {
        for (var member : table.members().keySet()) {
            if (!Set.copyOf(known).contains(member)) {
                throw bad(what + " has only " + String.join(", ", known) + ", not " + member);
            }
        }
    }
}
