package dev.backendrig.model.catalog;

import dev.backendrig.model.ModelInfo.ToolUse;
import dev.backendrig.model.Price;
import java.util.Optional;

/// What is known of a model; what is not is empty.
///
/// @param context the most tokens that one call may send
record ModelFacts(
        Optional<ToolUse> tools,
        Optional<Boolean> images,
        Optional<Boolean> thinking,
        Optional<Integer> context,
        Optional<Price> price) {
    static final ModelFacts NONE =
            new ModelFacts(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /// The same, with what else is known where nothing is.
    ModelFacts or(ModelFacts other) {
        return new ModelFacts(
                tools.or(other::tools),
                images.or(other::images),
                thinking.or(other::thinking),
                context.or(other::context),
                price.or(other::price));
    }
}
