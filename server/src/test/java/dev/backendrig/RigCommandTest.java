package dev.backendrig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.RigProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The command `rig`, up to where it would build or start something.
class RigCommandTest {
    /// What `rig` needs of a system; not among them: java, apt-get.
    private static final List<String> TOOLS =
            List.of("bash", "dirname", "readlink", "sed", "head", "tr", "id", "cat");

    @TempDir Path folder;

    private Path tools = Path.of("");

    @BeforeEach
    void collectTools() throws IOException {
        tools = Files.createDirectory(folder.resolve("bin"));
        for (var tool : TOOLS) {
            var real =
                    List.of("/bin", "/usr/bin").stream()
                            .map(it -> Path.of(it, tool))
                            .filter(Files::isExecutable)
                            .findFirst()
                            .orElseThrow();
            // Not a link: cleaning up would warn of one that leads out of the folder.
            RigProcess.program(tools.resolve(tool), "exec " + real + " \"$@\"\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "help", "-h", "--help"})
    void listsItsVerbs(String argument) throws Exception {
        var result = argument.isEmpty() ? rig(Map.of()) : rig(Map.of(), argument);
        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains("./rig run ", "./rig test ", "./rig bench ", "./rig build ")
                .contains("./rig browser ", "./rig extension ", "RIG_CONSOLE=off")
                .contains("On Windows use WSL, or the Dockerfile.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help"})
    void explainsRunWithoutBuildingAnything(String argument) throws Exception {
        var result = rig(Map.of(), "run", argument);
        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains("./rig run --health ", "\n  PORT=3000\n", "\n  GEMINI_API_KEY=\n");
    }

    @Test
    void refusesAnUnknownArgumentOfRunWithoutBuildingAnything() throws Exception {
        var result = rig(Map.of(), "run", "--port", "80");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("rig: run does not know \"--port 80\"; see ./rig help\n");
    }

    @Test
    void refusesAnUnknownVerbInOneLine() throws Exception {
        var result = rig(Map.of(), "start");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo("rig: there is no verb \"start\"; ./rig help lists them.\n");
    }

    @Test
    void printsTheVersionThatTheBuildHas() throws Exception {
        assertThat(rig(Map.of(), "version").out()).matches("Backend Rig \\d+\\.\\d+\\.\\d+\\n");
    }

    @Test
    void takesTheJdkOfJavaHome() throws Exception {
        var jdk = jdk("any", "25.0.1");
        assertThat(rig(Map.of("JAVA_HOME", jdk.toString()), "jdk").out()).isEqualTo(jdk + "\n");
    }

    @Test
    void looksInTheUsualFoldersWhereJavaHomeIsTooOld() throws Exception {
        var old = jdk("old", "17.0.9");
        var good = jdk("good", "26-ea");
        var environment = Map.of("JAVA_HOME", old.toString(), "RIG_JDK_FOLDERS", old + ":" + good);
        assertThat(rig(environment, "jdk").out()).isEqualTo(good + "\n");
    }

    @Test
    void doesNotTrustTheNameOfAFolder() throws Exception {
        var named = jdk("jdk-25", "21.0.2");
        var good = jdk("jdk-11", "25");
        assertThat(rig(Map.of("RIG_JDK_FOLDERS", named + ":" + good), "jdk").out())
                .isEqualTo(good + "\n");
    }

    @Test
    void asksJavaItselfWhereThereIsNoReleaseFile() throws Exception {
        var jdk = jdk("a b", "25.0.1");
        Files.delete(jdk.resolve("release"));
        RigProcess.program(jdk.resolve("bin/java"), "echo 'openjdk version \"25.0.1\"' >&2\n");
        assertThat(rig(Map.of("RIG_JDK_FOLDERS", jdk.toString()), "jdk").out())
                .isEqualTo(jdk + "\n");
    }

    @Test
    void wantsACompilerToo() throws Exception {
        var runtime = jdk("jre", "25.0.1");
        Files.delete(runtime.resolve("bin/javac"));
        assertThat(rig(Map.of("JAVA_HOME", runtime.toString()), "jdk").exit()).isOne();
    }

    @Test
    void takesTheJavaOfThePathAtLast() throws Exception {
        var jdk = jdk("somewhere", "25.0.1");
        RigProcess.program(tools.resolve("java"), "echo '    java.home = " + jdk + "' >&2\n");
        assertThat(rig(Map.of(), "jdk").out()).isEqualTo(jdk + "\n");
    }

    @Test
    void saysInOneLineWhatToInstall() throws Exception {
        for (var verb : List.of("jdk", "run", "test", "build")) {
            var result = rig(Map.of(), verb);
            assertThat(result.exit()).as(verb).isOne();
            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .hasLineCount(1)
                    .startsWith("rig: no JDK 25 or newer was found: install one");
        }
    }

    @Test
    void worksThroughALinkWithWhiteSpaceAndFromAnywhere() throws Exception {
        var place = Files.createDirectories(folder.resolve("white space/it's here"));
        var script = place.resolve("rig link");
        Files.createSymbolicLink(script, RigProcess.RIG);
        try {
            assertThat(run(List.of(script.toString(), "version"), Map.of()).out())
                    .startsWith("Backend Rig ");
        } finally {
            Files.delete(script);
        }
    }

    @Test
    void installsAJdkAsRootWhereThereIsNone() throws Exception {
        var installed = jdk("25", "25.0.1");
        var packaged = Files.move(installed, folder.resolve("packaged"));
        RigProcess.program(tools.resolve("id"), "echo 0\n");
        RigProcess.program(tools.resolve("mkdir"), "exec /bin/mkdir \"$@\"\n");
        RigProcess.program(
                tools.resolve("apt-get"),
                "echo \"$@\" >> %s\n".formatted(folder.resolve("asked"))
                        + "[ \"$1\" = install ] && exec /bin/mv %s %s\n"
                                .formatted(packaged, installed));

        var result = rig(Map.of("RIG_JDK_FOLDERS", installed.toString()), "jdk");

        assertThat(result.exit()).isZero();
        assertThat(result.out()).isEqualTo(installed + "\n");
        assertThat(result.err()).isEqualTo("Installing openjdk-25-jdk-headless …\n");
        assertThat(folder.resolve("asked"))
                .hasContent("install -y --no-install-recommends openjdk-25-jdk-headless");
    }

    private Result rig(Map<String, String> environment, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(RigProcess.RIG.toString()));
        command.addAll(List.of(arguments));
        return run(command, environment);
    }

    /// Without a home, in another folder, and with nothing of this machine but the tools.
    private Result run(List<String> command, Map<String, String> environment) throws Exception {
        var all = new HashMap<>(Map.of("RIG_JDK_FOLDERS", "", "PATH", tools.toString()));
        all.putAll(environment);
        return RigProcess.start(folder, command, all).await();
    }

    private Path jdk(String name, String version) throws IOException {
        var jdk = Files.createDirectories(folder.resolve("jdks").resolve(name));
        Files.createDirectory(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        // A java that tells another version: the release file counts.
        RigProcess.program(jdk.resolve("bin/java"), "exit 1\n");
        RigProcess.program(jdk.resolve("bin/javac"), "exit 1\n");
        return jdk;
    }
}
