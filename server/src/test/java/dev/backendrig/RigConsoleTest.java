package dev.backendrig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.RigProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How `rig run` and `rig build` get the console that the server shows at `/`.
class RigConsoleTest {
    @TempDir Path folder;

    private RigProject project = new RigProject(Path.of(""), Path.of(""));

    @BeforeEach
    void makeAProject() throws Exception {
        project = RigProject.in(folder);
        project.addExtension();
        // The server: says which console it was given.
        RigProcess.program(
                project.root().resolve("jdk/bin/java"),
                """
                case "$*" in *--train*) exit 0 ;; esac
                cat "$CONSOLE_DIR/index.html" 2>/dev/null || echo none
                """);
        // So that the tests see what is said of the console only.
        project.run(Map.of("RIG_CONSOLE", "off"), "run");
    }

    @Test
    void buildsTheConsoleAndHandsItToTheServer() throws Exception {
        var result = run(Map.of());
        assertThat(result.out()).isEqualTo("one\n");
        assertThat(result.err()).isEqualTo("Building the extension …\n");
    }

    @Test
    void needsNeitherNodeNorABuildTheSecondTime() throws Exception {
        run(Map.of());
        project.program("node", "exit 1");
        var result = run(Map.of());
        assertThat(result.out()).isEqualTo("one\n");
        assertThat(result.err()).isEmpty();
        assertThat(project.notes("npm-calls")).hasSize(2);
    }

    @Test
    void buildsAgainWhenASourceChangesAndInstallsOnlyForAnotherLockFile() throws Exception {
        run(Map.of());
        source("two\n");
        assertThat(run(Map.of()).out()).isEqualTo("two\n");
        assertThat(installs()).isOne();
        Files.writeString(project.root().resolve("extension/package-lock.json"), "two\n");
        assertThat(run(Map.of()).out()).isEqualTo("two\n");
        assertThat(installs()).isEqualTo(2);
    }

    @Test
    void isNotOfTheSourceThatWasEditedWhileItWasBuilt() throws Exception {
        project.mark("edited");
        run(Map.of());
        assertThat(run(Map.of()).out()).isEqualTo("one\nnew\n");
    }

    @Test
    void keepsWhatAServerShowsWhenTheFolderIsBuiltAgain() throws Exception {
        run(Map.of());
        var shown = consoles().getFirst().resolve("index.html");
        source("two\n");
        run(Map.of());
        assertThat(shown).hasContent("one\n");
        for (var it : List.of("three\n", "four\n")) {
            source(it);
            run(Map.of());
        }
        assertThat(consoles()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void startsWithoutNodeAndSaysInOneLineWhatIsMissing() throws Exception {
        project.program("node", "echo 18");
        var result = run(Map.of());
        assertThat(result.out()).isEqualTo("none\n");
        assertThat(result.err())
                .hasLineCount(1)
                .contains("Node.js 20 or newer with npm is needed (https://nodejs.org)")
                .contains("until then / shows a small page");
        assertThat(run(Map.of("LANG", "id_ID.UTF-8")).err())
                .hasLineCount(1)
                .contains("perlu Node.js 20 atau lebih baru dengan npm")
                .contains("sementara itu / menampilkan halaman kecil");
    }

    @Test
    void installsNoNodeToStart() throws Exception {
        project.program("node", "exit 1");
        project.program("id", "echo 0");
        project.program("apt-get", "echo \"$*\" >>\"$PROJECT/asked\"");
        assertThat(run(Map.of()).exit()).isZero();
        assertThat(project.root().resolve("asked")).doesNotExist();
    }

    @Test
    void startsWhereThePackagesCannotBeFetchedAndTriesAgainTheNextTime() throws Exception {
        project.mark("offline");
        var result = run(Map.of());
        assertThat(result.out()).isEqualTo("none\n");
        assertThat(result.err().lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("The console could not be built (no network? see ")
                .endsWith("/.rig/extension.log); until then / shows a small page.");
        assertThat(project.notes(".rig/extension.log")).contains("npm error network");
        assertThat(project.notes("npm-calls").getFirst())
                .contains("--fetch-retries=1", "--fetch-timeout=20000");
        assertThat(run(Map.of("LANG", "id")).err()).contains("Konsol gagal dibangun");
        Files.delete(project.root().resolve("offline"));
        assertThat(run(Map.of()).out()).isEqualTo("one\n");
    }

    @Test
    void startsWhereTheConsoleIsBroken() throws Exception {
        project.mark("broken");
        var result = run(Map.of());
        assertThat(result.out()).isEqualTo("none\n");
        assertThat(result.err()).contains("The console could not be built");
        assertThat(project.notes(".rig/extension.log")).contains("app.ts is broken");
    }

    @Test
    void startsWhereThisUserCannotWriteToTheProject() throws Exception {
        // Root may write anywhere, so it is a program that fails.
        project.program("mkdir", "exit 1");
        var result = run(Map.of());
        assertThat(result.out()).isEqualTo("none\n");
        assertThat(result.err())
                .hasLineCount(1)
                .contains("because this user cannot write to ")
                .contains("until then / shows a small page");
        assertThat(run(Map.of("LANG", "id")).err()).contains("tidak boleh menulis");
    }

    @Test
    void leavesTheConsoleOutWhereAsked() throws Exception {
        var result = run(Map.of("RIG_CONSOLE", "off"));
        assertThat(result.out()).isEqualTo("none\n");
        assertThat(result.err()).isEmpty();
        assertThat(project.root().resolve("npm-calls")).doesNotExist();
    }

    @Test
    void takesTheConsoleThatThePersonNames() throws Exception {
        var own = Files.createDirectory(folder.resolve("own"));
        Files.writeString(own.resolve("index.html"), "own\n");
        assertThat(run(Map.of("CONSOLE_DIR", own.toString())).out()).isEqualTo("own\n");
        Files.writeString(project.elsewhere().resolve(".env"), "CONSOLE_DIR=" + own + "\n");
        // It is for the server to read its .env.
        assertThat(run(Map.of()).out()).isEqualTo("none\n");
        assertThat(project.root().resolve("npm-calls")).doesNotExist();
    }

    @Test
    void asksNoQuestionOfAServerWithAConsole() throws Exception {
        for (var it : List.of("--health", "--version")) project.run(Map.of(), "run", it);
        assertThat(project.root().resolve("npm-calls")).doesNotExist();
    }

    @Test
    void buildsTheConsoleWithTheServer() throws Exception {
        var result = project.run(Map.of(), "build");
        assertThat(result.exit()).isZero();
        assertThat(result.err()).contains("The console is in " + consoles().getFirst());
        project.program("node", "exit 1");
        source("two\n");
        result = project.run(Map.of(), "build");
        assertThat(result.exit()).isZero();
        assertThat(result.err()).contains("The console is not built").doesNotContain("is in .rig");
    }

    @Test
    void buildsOnceWhenTwoStartAtATime() throws Exception {
        var one = project.start(Map.of(), "run");
        var two = project.start(Map.of(), "run");
        assertThat(one.await().out()).isEqualTo("one\n");
        assertThat(two.await().out()).isEqualTo("one\n");
        assertThat(project.notes("npm-calls")).hasSize(2);
    }

    private Result run(Map<String, String> environment) throws Exception {
        return project.run(environment, "run");
    }

    private void source(String text) throws IOException {
        Files.writeString(project.root().resolve("extension/src/app.ts"), text);
    }

    private long installs() throws IOException {
        return project.notes("npm-calls").stream().filter(it -> it.startsWith("ci ")).count();
    }

    private List<Path> consoles() throws IOException {
        try (var all = Files.list(project.root().resolve(".rig"))) {
            return all.filter(it -> it.getFileName().toString().startsWith("console-")).toList();
        }
    }
}
