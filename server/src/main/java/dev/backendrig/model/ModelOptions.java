package dev.backendrig.model;

import dev.backendrig.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a turn is to be written, as a client asks for it. What is null is the provider's default; what
/// a provider has no word for it leaves out.
///
/// @param temperature 0 to 2
/// @param maxOutputTokens the most tokens that the turn may have
/// @param stop texts that end the turn, not part of it
/// @param format what the text is to be
public record ModelOptions(
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable Integer maxOutputTokens,
        List<String> stop,
        Format format,
        ToolChoice toolChoice) {
    public static final ModelOptions DEFAULT =
            new ModelOptions(null, null, null, List.of(), new Format.Text(), new ToolChoice.Auto());

    public ModelOptions {
        stop = List.copyOf(stop);
    }

    /// What a turn's text is to be.
    public sealed interface Format {
        /// Anything.
        record Text() implements Format {}

        /// A JSON object.
        record Json() implements Format {}

        /// JSON that fits a schema.
        ///
        /// @param name of the schema, letters, digits, `_` and `-`
        /// @param strict whether nothing else will do
        record JsonOf(String name, JsonObject schema, boolean strict) implements Format {}
    }
}
