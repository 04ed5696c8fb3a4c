package dev.backendrig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.RigProcess.Result;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `rig audit`, and the program that it starts.
class RigAuditTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "-h", "--help"})
    void explainsItselfWithoutBuildingAnything(String argument) throws Exception {
        var result = argument.isEmpty() ? rig("audit") : rig("audit", argument);
        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("./rig audit verify   check the chain");
    }

    @ParameterizedTest
    @CsvSource({
        "C,rig: audit does not know \"check\"; usage: ./rig audit verify",
        "id_ID.UTF-8,rig: audit tidak mengenal \"check\"; pemakaian: ./rig audit verify"
    })
    void refusesWhatItDoesNotKnow(String locale, String told) throws Exception {
        var environment = Map.of("LC_ALL", locale, "PATH", "/usr/bin:/bin");
        var result = rig(environment, "audit", "check");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains(told);
    }

    @Test
    void letsTheProgramCheck() throws Exception {
        var project = RigProject.in(folder);
        var environment = new HashMap<>(Map.of("RIG_CONSOLE", "off"));
        environment.put("PROJECT", project.root().toString());
        environment.put("JAVA_HOME", project.root().resolve("jdk").toString());
        environment.put("PATH", project.root().resolve("bin") + ":/usr/bin:/bin");
        var command = List.of(project.root().resolve("rig").toString(), "audit", "verify");
        var result = RigProcess.start(project.elsewhere(), command, environment).await();
        assertThat(result.exit()).isZero();
        assertThat(result.out().lines())
                .startsWith(project.elsewhere().toString())
                .endsWith("--verify-audit");
    }

    @Test
    void theProgramSaysWhetherTheLogIsWhole() throws Exception {
        assertThat(verify()).isEqualTo("0 There is no audit log in " + data() + " yet.\n");
        var server = TestAssembly.start(data(), Map.of());
        try (server) {
            // While a server writes it, too.
            assertThat(verify()).startsWith("0 The audit log is whole: ");
        }
        assertThat(verify())
                .matches(
                        "0 The audit log is whole: 1 lines, the last is 1 with the hash"
                                + " [0-9a-f]{64}\n");
        var log = data().resolve("audit.jsonl");
        var text = Files.readString(log);
        Files.writeString(log, text.replace("started", "stopped"));
        assertThat(verify())
                .isEqualTo(
                        "1 The audit log is broken at audit.jsonl, line 1: it is not as it was"
                                + " written: its hash does not fit it.\n");
        Files.writeString(log, text + "{\"seq\"");
        assertThat(verify()).endsWith("\nBehind it a line was begun and not ended.\n");
    }

    @Test
    void theProgramSaysWhichSettingIsWrong() throws Exception {
        assertThat(verify(Map.of("PORT", "x"))).startsWith("2 PORT: ");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private String verify() throws Exception {
        return verify(Map.of());
    }

    private String verify(Map<String, String> more) throws Exception {
        var said = new ByteArrayOutputStream();
        var environment = new HashMap<>(Map.of("DATA_DIR", data().toString()));
        environment.putAll(more);
        try (var stream = new PrintStream(said, true, UTF_8)) {
            var program =
                    new Program(environment, folder, stream, stream, Assembly::start, _ -> {});
            return program.run("--verify-audit") + " " + said.toString(UTF_8);
        }
    }

    private Result rig(String... arguments) throws Exception {
        return rig(Map.of("PATH", "/usr/bin:/bin"), arguments);
    }

    private Result rig(Map<String, String> environment, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(RigProcess.RIG.toString()));
        command.addAll(List.of(arguments));
        return RigProcess.start(folder, command, environment).await();
    }
}
