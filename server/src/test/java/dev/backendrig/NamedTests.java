package dev.backendrig;

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

/// The tests that documents may name: Java ones by class and method, those of the extension by file
/// and title.
final class NamedTests {
    private static final Path ROOT = Path.of("..");
    private static final Map<String, String> FOLDERS =
            Map.of("interop/", "interop/test/", "clients/", "clients/typescript/test/");

    private static final Pattern ANNOTATION =
            Pattern.compile("    @(Test|ParameterizedTest|TestFactory|ArchTest)\\b.*");
    private static final Pattern MEMBER =
            Pattern.compile(
                    "    (?:static final ArchRule"
                            + "|(?:default |final )?(?:void|(?:Stream|List)<Dynamic(?:Test|Node)>))"
                            + " (\\w+).*");

    /// A class that takes the tests of a contract for its own.
    private static final Pattern HEIR =
            Pattern.compile("\\bclass \\w+\\s+(?:extends|implements) \\w*Contract\\b");

    private static final Pattern SCRIPT =
            Pattern.compile(
                    "((?:unit|browser|e2e|interop|clients)/)([a-z-]+\\.test\\.ts)(?:: (.+))?");

    private final Map<String, Set<String>> methods;

    NamedTests(Map<String, Set<String>> methods) {
        this.methods = Map.copyOf(methods);
    }

    /// All of the repository.
    static NamedTests read() throws IOException {
        var found = new HashMap<String, Set<String>>();
        for (var module : List.of("server", "benchmarks", "clients/java")) {
            try (var files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (var file : files.filter(NamedTests::hasTests).toList()) {
                    var name = file.getFileName().toString().replace(".java", "");
                    found.computeIfAbsent(name, _ -> new HashSet<>())
                            .addAll(methods(Files.readString(file)));
                }
            }
        }
        return new NamedTests(found);
    }

    /// Tests of their own, or such as those of each provider inherit.
    private static boolean hasTests(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith("Test.java")
                || name.endsWith("Rows.java")
                || name.endsWith("Contract.java");
    }

    /// Whether there is a test method `Class.method`.
    boolean hasMethod(String name) {
        var dot = name.indexOf('.');
        return dot > 0
                && methods.getOrDefault(name.substring(0, dot), Set.of())
                        .contains(name.substring(dot + 1));
    }

    /// Whether there is a class of tests.
    boolean hasClass(String name) {
        return !methods.getOrDefault(name, Set.of()).isEmpty();
    }

    /// Whether there is a file of the extension's tests, `folder/file.test.ts`, and in it the title
    /// that may follow a colon.
    static boolean hasScript(String name) throws IOException {
        var script = SCRIPT.matcher(name);
        if (!script.matches()) return false;
        var kind = script.group(1);
        var folder = FOLDERS.getOrDefault(kind, "extension/test/" + kind);
        var file = ROOT.resolve(folder).resolve(script.group(2));
        if (!Files.exists(file)) return false;
        var title = script.group(3);
        return title == null || hasTitle(Files.readString(file), title);
    }

    /// Whether the source has the title between two quotes.
    static boolean hasTitle(String source, String title) {
        var text = Pattern.quote(title);
        return Pattern.compile("(['\"`])" + text + "\\1").matcher(source).find();
    }

    /// The members that follow the annotation of a test, as the formatter indents both.
    static List<String> methods(String source) {
        var methods = new ArrayList<String>();
        if (HEIR.matcher(source).find()) methods.add("(inherited)");
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
}
