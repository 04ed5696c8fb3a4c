package dev.backendrig.model.repair;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ToolSpec;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What JSON means where it is a call: which member has the tool's name and which its arguments.
///
/// @param marked whether it stands in signs of a call; else it is one only where it names a tool
record CallShapes(ToolNames tools, boolean marked) {
    private static final List<String> NAMES =
            List.of(
                    "name",
                    "tool",
                    "toolname",
                    "function",
                    "functionname",
                    "action",
                    "recipientname");
    private static final List<String> ARGUMENTS =
            List.of(
                    "arguments",
                    "parameters",
                    "args",
                    "input",
                    "toolinput",
                    "actioninput",
                    "params",
                    "kwargs",
                    "toolarguments",
                    "functionarguments");
    private static final List<String> LISTS =
            List.of("toolcalls", "calls", "tooluses", "functioncalls");
    private static final List<String> INNER =
            List.of("function", "functioncall", "toolcall", "tooluse", "call");

    /// Members beside a call that are no arguments.
    private static final Set<String> BESIDE =
            Set.of("id", "type", "callid", "toolcallid", "index", "thought", "reasoning");

    /// The calls; none where it is no call, or holds something that is none.
    List<FoundCall> of(JsonValue value) {
        return switch (value) {
            case JsonObject object -> of(object);
            case JsonArray array -> of(array);
            default -> List.of();
        };
    }

    private List<FoundCall> of(JsonArray array) {
        var all = new ArrayList<FoundCall>();
        for (var item : array) {
            var calls = of(item);
            if (calls.isEmpty()) return List.of();
            all.addAll(calls);
        }
        return all;
    }

    private List<FoundCall> of(JsonObject object) {
        var list = member(object, LISTS, JsonArray.class);
        if (list.isPresent()) return of(list.get());
        var inner = member(object, INNER, JsonObject.class);
        if (inner.isPresent()) return of(inner.get());
        return named(object).or(() -> keyed(object)).map(List::of).orElse(List.of());
    }

    /// The name that an object gives, of a tool or not; also of one that is not whole yet.
    Optional<String> name(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.objects().findFirst().flatMap(this::name);
        }
        if (!(value instanceof JsonObject object)) return Optional.empty();
        var inner =
                member(object, LISTS, JsonArray.class)
                        .<JsonValue>map(it -> it)
                        .or(() -> member(object, INNER, JsonObject.class));
        if (inner.isPresent()) return name(inner.get());
        return nameMember(object).map(it -> ((JsonString) it.getValue()).value());
    }

    /// Whether a member of this name may stand first in a call.
    boolean mayBegin(String begin, boolean finished) {
        var key = ToolNames.key(begin);
        var known = Stream.of(NAMES, ARGUMENTS, LISTS, INNER, BESIDE).flatMap(it -> it.stream());
        if (!finished) return known.anyMatch(it -> it.startsWith(key)) || tools.mayBecome(begin);
        return known.anyMatch(key::equals) || tools.spelled(begin).isPresent();
    }

    private Optional<FoundCall> named(JsonObject object) {
        var name = nameMember(object);
        if (name.isEmpty()) return Optional.empty();
        var written = ((JsonString) name.get().getValue()).value();
        var arguments = argumentsMember(object, name.get().getKey());
        // A misspelled name alone is a word like any other.
        var tool = arguments.isEmpty() && !marked ? tools.spelled(written) : tools.meant(written);
        if (tool.isEmpty() && !marked) return Optional.empty();
        return arguments.isPresent()
                ? Optional.of(call(written, tool, arguments.get(), false))
                : beside(object, name.get().getKey(), tool)
                        .map(rest -> call(written, tool, rest, !rest.isEmpty()));
    }

    /// `{"click_element": {"ref": 12}}`.
    private Optional<FoundCall> keyed(JsonObject object) {
        if (object.members().size() != 1) return Optional.empty();
        var only = object.members().entrySet().iterator().next();
        return tools.spelled(only.getKey())
                .filter(_ -> only.getValue() instanceof JsonObject)
                .map(tool -> call(only.getKey(), Optional.of(tool), only.getValue(), true));
    }

    private FoundCall call(
            String written, Optional<ToolSpec> tool, JsonValue arguments, boolean wrapped) {
        var kinds = EnumSet.noneOf(RepairKind.class);
        if (wrapped) kinds.add(RepairKind.WRAPPING);
        var name = tool.map(ToolSpec::name).orElse(written);
        if (!name.equals(written)) kinds.add(RepairKind.NAME);
        var read = ArgumentsValue.of(arguments, tool);
        read.ifPresent(it -> kinds.addAll(it.kinds()));
        return new FoundCall(
                name,
                read.map(ArgumentsValue::arguments).orElse(null),
                Json.write(arguments),
                kinds);
    }

    /// Arguments that stand beside the name: all of them must be the tool's.
    private Optional<JsonObject> beside(
            JsonObject object, String nameMember, Optional<ToolSpec> tool) {
        var known = tool.map(Schemas::properties).orElse(JsonObject.EMPTY);
        var rest = JsonObject.builder();
        for (var member : object.members().entrySet()) {
            var name = member.getKey();
            if (name.equals(nameMember)) continue;
            if (!known.members().containsKey(name)) {
                if (BESIDE.contains(ToolNames.key(name))) continue;
                if (!marked) return Optional.empty();
            }
            rest.put(name, member.getValue());
        }
        return Optional.of(rest.build());
    }

    private Optional<Map.Entry<String, JsonValue>> nameMember(JsonObject object) {
        var texts = first(object, NAMES, JsonString.class).toList();
        return texts.stream()
                .filter(it -> tools.meant(((JsonString) it.getValue()).value()).isPresent())
                .findFirst()
                .or(() -> texts.stream().findFirst());
    }

    private static Optional<JsonValue> argumentsMember(JsonObject object, String nameMember) {
        return first(object, ARGUMENTS, JsonValue.class)
                .filter(it -> !it.getKey().equals(nameMember))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static <T extends JsonValue> Optional<T> member(
            JsonObject object, List<String> keys, Class<T> type) {
        return first(object, keys, type).map(it -> type.cast(it.getValue())).findFirst();
    }

    /// Members with one of these names, in the order of the names.
    private static Stream<Map.Entry<String, JsonValue>> first(
            JsonObject object, List<String> keys, Class<? extends JsonValue> type) {
        return keys.stream()
                .flatMap(key ->
                        object.members().entrySet().stream()
                                .filter(it -> ToolNames.key(it.getKey()).equals(key))
                                .filter(it -> type.isInstance(it.getValue())));
    }
}
