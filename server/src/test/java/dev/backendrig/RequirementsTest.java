package dev.backendrig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The lists of requirements: whole, and true in what they say of tests.
class RequirementsTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern COMMAND =
            Pattern.compile(
                    "\\./rig (test|bench( micro| browser| privacy| safety)?)"
                            + "|\\.ci/run|npm run screenshots");
    private static final String OPEN = "**open**";

    enum Document {
        SERVER("docs/requirements.md", 'C', 25),
        BROWSER("docs/requirements-browser.md", 'B', 20),
        SAFETY("docs/requirements-safety.md", 'S', 21),
        INTEROP("docs/requirements-interop.md", 'I', 12);

        private final Path path;
        private final char letter;
        private final int points;

        Document(String path, char letter, int points) {
            this.path = Path.of("..").resolve(path);
            this.letter = letter;
            this.points = points;
        }

        private List<Row> rows() throws IOException {
            var form = Pattern.compile("\\| (" + letter + "(\\d+)\\.\\d+) \\| (.+?) \\| (.*) \\|");
            var rows = new ArrayList<Row>();
            for (var line : Files.readAllLines(path)) {
                if (!line.startsWith("| " + letter)) continue;
                var row = form.matcher(line);
                assertThat(row.matches()).as(line).isTrue();
                var point = Integer.parseInt(row.group(2));
                rows.add(new Row(row.group(1), point, row.group(4)));
            }
            return rows;
        }
    }

    record Row(String id, int point, String proof) {
        List<String> shownBy() {
            return CODE.matcher(proof).results().map(it -> it.group(1)).toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPointHasRows(Document document) throws Exception {
        assertThat(document.rows().stream().map(Row::point).distinct())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, document.points).boxed().toList());
    }

    @ParameterizedTest
    @EnumSource
    void everyNumberIsThereOnce(Document document) throws Exception {
        assertThat(document.rows().stream().map(Row::id)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void everyTestThatIsNamedExists(Document document) throws Exception {
        var tests = NamedTests.read();
        var unknown = new HashMap<String, List<String>>();
        for (var row : document.rows()) {
            if (document != Document.SERVER && row.proof().equals(OPEN)) continue;
            assertThat(row.shownBy()).as(row.id()).isNotEmpty();
            for (var shown : row.shownBy()) {
                if (!isKnown(document, shown, tests)) {
                    unknown.computeIfAbsent(row.id(), _ -> new ArrayList<>()).add(shown);
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static boolean isKnown(Document document, String shown, NamedTests tests)
            throws IOException {
        if (COMMAND.matcher(shown).matches() || tests.hasMethod(shown)) return true;
        return switch (document) {
            case SERVER -> false;
            case BROWSER, SAFETY, INTEROP -> tests.hasClass(shown) || NamedTests.hasScript(shown);
        };
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
        assertThat(NamedTests.methods(source)).containsExactly("first", "second");
        var tests = new NamedTests(Map.of("ATest", Set.of("first")));
        assertThat(tests.hasMethod("ATest.first")).isTrue();
        assertThat(tests.hasMethod("ATest.helper")).isFalse();
        assertThat(tests.hasMethod("ATest")).isFalse();
        assertThat(tests.hasClass("ATest")).isTrue();
        assertThat(tests.hasClass("BTest")).isFalse();
    }

    @Test
    void aTitleThatIsNoneIsNoticed() throws Exception {
        var source = "test('a click', () => {}); test(\"it's there\"); test(`of ${name}`);";
        assertThat(NamedTests.hasTitle(source, "a click")).isTrue();
        assertThat(NamedTests.hasTitle(source, "it's there")).isTrue();
        assertThat(NamedTests.hasTitle(source, "of ${name}")).isTrue();
        assertThat(NamedTests.hasTitle(source, "click")).isFalse();
        assertThat(NamedTests.hasScript("unit/none.test.ts")).isFalse();
        assertThat(NamedTests.hasScript("../run-tests")).isFalse();
    }
}
