package dev.backendrig;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The repository's documents for people: complete, alike in both languages, and without dead links.
class DocumentationTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "README.id.md",
                "CONTRIBUTING.md",
                "CHANGELOG.md",
                "SECURITY.md",
                "LICENSE",
                "Dockerfile",
                ".env.example",
                "docs/architecture.md",
                "docs/protocol.md",
                "docs/openapi.yaml",
                "docs/asyncapi.yaml",
                "docs/errors.md",
                "docs/requirements.md",
                "docs/requirements-browser.md",
                "docs/requirements-safety.md",
                "docs/security.md",
                "docs/privacy.md",
                "docs/socket-2.schema.json",
                "docs/socket-2.examples.json",
                "extension/README.md",
                "docs/adr",
                "docs/images/terminal.svg",
            })
    void everyPromisedDocumentIsThere(String name) {
        assertThat(ROOT.resolve(name)).exists();
    }

    @Test
    void everyRelativeLinkLeadsSomewhere() throws Exception {
        var broken = new ArrayList<String>();
        for (var file : markdown()) {
            var link = LINK.matcher(withoutCode(Files.readString(file)));
            while (link.find()) {
                if (isBroken(file, link.group(1))) broken.add(file + ": " + link.group(1));
            }
        }
        assertThat(broken).isEmpty();
    }

    private static List<Path> markdown() throws IOException {
        try (var files = Files.walk(ROOT, 4)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(not(DocumentationTest::isForeign))
                    .toList();
        }
    }

    /// Files that others wrote or a build made.
    private static boolean isForeign(Path file) {
        return Stream.of("target", "node_modules", ".git", ".rig")
                .anyMatch(folder ->
                        ROOT.relativize(file).startsWith(folder)
                                || file.toString().contains("/" + folder + "/"));
    }

    private static String withoutCode(String text) {
        return text.replaceAll("(?s)```.*?```", "").replaceAll("`[^`\n]*`", "");
    }

    private static boolean isBroken(Path file, String link) {
        if (link.matches("(https?|mailto):.*") || link.startsWith("#")) return false;
        return !Files.exists(file.resolveSibling(link.replaceFirst("#.*", "")));
    }

    @Test
    void bothReadmesHaveTheSameSectionsTablesListsAndCode() throws Exception {
        assertThat(outline("README.id.md")).isEqualTo(outline("README.md"));
    }

    /// The kinds of lines in their order, without their words.
    private static List<String> outline(String name) throws IOException {
        var outline = new ArrayList<String>();
        var inCode = false;
        for (var line : Files.readAllLines(ROOT.resolve(name))) {
            if (line.startsWith("```")) inCode = !inCode;
            else if (inCode) outline.add("code");
            else if (line.startsWith("#")) outline.add(line.replaceFirst(" .*", ""));
            else if (line.startsWith("|")) outline.add(cells(line));
            else if (line.matches("(- |[0-9]+\\. |!\\[).*")) outline.add(line.substring(0, 2));
        }
        return outline;
    }

    private static String cells(String row) {
        return "row of " + row.chars().filter(c -> c == '|').count();
    }

    @Test
    void bothReadmesHaveTheSameCommands() throws Exception {
        assertThat(commands("README.id.md")).isEqualTo(commands("README.md"));
        assertThat(commands("README.md")).contains("./rig run", "./rig test");
    }

    /// The lines of code without comments, and without what a person says or sees.
    private static List<String> commands(String name) throws IOException {
        return Readme.code(name)
                .map(line -> line.replaceAll("\\s*#.*", ""))
                .map(line -> line.replaceAll("(\"(message|page_content)\":)\"[^\"]*\"", "$1"))
                .map(line -> line.replaceAll("GEMINI_API_KEY=[a-z-]+", "GEMINI_API_KEY="))
                .filter(not(String::isBlank))
                .toList();
    }

    @Test
    void bothReadmesLeadToTheSamePlaces() throws Exception {
        assertThat(links("README.id.md")).isEqualTo(links("README.md"));
    }

    private static Set<String> links(String name) throws IOException {
        var links = new TreeSet<String>();
        var link = LINK.matcher(Files.readString(ROOT.resolve(name)));
        while (link.find()) links.add(link.group(1).replace("README.id.md", "README.md"));
        return links;
    }

    @ParameterizedTest
    @CsvSource({
        "README.md, Two commands|Try it|Endpoints|How a browser connects|Configuration|not work",
        "README.id.md, Dua perintah|Coba|Alamat|Bagaimana peramban|Pengaturan|tidak berjalan"
    })
    void eachReadmeSaysWhatItIsAndHasAllSections(String name, String sections) throws Exception {
        var lines = Files.readAllLines(ROOT.resolve(name));
        assertThat(lines.getFirst()).isEqualTo("# Backend Rig");
        assertThat(String.join(" ", lines.subList(1, 10))).containsIgnoringCase("backend");
        var headings = String.join(" ", lines.stream().filter(it -> it.startsWith("#")).toList());
        assertThat(headings).contains(sections.split("\\|", -1));
    }

    @Test
    void theArchitectureNamesEveryPackage() throws Exception {
        var architecture = Files.readString(ROOT.resolve("docs/architecture.md"));
        var source = ROOT.resolve("server/src/main/java/dev/backendrig");
        try (var folders = Files.list(source)) {
            assertThat(folders.filter(Files::isDirectory).map(it -> it.getFileName().toString()))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(architecture).contains("| `" + name + "` |"));
        }
    }

    @Test
    void everyLibraryHasItsLineAmongTheDecisions() throws Exception {
        var decisions = Files.readString(ROOT.resolve("docs/adr/0009-dependencies.md"));
        var pom = Files.readString(ROOT.resolve("server/pom.xml"));
        var dependencies = pom.substring(0, pom.indexOf("</dependencies>"));
        var artifact = Pattern.compile("<artifactId>([^<]+)</artifactId>").matcher(dependencies);
        var missing = new ArrayList<String>();
        while (artifact.find()) {
            var name = artifact.group(1);
            if (!name.startsWith("backend-rig") && !decisions.contains("`" + name + "`")) {
                missing.add(name);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyPackageInTheExtensionHasItsLine() throws Exception {
        var readme = Files.readString(ROOT.resolve("extension/README.md"));
        var packages = Json.parse(Files.readString(ROOT.resolve("extension/package.json")));
        var names = ((JsonObject) packages).object("dependencies").orElseThrow().members().keySet();
        assertThat(names)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(readme).contains("| " + name + " |"));
    }

    @Test
    void theImageIsNotRootAndChecksItsHealth() throws Exception {
        var image = Files.readString(ROOT.resolve("Dockerfile"));
        assertThat(image).containsPattern("(?m)^USER [1-9][0-9]*$").contains("HEALTHCHECK");
        var comments = String.join("\n", image.lines().filter(it -> it.startsWith("#")).toList());
        assertThat(comments).contains("AUTH_TOKEN", "ALLOWED_HOSTS", "-p 127.0.0.1:8080:3000");
    }

    @Test
    void theCheckOfTheRepositoryRunsTheTests() throws Exception {
        assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("rig test");
        assertThat(ROOT.resolve(".ci/run")).isExecutable();
    }
}
