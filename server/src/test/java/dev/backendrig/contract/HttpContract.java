package dev.backendrig.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.http.Reply;
import dev.backendrig.http.TypedEvent;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Holds answers against docs/openapi.yaml and remembers which ones came. Used by one thread.
public final class HttpContract {
    private static final String ANY_REQUEST = "any request";

    private final ContractDocument document;
    private final Set<String> seen = new TreeSet<>();

    public HttpContract(ContractDocument document) {
        this.document = document;
    }

    /// Checks an answer to a documented operation.
    public void check(String method, String path, Reply reply) {
        var place = "#/paths/" + path.replace("/", "~1") + "/" + method.toLowerCase(Locale.ROOT);
        check(method + " " + path, document.at(place), reply);
    }

    /// Checks an answer that any request may get.
    public void checkAny(Reply reply) {
        check(ANY_REQUEST, document.at("#/x-any-request"), reply);
    }

    private void check(String operation, JsonObject responses, Reply reply) {
        var status = Integer.toString(reply.status());
        var response = document.member(responses.object("responses").orElseThrow(), status);
        checkHeaders(response, reply);
        var content = response.object("content");
        if (content.isEmpty()) {
            assertThat(reply.body()).as("%s %s", operation, status).isEmpty();
            seen.add(operation + " " + status);
            return;
        }
        var type = reply.header("Content-Type").split(";", 2)[0];
        checkBody(document.member(content.get(), type), type, reply);
        seen.add(operation + " " + status + " " + type);
    }

    private void checkHeaders(JsonObject response, Reply reply) {
        var headers = response.object("headers").orElse(JsonObject.EMPTY);
        headers.members()
                .forEach((name, header) -> {
                    var value = new JsonString(reply.header(name));
                    var schema = ((JsonObject) header).object("schema").orElseThrow();
                    assertThat(document.schema(schema).problems(value)).as(name).isEmpty();
                });
    }

    private void checkBody(JsonObject media, String type, Reply reply) {
        var schema = document.schema(media.object("schema").orElseThrow());
        if (!type.endsWith("json")) {
            assertThat(schema.problems(new JsonString(reply.body()))).isEmpty();
            checkStream(media, reply.body());
            return;
        }
        var body = (JsonObject) Json.parse(reply.body());
        assertThat(schema.problems(body)).isEmpty();
        if (type.contains("problem")) {
            assertThat(body.get("status")).isEqualTo(JsonNumber.of(reply.status()));
        }
    }

    private void checkStream(JsonObject media, String stream) {
        var typed = media.object("x-typed-events");
        if (stream.startsWith("id: ") && typed.isPresent()) {
            checkTypedEvents(typed.get(), stream);
        } else {
            media.object("x-events").ifPresent(events -> checkEvents(events, stream));
            media.object("x-chunks").ifPresent(chunk -> checkChunks(chunk, stream));
        }
    }

    private void checkTypedEvents(JsonObject schemas, String stream) {
        var events = TypedEvent.of(stream);
        for (var event : events) {
            var schema = document.schema(schemas.object(event.name()).orElseThrow());
            assertThat(schema.problems(event.data())).as("%s", event).isEmpty();
        }
        assertThat(events.getLast().name()).isEqualTo("done");
    }

    private void checkChunks(JsonObject chunk, String stream) {
        var events = Event.of(stream);
        for (var event : events.subList(0, events.size() - 1)) {
            var problems = document.schema(chunk).problems(Json.parse(event.data()));
            assertThat(problems).as("%s", event).isEmpty();
        }
    }

    private void checkEvents(JsonObject schemas, String stream) {
        var events = Event.of(stream);
        for (var event : events) {
            var schema = document.schema(schemas.object(event.name()).orElseThrow());
            var text = new JsonString(event.data());
            var isText = event.name().equals("message") || event.name().equals("error");
            var value = isText ? text : Json.parse(event.data());
            assertThat(schema.problems(value)).as("%s", event).isEmpty();
        }
        assertThat(events).last().isEqualTo(new Event("message", "[DONE]"));
    }

    /// What the document says that may come, as [#seen] tells it.
    public Set<String> documented() {
        var all = new TreeSet<String>();
        document.at("#/paths")
                .members()
                .forEach((path, item) ->
                        ((JsonObject) item)
                                .members()
                                .forEach((method, operation) ->
                                        addAll(
                                                all,
                                                method.toUpperCase(Locale.ROOT) + " " + path,
                                                (JsonObject) operation)));
        addAll(all, ANY_REQUEST, document.at("#/x-any-request"));
        return all;
    }

    private void addAll(Set<String> all, String operation, JsonObject responses) {
        var byStatus = responses.object("responses").orElseThrow();
        byStatus.members()
                .keySet()
                .forEach(status -> {
                    var content = document.member(byStatus, status).object("content");
                    var types =
                            content.map(it -> List.copyOf(it.members().keySet()))
                                    .orElse(List.of(""));
                    types.forEach(type -> all.add((operation + " " + status + " " + type).strip()));
                });
    }

    /// What came: operation, status and media type of each answer that was checked.
    public Set<String> seen() {
        return seen;
    }
}
