package dev.backendrig.model.repair;

import dev.backendrig.json.JsonObject;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A call that a model wrote in its text, as far as it could be read.
///
/// @param name of the tool that is meant, or as it was written where there is none
/// @param arguments null where they could not be read
/// @param written the arguments as they stand in the text
/// @param kinds what was mended
record FoundCall(
        String name, @Nullable JsonObject arguments, String written, Set<RepairKind> kinds) {
    FoundCall {
        kinds = Set.copyOf(kinds);
    }

    /// One whose arguments could not be read.
    static FoundCall unread(String name, String written) {
        return new FoundCall(name, null, written, Set.of());
    }

    FoundCall with(RepairKind more) {
        var all = EnumSet.of(more);
        all.addAll(kinds);
        return new FoundCall(name, arguments, written, all);
    }

    FoundCall writtenAs(String text) {
        return new FoundCall(name, arguments, text, kinds);
    }
}
