package dev.backendrig.model.repair;

import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.ToolCall;
import dev.backendrig.model.BrokenCall;
import java.util.EnumSet;
import java.util.Set;

/// Makes of a call what was meant with it. A call in good order comes back as the very same object.
///
/// @param tools that the model was offered
record CallRepair(ToolNames tools) {
    /// A call as it is to be made.
    ///
    /// @param kinds what was mended
    record Mended(ToolCall call, Set<RepairKind> kinds) {
        Mended {
            kinds = Set.copyOf(kinds);
        }
    }

    /// A call that came in the provider's own form.
    Mended of(ToolCall call) {
        return of(call, Set.of());
    }

    /// A call that came in the provider's own form, with arguments that are no JSON object.
    Mended of(BrokenCall broken) {
        var call = broken.call();
        var read = ArgumentsValue.of(new JsonString(broken.text()), tools.meant(call.name()));
        if (read.isEmpty()) return unread(call);
        return of(new ToolCall(call.id(), call.name(), read.get().arguments()), kinds(read.get()));
    }

    /// A call that stood in the text.
    Mended of(FoundCall found, String id) {
        var arguments = found.arguments();
        if (arguments == null) return unread(new ToolCall(id, found.name(), JsonObject.EMPTY));
        return of(new ToolCall(id, found.name(), arguments), found.kinds());
    }

    /// A text in which JSON begins is mended JSON; being a text is no mistake of the model's here.
    private static Set<RepairKind> kinds(ArgumentsValue read) {
        if (read.kinds().size() == 1 && read.kinds().contains(RepairKind.WRAPPING)) {
            return read.kinds();
        }
        var kinds = EnumSet.noneOf(RepairKind.class);
        kinds.addAll(read.kinds());
        kinds.remove(RepairKind.WRAPPING);
        return kinds;
    }

    private static Mended unread(ToolCall call) {
        return new Mended(new ToolCall(call.id(), call.name(), JsonObject.EMPTY, true), Set.of());
    }

    private Mended of(ToolCall call, Set<RepairKind> before) {
        var tool = tools.meant(call.name());
        if (tool.isEmpty()) return new Mended(call, before);
        var name = tool.get().name();
        var fitted = ArgumentFit.of(call.arguments(), tool.get().inputSchema());
        var renamed = !name.equals(call.name());
        if (!renamed && !fitted.isChanged()) return new Mended(call, before);
        var kinds = EnumSet.noneOf(RepairKind.class);
        kinds.addAll(before);
        kinds.addAll(fitted.kinds());
        if (renamed) kinds.add(RepairKind.NAME);
        return new Mended(new ToolCall(call.id(), name, fitted.value()), kinds);
    }
}
