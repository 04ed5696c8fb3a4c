package dev.backendrig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.RigProcess.Result;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `rig token`, and the program that it starts.
class RigTokenTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help"})
    void explainsItselfWithoutBuildingAnything(String argument) throws Exception {
        var result = rig(Map.of("PATH", "/usr/bin:/bin"), "token", argument);
        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("./rig token   print the access token");
    }

    @ParameterizedTest
    @CsvSource({
        "C,rig: token does not know \"new\"; usage: ./rig token",
        "id_ID.UTF-8,rig: token tidak mengenal \"new\"; pemakaian: ./rig token"
    })
    void refusesWhatItDoesNotKnow(String locale, String told) throws Exception {
        var environment = Map.of("LC_ALL", locale, "PATH", "/usr/bin:/bin");
        var result = rig(environment, "token", "new");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains(told);
    }

    @Test
    void letsTheProgramTell() throws Exception {
        var project = RigProject.in(folder);
        var environment = new HashMap<>(Map.of("RIG_CONSOLE", "off"));
        environment.put("PROJECT", project.root().toString());
        environment.put("JAVA_HOME", project.root().resolve("jdk").toString());
        environment.put("PATH", project.root().resolve("bin") + ":/usr/bin:/bin");
        var command = List.of(project.root().resolve("rig").toString(), "token");
        var result = RigProcess.start(project.elsewhere(), command, environment).await();
        assertThat(result.exit()).isZero();
        assertThat(result.out().lines()).last().asString().endsWith("--token");
    }

    @Test
    void printsOneTokenAloneAndTheSameAfterARestart() throws Exception {
        var first = program(Map.of());
        assertThat(first.exit()).isZero();
        assertThat(first.err()).isEmpty();
        assertThat(first.out()).matches("[A-Za-z0-9_-]{43}\n");
        try (var _ = TestAssembly.start(data(), Map.of())) {
            // While a server runs, too.
            assertThat(program(Map.of()).out()).isEqualTo(first.out());
        }
        assertThat(program(Map.of()).out()).isEqualTo(first.out());
    }

    @Test
    void keepsTheTokenForThisUserOnly() throws Exception {
        program(Map.of());
        var mode = Files.getPosixFilePermissions(data().resolve("token.key"));
        assertThat(PosixFilePermissions.toString(mode)).isEqualTo("rw-------");
    }

    @Test
    void makesTheTokenWhenTheServerStarts() throws Exception {
        try (var _ = TestAssembly.start(data(), Map.of())) {
            assertThat(data().resolve("token.key")).exists();
        }
    }

    @Test
    void prefersTheTokenOfTheSettings() throws Exception {
        var result = program(Map.of("AUTH_TOKEN", "a-token-of-some-length"));
        assertThat(result.out()).isEqualTo("a-token-of-some-length\n");
        assertThat(data()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"C,the token cannot be kept in", "id_ID.UTF-8,token tidak bisa disimpan di"})
    void saysThatItCannotBeKept(String locale, String told) throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        var result = program(Map.of("DATA_DIR", file.resolve("data").toString(), "LC_ALL", locale));
        assertThat(result.exit()).isEqualTo(Program.FAILED);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("DATA_DIR: " + told).hasLineCount(1);
    }

    @Test
    void saysWhichSettingIsWrong() throws Exception {
        var result = program(Map.of("PORT", "x"));
        assertThat(result.exit()).isEqualTo(Program.WRONG_INPUT);
        assertThat(result.err()).startsWith("PORT: ");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Result program(Map<String, String> more) throws Exception {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var environment = new HashMap<>(Map.of("DATA_DIR", data().toString()));
        environment.putAll(more);
        try (var said = new PrintStream(out, true, UTF_8);
                var told = new PrintStream(err, true, UTF_8)) {
            var program = new Program(environment, folder, said, told, Assembly::start, _ -> {});
            var exit = program.run("--token");
            return new Result(exit, out.toString(UTF_8), err.toString(UTF_8));
        }
    }

    private Result rig(Map<String, String> environment, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(RigProcess.RIG.toString()));
        command.addAll(List.of(arguments));
        return RigProcess.start(folder, command, environment).await();
    }
}
