package dev.backendrig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendrig.contract.ContractDocument;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// docs/openapi.yaml and docs/asyncapi.yaml in themselves; [HttpContractTest] and
/// [SocketContractTest] hold them against the running server.
///
/// The official meta-schemas are in no Maven archive, so what a reader of such documents relies on
/// is checked one by one.
class ContractTest {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    enum Document {
        OPEN_API,
        ASYNC_API;

        ContractDocument read() throws Exception {
            return switch (this) {
                case OPEN_API -> ContractDocument.openApi();
                case ASYNC_API -> ContractDocument.asyncApi();
            };
        }
    }

    @Test
    void theDocumentsSayTheirVersions() throws Exception {
        assertThat(ContractDocument.openApi().root().string("openapi")).hasValue("3.1.0");
        assertThat(ContractDocument.asyncApi().root().string("asyncapi")).hasValue("3.0.0");
    }

    @ParameterizedTest
    @EnumSource(Document.class)
    void everyReferenceLeadsSomewhere(Document which) throws Exception {
        var document = which.read();
        assertThat(document.references())
                .isNotEmpty()
                .allSatisfy(place -> assertThat(document.at(place).isEmpty()).isFalse());
    }

    @ParameterizedTest
    @EnumSource(Document.class)
    void everyComponentIsUsed(Document which) throws Exception {
        var document = which.read();
        var used = new TreeSet<>(document.references());
        used.addAll(securitySchemes(document.root()));
        assertThat(used).containsAll(document.components());
    }

    /// OpenAPI names security schemes without a reference.
    private static Set<String> securitySchemes(JsonObject root) {
        var names = new TreeSet<String>();
        var everywhere = Stream.concat(Stream.of(root), operations(root));
        everywhere.forEach(place ->
                ContractDocument.objects(place, "security")
                        .forEach(wanted ->
                                wanted.members()
                                        .keySet()
                                        .forEach(name ->
                                                names.add(
                                                        "#/components/securitySchemes/" + name))));
        return names;
    }

    private static Stream<JsonObject> operations(JsonObject root) {
        return root.object("paths").orElse(JsonObject.EMPTY).members().values().stream()
                .flatMap(path -> ((JsonObject) path).members().values().stream())
                .map(JsonObject.class::cast);
    }

    @Test
    void everyOperationHasANameOfItsOwnAndDescribedAnswers() throws Exception {
        var document = ContractDocument.openApi();
        var names = new HashSet<String>();
        document.at("#/paths")
                .members()
                .forEach((path, item) -> {
                    assertThat(path).startsWith("/");
                    assertThat(METHODS).containsAll(((JsonObject) item).members().keySet());
                });
        operations(document.root())
                .forEach(operation -> {
                    assertThat(names.add(operation.string("operationId").orElseThrow())).isTrue();
                    checkResponses(document, operation);
                });
        checkResponses(document, document.at("#/x-any-request"));
    }

    private static void checkResponses(ContractDocument document, JsonObject operation) {
        var responses = operation.object("responses").orElseThrow();
        assertThat(responses.members()).isNotEmpty();
        responses
                .members()
                .keySet()
                .forEach(status -> {
                    assertThat(status).matches("[1-5][0-9]{2}");
                    assertThat(document.member(responses, status).string("description"))
                            .isPresent();
                });
    }

    @ParameterizedTest
    @CsvSource({
        "browser,sendToBrowser,receiveFromBrowser",
        "extended,sendToExtendedBrowser,receiveFromExtendedBrowser"
    })
    void everyMessageOfAChannelIsSentByOneSide(String channel, String sent, String received)
            throws Exception {
        var document = ContractDocument.asyncApi();
        var inOperations = new TreeSet<String>();
        for (var operation : List.of(sent, received)) {
            for (var message : messages(document, operation)) {
                assertThat(inOperations.add(message)).isTrue();
            }
        }
        var all = document.at("#/channels/" + channel + "/messages").members().keySet();
        assertThat(inOperations)
                .containsExactlyInAnyOrderElementsOf(
                        all.stream()
                                .map(name -> "#/channels/" + channel + "/messages/" + name)
                                .toList());
    }

    private static List<String> messages(ContractDocument document, String operation) {
        return ContractDocument.objects(document.at("#/operations/" + operation), "messages")
                .stream()
                .map(message -> message.string("$ref").orElseThrow())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"sendToExtendedBrowser,fromServer", "receiveFromExtendedBrowser,fromClient"})
    void theExtendedMessagesAreThoseOfTheirSchema(String operation, String side) throws Exception {
        var document = ContractDocument.asyncApi();
        var payloads =
                messages(document, operation).stream()
                        .map(document::at)
                        .map(message -> message.object("payload").orElseThrow())
                        .map(payload -> payload.string("$ref").orElseThrow())
                        .toList();
        var inSchema =
                ContractDocument.objects(
                                document.at("socket-2.schema.json#/$defs/" + side), "oneOf")
                        .stream()
                        .map(message ->
                                "socket-2.schema.json" + message.string("$ref").orElseThrow())
                        .toList();
        assertThat(payloads).containsExactlyInAnyOrderElementsOf(inSchema);
    }

    @Test
    void everyExampleIsWhatItsSchemaSays() throws Exception {
        var http = ContractDocument.openApi();
        for (var path : List.of("~1agent~1run", "~1v1~1chat~1completions")) {
            var place = "#/paths/" + path + "/post/requestBody/content/application~1json";
            var body = http.at(place);
            var request = http.schema(body.object("schema").orElseThrow());
            assertThat(body.object("examples").orElseThrow().members().values())
                    .isNotEmpty()
                    .allSatisfy(
                            example -> assertThat(request.problems(valueOf(example))).isEmpty());
        }

        var socket = ContractDocument.asyncApi();
        for (var name : socket.at("#/components/messages").members().keySet()) {
            var message = socket.at("#/components/messages/" + name);
            var schema = socket.schema(message.object("payload").orElseThrow());
            assertThat(ContractDocument.objects(message, "examples"))
                    .allSatisfy(example ->
                            assertThat(schema.problems(example.object("payload").orElseThrow()))
                                    .isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource(Document.class)
    void everySchemaSaysNothingThatNobodyKnows(Document which) throws Exception {
        assertThat(which.read().schemaKeywords())
                .isNotEmpty()
                .isSubsetOf(
                        "$ref",
                        "additionalProperties",
                        "allOf",
                        "anyOf",
                        "const",
                        "default",
                        "dependentRequired",
                        "description",
                        "enum",
                        "items",
                        "maxItems",
                        "maximum",
                        "minItems",
                        "maxLength",
                        "minLength",
                        "minProperties",
                        "minimum",
                        "oneOf",
                        "pattern",
                        "properties",
                        "required",
                        "type",
                        "uniqueItems");
    }

    private static JsonObject valueOf(JsonValue example) {
        return ((JsonObject) example).object("value").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RunRequest|{}",
                "RunRequest|{\"message\":\" \"}",
                "RunRequest|{\"message\":3}",
                "RunRequest|{\"message\":\"\",\"query\":\"a\"}",
                "RunRequest|{\"message\":\"a\",\"stream\":\"true\"}",
                "RunRequest|{\"message\":\"a\",\"history\":[1]}",
                "RunRequest|{\"message\":\"a\",\"interactive_elements\":[{\"id\":true}]}",
                "RunAnswer|{\"response\":\"a\",\"prompt_tokens\":1}",
                "RunAnswer|{\"response\":\"a\",\"more\":1}",
                "ToolEvent|{\"__type\":\"tool\",\"id\":\"1\",\"name\":\"n\",\"status\":\"completed\"}",
                "ToolEvent|{\"__type\":\"tool\",\"id\":\"1\",\"name\":\"n\",\"status\":\"calling\",\"ok\":true}",
                "UsageEvent|{\"__type\":\"usage\",\"input_tokens\":1,\"output_tokens\":-1,\"total_tokens\":0}",
                "Problem|{\"type\":\"about:blank\",\"title\":\"a\",\"status\":400,\"detail\":\"b\"}",
                "ChatRequest|{\"model\":\"a/b\",\"messages\":[]}",
                "ChatRequest|{\"model\":\"a/b\",\"messages\":[{\"role\":\"robot\"}]}",
                "ChatRequest|{\"model\":\"a/b\",\"messages\":[{\"role\":\"user\"}],\"temperature\":3}",
                "ChatError|{\"error\":{\"message\":\"a\",\"type\":\"server_error\"}}",
                "Health|{\"status\":\"ok\",\"more\":1}",
                "Ready|{\"status\":\"draining\",\"provider\":{\"name\":\"offline\",\"reachable\":null}}",
            })
    void aWrongBodyIsNotWhatTheDocumentSays(String schema, String body) throws Exception {
        var document = ContractDocument.openApi();
        var wrong =
                document.schema(document.at("#/components/schemas/" + schema))
                        .problems(Json.parse(body));
        assertThat(wrong).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "session_init|{\"type\":\"session_init\",\"data\":{\"session_id\":\"short\"}}",
                "session_init|{\"type\":\"session_init\",\"session_id\":\"0123456789abcdef0123456789abcdef\"}",
                "pong|{\"type\":\"pong\"}",
                "pong|{\"type\":\"Pong\",\"data\":{}}",
                "action_request|{\"type\":\"action_request\",\"data\":{\"command\":{\"type\":\"get_page_content\"}}}",
                "action_result|{\"type\":\"ActionResult\",\"data\":{\"success\":true}}",
                "session_update|{\"type\":\"SessionUpdate\",\"data\":{\"title\":\"a\"}}",
                "context_update|{\"type\":\"context_update\",\"title\":\"a\"}",
                "ping|{\"type\":\"ping\"}",
            })
    void aWrongMessageIsNotWhatTheDocumentSays(String name, String message) throws Exception {
        var document = ContractDocument.asyncApi();
        var payload = document.at("#/components/messages/" + name + "/payload");
        assertThat(document.schema(payload).problems(Json.parse(message))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"navigate_to\",\"url\":\"javascript:alert(1)\"}",
                "{\"type\":\"navigate_to\",\"url\":\"https://a.example/'\"}",
                "{\"type\":\"click_element\",\"ref\":\"1\"}",
                "{\"type\":\"type_text\",\"ref\":1}",
                "{\"type\":\"scroll_to\",\"x\":0.5,\"y\":1}",
                "{\"type\":\"get_page_content\",\"limit\":1}",
                "{\"type\":\"evaluate\"}",
            })
    void aWrongCommandIsNotWhatTheDocumentSays(String command) throws Exception {
        var document = ContractDocument.asyncApi();
        var schema = document.schema(document.at("#/components/schemas/Command"));
        assertThat(schema.problems(Json.parse(command))).isNotEmpty();
    }

    @Test
    void aReferenceToNothingIsNoticed() throws Exception {
        var document = ContractDocument.openApi();
        assertThatThrownBy(() -> document.at("#/components/schemas/Nothing"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
