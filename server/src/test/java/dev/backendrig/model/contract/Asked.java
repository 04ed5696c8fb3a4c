package dev.backendrig.model.contract;

import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a provider was asked, read from its own wire back into no provider's words.
///
/// @param key empty where none was sent
/// @param turns without the system text
public record Asked(
        String key, String system, List<Turn> turns, List<ToolSpec> tools, Options options) {
    /// What one side says, up to the other's next turn.
    ///
    /// @param person whether it is the person's side, results included
    public record Turn(boolean person, List<Item> items) {}

    /// A piece of a turn.
    public sealed interface Item {
        record Text(String text) implements Item {}

        /// A picture in the provider's form.
        ///
        /// @param mediaType empty where the wire does not say
        record Picture(String mediaType, String base64) implements Item {}

        /// The model's own thinking, sent back.
        ///
        /// @param signature empty where the wire has none
        record Thought(String text, String signature) implements Item {}

        record Redacted(String data) implements Item {}

        /// A call that the model made.
        ///
        /// @param id empty where the wire has none
        record Call(String id, String name, JsonObject arguments) implements Item {}

        /// What came of a call.
        ///
        /// @param id empty where the wire has none
        /// @param content as text or JSON
        /// @param pictures those that stand within it
        record Result(String id, boolean error, String content, List<Picture> pictures)
                implements Item {}
    }

    /// How the turn is asked for; what was not sent is null or empty.
    ///
    /// @param format `json`, or the schema; empty: any text
    /// @param choice `none`, `required` or a tool's name
    public record Options(
            @Nullable Double temperature,
            @Nullable Double topP,
            @Nullable Long maxOutputTokens,
            List<String> stop,
            String format,
            String choice) {}
}
