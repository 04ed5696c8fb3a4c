package dev.backendrig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// docs/requirements.md: whole, and true in what it says of tests.
class RequirementsTest {
    private static final int POINTS = 25;
    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW =
            Pattern.compile("\\| (C(\\d+)\\.\\d+) \\| (.+) \\| (.*) \\|");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern COMMAND =
            Pattern.compile("\\./rig (test|bench( micro)?)|\\.ci/run");

    private static final Pattern ANNOTATION =
            Pattern.compile("    @(Test|ParameterizedTest|ArchTest)\\b.*");
    private static final Pattern MEMBER =
            Pattern.compile("    (?:static final ArchRule|void) (\\w+).*");

    record Row(String id, int point, String what, List<String> shownBy) {}

    private final List<Row> rows = rows();

    RequirementsTest() throws IOException {}

    private static List<Row> rows() throws IOException {
        var rows = new ArrayList<Row>();
        for (var line : Files.readAllLines(ROOT.resolve("docs/requirements.md"))) {
            if (!line.startsWith("| C")) continue;
            var row = ROW.matcher(line);
            assertThat(row.matches()).as(line).isTrue();
            var shownBy = CODE.matcher(row.group(4)).results().map(it -> it.group(1)).toList();
            var point = Integer.parseInt(row.group(2));
            rows.add(new Row(row.group(1), point, row.group(3), shownBy));
        }
        return rows;
    }

    @Test
    void everyPointHasRows() {
        assertThat(rows.stream().map(Row::point).distinct())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, POINTS).boxed().toList());
    }

    @Test
    void everyNumberIsThereOnce() {
        assertThat(rows.stream().map(Row::id)).doesNotHaveDuplicates();
    }

    @Test
    void everyTestThatIsNamedExists() throws Exception {
        var tests = tests();
        assertThat(rows)
                .allSatisfy(row -> {
                    assertThat(row.shownBy()).isNotEmpty();
                    assertThat(row.shownBy()).allMatch(shown -> isKnown(shown, tests));
                });
    }

    private static boolean isKnown(String shown, Map<String, Set<String>> tests) {
        if (COMMAND.matcher(shown).matches()) return true;
        var dot = shown.indexOf('.');
        return dot > 0
                && tests.getOrDefault(shown.substring(0, dot), Set.of())
                        .contains(shown.substring(dot + 1));
    }

    /// The test methods of each class, by its simple name.
    private static Map<String, Set<String>> tests() throws IOException {
        var tests = new HashMap<String, Set<String>>();
        for (var module : List.of("server", "benchmarks")) {
            try (var files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (var file : files.filter(it -> it.toString().endsWith("Test.java")).toList()) {
                    var name = file.getFileName().toString().replace(".java", "");
                    tests.computeIfAbsent(name, _ -> new HashSet<>())
                            .addAll(methods(Files.readString(file)));
                }
            }
        }
        return tests;
    }

    /// The members that follow the annotation of a test, as the formatter indents both.
    private static List<String> methods(String source) {
        var methods = new ArrayList<String>();
        var isTest = false;
        for (var line : source.lines().toList()) {
            var member = MEMBER.matcher(line);
            if (ANNOTATION.matcher(line).matches()) isTest = true;
            else if (member.matches()) {
                if (isTest) methods.add(member.group(1));
                isTest = false;
            }
        }
        return methods;
    }

    @Test
    void aTestThatIsNoneIsNoticed() {
        var source =
                """
                class ATest {
                    @Test
                    void first() {}

                    void helper() {}

                    @ParameterizedTest
                    @ValueSource(strings = {"a", "b"})
                    void second(String text) {}

                    void third() {}
                }
                """;
        assertThat(methods(source)).containsExactly("first", "second");
        assertThat(isKnown("ATest.helper", Map.of("ATest", Set.of("first")))).isFalse();
        assertThat(isKnown("ATest", Map.of("ATest", Set.of("first")))).isFalse();
    }
}
