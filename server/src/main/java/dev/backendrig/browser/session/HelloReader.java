package dev.backendrig.browser.session;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads the first message of a browser of the extended protocol. Used once.
public final class HelloReader {
    /// The reason for whoever says something else first, or nothing in time.
    public static final String SAY_HELLO = "say hello first";

    private static final int MAX_CLIENT = 100;

    private final JsonObject data;

    private HelloReader(JsonObject data) {
        this.data = data;
    }

    /// What the text says.
    public static HelloReading read(String text) {
        var message = message(text);
        if (message == null || !message.string("type").filter("hello"::equals).isPresent()) {
            return new HelloReading.Fault(SAY_HELLO);
        }
        try {
            return new HelloReading.Understood(
                    new HelloReader(message.object("data").orElse(JsonObject.EMPTY)).hello());
        } catch (HelloFault e) {
            return new HelloReading.Fault(e.reason());
        }
    }

    private static @Nullable JsonObject message(String text) {
        try {
            return Json.parse(text) instanceof JsonObject object ? object : null;
        } catch (JsonException e) {
            return null;
        }
    }

    private Hello hello() {
        if (data.integer("protocol").orElse(0) != 2) throw new HelloFault("protocol must be 2");
        checkClient();
        return new Hello(token(), DeclaredTools.read(data.get("tools")), outcomes());
    }

    /// Nothing is made of it but a check: it is for who reads a recording.
    private void checkClient() {
        if (!data.has("client")) return;
        var client = data.object("client").orElse(JsonObject.EMPTY);
        Predicate<String> isGood = text -> !text.isEmpty() && text.length() <= MAX_CLIENT;
        if (client.string("name").filter(isGood).isEmpty()
                || client.string("version").filter(isGood).isEmpty()) {
            throw new HelloFault("client must have a name and a version");
        }
    }

    private @Nullable String token() {
        return switch (data.get("resume_token")) {
            case null -> null;
            case JsonNull _ -> null;
            case JsonString(var token) -> token;
            case JsonValue _ -> throw new HelloFault("resume_token must be a text");
        };
    }

    private List<Hello.Outcome> outcomes() {
        if (!data.has("outcomes")) return List.of();
        var all = new ArrayList<Hello.Outcome>();
        for (var item : data.array("outcomes").orElseThrow(HelloReader::outcomesFault)) {
            all.add(outcome(item).orElseThrow(HelloReader::outcomesFault));
        }
        return all;
    }

    private static Optional<Hello.Outcome> outcome(JsonValue item) {
        if (!(item instanceof JsonObject json)) return Optional.empty();
        var id = json.string("request_id");
        if (id.isEmpty()) return Optional.empty();
        return switch (json.string("state").orElse("")) {
            case "done" ->
                    Optional.of(new Hello.Outcome.Done(id.get(), ClientMessageReader.result(json)));
            case "running" -> Optional.of(new Hello.Outcome.Running(id.get()));
            case "lost" -> Optional.of(new Hello.Outcome.Lost(id.get()));
            case String _ -> Optional.empty();
        };
    }

    private static HelloFault outcomesFault() {
        return new HelloFault(
                "outcomes must be a list of {request_id, state: done, running or lost}");
    }
}
