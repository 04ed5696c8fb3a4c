package dev.backendrig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.RigProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When `rig` builds and what it starts, in a small project of its own: Maven and Java are scripts
/// that note what they are asked for.
class RigBuildTest {
    @TempDir Path folder;

    private RigProject made = new RigProject(Path.of(""), Path.of(""));
    private Path project = Path.of("");

    @BeforeEach
    void makeAProject() throws IOException {
        made = RigProject.in(folder);
        project = made.root();
    }

    @Test
    void buildsTheFirstTimeAndNotAgain() throws Exception {
        assertThat(run().err()).isEqualTo("Building (the first time takes a minute or two) …\n");
        assertThat(run().err()).isEmpty();
        assertThat(count("builds")).isOne();
        assertThat(count("trainings")).isOne();
    }

    @Test
    void startsInTheFolderItIsCalledFromWithTheFlagsOfTheJvm() throws Exception {
        var result = run(Map.of("RIG_JAVA_OPTS", "-Xmx1g -Dx=y"), "run", "--version");
        assertThat(result.exit()).isZero();
        assertThat(result.out().lines())
                .startsWith(made.elsewhere().toString(), "one", "-XX:+UseSerialGC", "-Xmx256m")
                .contains("-Xmx1g", "-Dx=y")
                .anyMatch(line -> line.matches("-XX:AOTCache=.*/backend-rig\\.aot"))
                .endsWith("--version");
    }

    @Test
    void buildsAgainWhenASourceChangesComesOrGoes() throws Exception {
        run();
        var source = project.resolve("server/src/main/Thing.java");
        Files.writeString(source, "two\n");
        assertThat(run().out()).contains("two\n");
        var added = Files.createFile(project.resolve("server/src/main/Added.java"));
        run();
        assertThat(count("builds")).isEqualTo(3);
        Files.delete(added);
        Files.createFile(project.resolve("server/src/main/Other.java"));
        run();
        assertThat(count("builds")).isEqualTo(4);
    }

    @Test
    void knowsAnOlderStateAgain() throws Exception {
        run();
        var source = project.resolve("server/src/main/Thing.java");
        Files.writeString(source, "two\n");
        run();
        Files.writeString(source, "one\n");
        assertThat(run().out()).contains("one\n");
        assertThat(count("builds")).isEqualTo(2);
    }

    @Test
    void showsTheErrorsOfABuildThatFails() throws Exception {
        Files.createFile(project.resolve("broken"));
        var result = run();
        assertThat(result.exit()).isOne();
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("[ERROR] Thing.java is broken", "rig: the build failed; ")
                .doesNotContain("[INFO]");
        Files.delete(project.resolve("broken"));
        assertThat(run().exit()).isZero();
    }

    @Test
    void startsWithoutTheCacheWhereItCannotBeMade() throws Exception {
        Files.createFile(project.resolve("untrainable"));
        var result = run();
        assertThat(result.exit()).isZero();
        assertThat(result.out()).doesNotContain("-XX:AOTCache");
        assertThat(result.err()).contains("The start could not be made faster");
        assertThat(run().err()).isEmpty();
        assertThat(count("trainings")).isOne();
    }

    @Test
    void makesTheCacheAnewForAnotherJdk() throws Exception {
        run();
        Files.writeString(project.resolve("jdk/release"), "JAVA_VERSION=\"25.0.2\"\n");
        run();
        assertThat(count("trainings")).isEqualTo(2);
        assertThat(count("builds")).isOne();
    }

    @Test
    void buildsOnceWhenTwoStartAtATime() throws Exception {
        var one = start(Map.of(), "run");
        var two = start(Map.of(), "run");
        assertThat(one.await().exit()).isZero();
        assertThat(two.await().exit()).isZero();
        assertThat(count("builds")).isOne();
    }

    @Test
    void takesOverALockThatWasLeftBehind() throws Exception {
        Files.createDirectory(project.resolve(".rig"));
        var gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.createSymbolicLink(project.resolve(".rig/lock"), Path.of("" + gone.pid()));
        assertThat(run().exit()).isZero();
        assertThat(project.resolve(".rig/lock")).doesNotExist();
    }

    @Test
    void runsTheTestsAndPrintsTheirSum() throws Exception {
        made.addExtension();
        var extension = extensionTests("echo \"tested with $CHROMIUM\"");
        Files.createDirectory(project.resolve("interop"));
        var interop = project.resolve("interop/run-tests");
        RigProcess.program(interop, "echo \"tested by others\"");
        Files.createDirectories(project.resolve("clients/typescript"));
        var client = project.resolve("clients/typescript/run-tests");
        RigProcess.program(client, "echo \"tested as a client\"");
        var result = run(Map.of("CHROMIUM", "true"), "test");
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out())
                .startsWith("Tests run: 4, Failures: 0, Errors: 0, Skipped: 2\ntested with ")
                .endsWith("\ntested by others\ntested as a client\n");
        Files.delete(extension);
        extensionTests("exit 1");
        assertThat(run(Map.of("CHROMIUM", "true"), "test").exit()).isOne();
        extensionTests("exit 0");
        Files.delete(interop);
        RigProcess.program(interop, "exit 1");
        assertThat(run(Map.of("CHROMIUM", "true"), "test").exit()).isOne();
        Files.delete(interop);
        RigProcess.program(interop, "exit 0");
        Files.delete(client);
        RigProcess.program(client, "exit 1");
        assertThat(run(Map.of("CHROMIUM", "true"), "test").exit()).isOne();
        Files.delete(client);
        RigProcess.program(client, "exit 0");
        Files.createFile(project.resolve("broken"));
        assertThat(run(Map.of(), "test").exit()).isOne();
    }

    private Path extensionTests(String script) throws IOException {
        var program = project.resolve("extension/run-tests");
        RigProcess.program(program, script);
        return program;
    }

    @Test
    void handsTheBuildToTheBenchmarks() throws Exception {
        assertThat(run(Map.of(), "bench").err()).startsWith("rig: there is no benchmarks/run in ");
        Files.createDirectory(project.resolve("benchmarks"));
        RigProcess.program(
                project.resolve("benchmarks/run"), "cat \"$RIG_APP/backend-rig.jar\"; echo \"$@\"");
        assertThat(run(Map.of(), "bench", "latency").out()).isEqualTo("one\nlatency\n");
    }

    @Test
    void measuresTheBrowserSideWithTheBrowserThatIsThere() throws Exception {
        made.addExtension();
        Files.createDirectory(project.resolve("benchmarks"));
        RigProcess.program(
                project.resolve("benchmarks/run"),
                "cat \"$RIG_APP/backend-rig.jar\"; echo \"$CHROMIUM $*\"; exit 1");
        var result = run(Map.of("CHROMIUM", "true"), "bench", "browser", "quick", "some pages");
        assertThat(result.exit()).isOne();
        assertThat(result.out()).startsWith("one\n").endsWith("true browser quick some pages\n");
        made.program("node", "echo 18");
        assertThat(run(Map.of("CHROMIUM", "true"), "bench", "browser").err())
                .startsWith("rig: Node.js 20 or newer with npm is needed: ");
    }

    @Test
    void refusesAMavenThatIsTooOld() throws Exception {
        RigProcess.program(project.resolve("bin/mvn"), "echo 'Apache Maven 3.8.6'");
        RigProcess.program(project.resolve("bin/id"), "echo 1000");
        RigProcess.program(project.resolve("bin/curl"), "exit 22");
        assertThat(run().err())
                .contains("rig: no Maven 3.8.7 or newer was found and none could be fetched:");
    }

    @Test
    void usesNoMavenArchiveButTheExpectedOne() throws Exception {
        RigProcess.program(project.resolve("bin/mvn"), "exit 1");
        RigProcess.program(project.resolve("bin/id"), "echo 1000");
        RigProcess.program(
                project.resolve("bin/curl"),
                "while [ $# -gt 1 ]; do [ \"$1\" = -o ] && echo evil >\"$2\"; shift; done");
        var result = run();
        assertThat(result.exit()).isOne();
        assertThat(result.err()).contains("the archive of Maven is not the expected one");
        assertThat(project.resolve(".rig/cache")).isEmptyDirectory();
    }

    private Result run() throws Exception {
        return run(Map.of(), "run");
    }

    private Result run(Map<String, String> environment, String... arguments) throws Exception {
        return start(environment, arguments).await();
    }

    private RigProcess start(Map<String, String> environment, String... arguments)
            throws IOException {
        return made.start(environment, arguments);
    }

    private long count(String notes) throws IOException {
        return made.notes(notes).size();
    }
}
