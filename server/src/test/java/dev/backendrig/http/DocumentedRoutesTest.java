package dev.backendrig.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.contract.ContractDocument;
import dev.backendrig.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// docs/openapi.yaml and docs/errors.md beside the tables in the code.
class DocumentedRoutesTest {
    @Test
    void everyRouteIsDocumentedAndNothingElse() throws Exception {
        var documented = new TreeMap<String, Set<String>>();
        ContractDocument.openApi()
                .at("#/paths")
                .members()
                .forEach((path, item) -> documented.put(path, methods((JsonObject) item)));
        try (var server = new TestServer(TestServer.greeting())) {
            assertThat(documented).isEqualTo(server.methodsByPath());
        }
    }

    private static Set<String> methods(JsonObject item) {
        var methods = new TreeSet<String>();
        item.members().keySet().forEach(name -> methods.add(name.toUpperCase(Locale.ROOT)));
        return methods;
    }

    @Test
    void everyKindOfProblemIsDocumentedAndNoOther() throws Exception {
        var documented =
                ContractDocument.openApi()
                        .at("#/components/schemas/Problem/properties/type")
                        .array("enum")
                        .orElseThrow();
        assertThat(documented.items().stream().map(Object::toString))
                .containsExactlyElementsOf(
                        Arrays.stream(ProblemKind.values())
                                .map(kind -> "\"" + kind.type() + "\"")
                                .toList());
    }

    @Test
    void theListOfErrorsHasEachStatusAndProblem() throws Exception {
        var errors = Files.readString(Path.of("..", "docs", "errors.md"));
        var rows = new TreeMap<String, Integer>();
        var row = Pattern.compile("(?m)^\\| (\\d{3}) \\| `([a-z-]+)` \\|").matcher(errors);
        while (row.find()) rows.put(row.group(2), Integer.parseInt(row.group(1)));
        var kinds = new TreeMap<String, Integer>();
        for (var kind : ProblemKind.values()) {
            kinds.put(kind.type().substring("urn:backendrig:problem:".length()), kind.status());
        }
        assertThat((Map<String, Integer>) rows).isEqualTo(kinds);
    }
}
