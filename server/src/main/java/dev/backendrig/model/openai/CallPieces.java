package dev.backendrig.model.openai;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts calls together that come in pieces. Used by one thread.
///
/// Pieces belong together by their `index`, and may come mixed. Servers that are less exact are
/// understood too: without an index, with the same one for calls that each come whole, with the
/// name or id in every piece, without ids. LangChain4j would mix these calls up.
final class CallPieces {
    private static final Set<String> KNOWN = Set.of("index", "id", "type", "function");

    private final List<Call> calls = new ArrayList<>();
    private final Map<Long, Call> byIndex = new HashMap<>();

    /// Takes one item of `tool_calls`.
    void add(JsonObject piece) {
        var function = piece.object("function").orElse(JsonObject.EMPTY);
        add(piece, function);
    }

    /// Takes a `function_call` of the older form, of which a turn has one.
    void addOld(JsonObject function) {
        add(JsonObject.builder().put("index", -1).build(), function);
    }

    int count() {
        return calls.size();
    }

    /// Those that can be made: without a name none can.
    List<Call> named() {
        return calls.stream().filter(call -> !call.name().isBlank()).toList();
    }

    private void add(JsonObject piece, JsonObject function) {
        var said =
                new Piece(
                        piece.string("id").orElse(""),
                        function.string("name").orElse(""),
                        text(function.get("arguments")));
        if (said.isEmpty()) return;
        var call = callOf(piece.integer("index"), said);
        call.add(said);
        piece.members()
                .forEach((member, value) -> {
                    if (!KNOWN.contains(member)) call.more.put(member, value);
                });
    }

    private Call callOf(OptionalLong index, Piece piece) {
        var known = index.isPresent() ? byIndex.get(index.getAsLong()) : ofId(piece.id());
        var call = known == null || known.isAnother(piece) ? begin() : known;
        if (index.isPresent()) byIndex.put(index.getAsLong(), call);
        return call;
    }

    /// The call of this id or, where there is none, the last one.
    private @Nullable Call ofId(String id) {
        return calls.stream()
                .filter(call -> !id.isEmpty() && call.id.equals(id))
                .findFirst()
                .orElse(calls.isEmpty() ? null : calls.getLast());
    }

    private Call begin() {
        var call = new Call();
        calls.add(call);
        return call;
    }

    /// Arguments are JSON in a string; some servers give the object itself.
    private static String text(@Nullable JsonValue arguments) {
        return switch (arguments) {
            case null -> "";
            case JsonString(var text) -> text;
            case JsonObject object -> Json.write(object);
            default -> "";
        };
    }

    /// One call as far as it has come.
    static final class Call {
        private final StringBuilder name = new StringBuilder();
        private final StringBuilder arguments = new StringBuilder();
        private final JsonObject.Builder more = JsonObject.builder();
        private String id = "";

        String id() {
            return id;
        }

        String name() {
            return name.toString();
        }

        String arguments() {
            return arguments.toString();
        }

        /// What else the server put to it.
        JsonObject more() {
            return more.build();
        }

        /// Whether this piece begins another call.
        private boolean isAnother(Piece piece) {
            if (piece.name().isEmpty() || name.isEmpty()) return false;
            var sameName = piece.name().contentEquals(name);
            if (!piece.id().isEmpty() && !id.isEmpty()) {
                return !piece.id().equals(id) || (!sameName && isWhole());
            }
            return isWhole() && !(sameName && piece.arguments().isEmpty());
        }

        private boolean isWhole() {
            if (arguments.isEmpty() || arguments.charAt(arguments.length() - 1) != '}') {
                return false;
            }
            try {
                return Json.parse(arguments()) instanceof JsonObject;
            } catch (JsonException e) {
                return false;
            }
        }

        private void add(Piece piece) {
            if (id.isEmpty()) id = piece.id();
            // A name that comes again is the same one; one in pieces comes before the arguments.
            if (arguments.isEmpty() && !piece.name().contentEquals(name)) {
                name.append(piece.name());
            }
            arguments.append(piece.arguments());
        }
    }

    private record Piece(String id, String name, String arguments) {
        boolean isEmpty() {
            return id.isEmpty() && name.isEmpty() && arguments.isEmpty();
        }
    }
}
