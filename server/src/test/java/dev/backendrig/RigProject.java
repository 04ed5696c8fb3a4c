package dev.backendrig;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backendrig.RigProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A small project that `rig` stands in: Maven, Java, Node.js, npm and the browser are scripts that
/// note what they are asked for.
///
/// @param elsewhere the folder that `rig` is called from; its path has white space
record RigProject(Path root, Path elsewhere) {
    private static final String MAVEN =
            """
            [ "$1" = -v ] && { echo 'Apache Maven 3.9.9 (x)'; exit 0; }
            echo build >>"$PROJECT/builds"
            [ ! -f "$PROJECT/broken" ] || { echo '[INFO] much'; echo '[ERROR] Thing.java is broken'; exit 1; }
            case "$*" in *verify*)
                mkdir -p server/target/surefire-reports
                for it in A B; do
                    echo '<testsuite name="x" tests="2" errors="0" skipped="1" failures="0">' \\
                        >server/target/surefire-reports/TEST-$it.xml
                done ;;
            esac
            mkdir -p server/target/lib
            cp server/src/main/Thing.java server/target/backend-rig.jar
            """;

    private static final String JAVA =
            """
            case "$*" in *--train*)
                echo training >>"$PROJECT/trainings"
                [ ! -f "$PROJECT/untrainable" ] || exit 1
                for it in "$@"; do case $it in -XX:AOTCacheOutput=*) : >"${it#*=}" ;; esac; done
                exit 0 ;;
            esac
            pwd
            for it in "$@"; do case $it in *.jar) cat "$it" ;; esac; done
            printf '%s\\n' "$@"
            """;

    /// Builds `dist/` out of `src/app.ts`. Also a file that all may read, as a package may bring one.
    private static final String NPM =
            """
            echo "$*" >>"$PROJECT/npm-calls"
            case "$*" in
                ci*)
                    [ ! -f "$PROJECT/offline" ] || { echo 'npm error network'; exit 1; }
                    mkdir -p node_modules ;;
                *build)
                    [ ! -f "$PROJECT/broken" ] || { echo 'app.ts is broken'; exit 1; }
                    rm -rf dist
                    mkdir -p dist/console
                    cp src/app.ts dist/console/index.html
                    cp src/app.ts dist/panel.html
                    chmod 644 dist/panel.html
                    [ ! -f "$PROJECT/edited" ] || { echo new >>src/app.ts; rm "$PROJECT/edited"; } ;;
                *zip) [ ! -f "$PROJECT/broken" ] && echo "$PWD/some.zip" ;;
            esac
            """;

    /// Notes its arguments and its end; lives as long as a browser that a person closes soon.
    private static final String CHROMIUM =
            """
            [ "$1" = --version ] && { cat "$PROJECT/browser-version" 2>/dev/null; exit 0; }
            printf '%s\\n' "$@" >"$PROJECT/part" && mv "$PROJECT/part" "$PROJECT/browser-arguments"
            trap 'echo terminated >"$PROJECT/browser-end"; exit 0' TERM
            [ ! -f "$PROJECT/browser-says" ] || cat "$PROJECT/browser-says"
            [ ! -f "$PROJECT/browser-fails" ] || exit 7
            it=0
            while [ ! -f "$PROJECT/browser-close" ] && [ $it -lt 250 ]; do it=$((it + 1)); sleep 0.1; done
            """;

    /// A server: there where there is a file `up`, with as many browsers as the file `browsers`
    /// says, one more each time.
    private static final String CURL =
            """
            echo "$*" >>"$PROJECT/curl-calls"
            cat >"$PROJECT/curl-input"
            [ -f "$PROJECT/up" ] || exit 7
            case "$*" in *metrics)
                [ -f "$PROJECT/browsers" ] || exit 22
                it=$(cat "$PROJECT/browsers")
                echo '# TYPE rig_browser_sessions gauge'
                echo "rig_browser_sessions $it.0"
                [ -f "$PROJECT/nobody-comes" ] || echo $((it + 1)) >"$PROJECT/browsers" ;;
            esac
            """;

    /// What `rig` needs of a system to open a browser.
    private static final List<String> TOOLS =
            List.of(
                    "bash",
                    "cat",
                    "chmod",
                    "cksum",
                    "cp",
                    "cut",
                    "dirname",
                    "find",
                    "grep",
                    "head",
                    "kill",
                    "ln",
                    "ls",
                    "mkdir",
                    "mv",
                    "nohup",
                    "readlink",
                    "rm",
                    "sed",
                    "sha256sum",
                    "shasum",
                    "sleep",
                    "sort",
                    "tail",
                    "tr",
                    "xargs");

    static RigProject in(Path folder) throws IOException {
        var made =
                new RigProject(
                        Files.createDirectories(folder.resolve("pro ject")),
                        Files.createDirectories(folder.resolve("else where")));
        made.fill();
        return made;
    }

    private void fill() throws IOException {
        Files.copy(RigProcess.RIG, root.resolve("rig"));
        root.resolve("rig").toFile().setExecutable(true);
        for (var it : List.of(".mvn", ".ci", "server/src/main", "jdk/bin", "bin")) {
            Files.createDirectories(root.resolve(it));
        }
        for (var it : List.of("pom.xml", ".mvn/jvm.config", "server/pom.xml")) {
            Files.createFile(root.resolve(it));
        }
        Files.writeString(root.resolve("server/src/main/Thing.java"), "one\n");
        RigProcess.program(root.resolve(".ci/run"), "exit 0");
        Files.writeString(root.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
        RigProcess.program(root.resolve("jdk/bin/java"), JAVA);
        RigProcess.program(root.resolve("jdk/bin/javac"), "exit 1");
        program("mvn", MAVEN);
    }

    /// Adds an extension to the project, and what builds and opens it.
    void addExtension() throws IOException {
        var real = RigProcess.RIG.resolveSibling("extension");
        var extension = root.resolve("extension");
        for (var it : List.of("src", "shell")) Files.createDirectories(extension.resolve(it));
        for (var it :
                List.of(
                        "set-up",
                        "run-bench",
                        "shell/build.sh",
                        "shell/chromium.sh",
                        "shell/settings.sh",
                        "shell/browser.sh")) {
            var file = Files.copy(real.resolve(it), extension.resolve(it));
            file.toFile().setExecutable(true);
        }
        Files.writeString(extension.resolve("package-lock.json"), "one\n");
        Files.writeString(extension.resolve("src/app.ts"), "one\n");
        program("node", "echo 20");
        program("npm", NPM);
        program("chromium", CHROMIUM);
        program("curl", CURL);
        program("id", "case $1 in -un) echo somebody ;; *) echo 1000 ;; esac");
        program("uname", "case $1 in -n) echo here ;; *) echo Linux ;; esac");
    }

    /// What Chromium calls the extension that lies in this data folder.
    static String extensionId(Path data) throws Exception {
        var path = data.resolve("browser/extension").toString();
        var hash = MessageDigest.getInstance("SHA-256").digest(path.getBytes(UTF_8));
        return HexFormat.of()
                .formatHex(hash, 0, 16)
                .chars()
                .map(it -> 'a' + Character.digit(it, 16))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static String[] withVerb(String verb, String... options) {
        return Stream.concat(Stream.of(verb), Arrays.stream(options)).toArray(String[]::new);
    }

    /// A `PATH` that has the project's programs and of this machine the tools only; no browser.
    String pathOfTools() throws IOException {
        for (var it : TOOLS) {
            if (Files.exists(root.resolve("bin").resolve(it))) continue;
            for (var folder : List.of("/bin", "/usr/bin")) {
                var real = Path.of(folder, it);
                if (Files.exists(real)) program(it, "exec " + real + " \"$@\"");
            }
        }
        return root.resolve("bin").toString();
    }

    /// Puts a script in the place of a program.
    void program(String name, String script) throws IOException {
        RigProcess.program(root.resolve("bin").resolve(name), script);
    }

    /// Makes a file that a script looks for.
    void mark(String name) throws IOException {
        mark(name, "");
    }

    void mark(String name, String content) throws IOException {
        Files.writeString(root.resolve(name), content);
    }

    /// The lines that a script has noted.
    List<String> notes(String name) throws IOException {
        return Files.readAllLines(root.resolve(name));
    }

    Result run(Map<String, String> environment, String... arguments) throws Exception {
        return start(environment, arguments).await();
    }

    RigProcess start(Map<String, String> environment, String... arguments) throws IOException {
        var all =
                new HashMap<>(
                        Map.of(
                                "PROJECT",
                                root.toString(),
                                "JAVA_HOME",
                                root.resolve("jdk").toString(),
                                "PATH",
                                root.resolve("bin") + ":/usr/bin:/bin"));
        all.putAll(environment);
        var command = new ArrayList<>(List.of(root.resolve("rig").toString()));
        command.addAll(List.of(arguments));
        return RigProcess.start(elsewhere, command, all);
    }
}
