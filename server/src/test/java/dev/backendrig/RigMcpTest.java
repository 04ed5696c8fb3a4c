package dev.backendrig;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `./rig mcp`; what the program then does is tried with official clients in interop/.
class RigMcpTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help"})
    void explainsItselfWithoutBuildingAnything(String argument) throws Exception {
        var command = List.of(RigProcess.RIG.toString(), "mcp", argument);
        var result = RigProcess.start(folder, command, Map.of("PATH", "/usr/bin:/bin")).await();
        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("./rig mcp     serve an MCP client");
    }

    @ParameterizedTest
    @CsvSource({
        "C,rig: mcp does not know \"now\"; usage: ./rig mcp",
        "id_ID.UTF-8,rig: mcp tidak mengenal \"now\"; pemakaian: ./rig mcp"
    })
    void refusesWhatItDoesNotKnow(String locale, String told) throws Exception {
        var command = List.of(RigProcess.RIG.toString(), "mcp", "now");
        var environment = Map.of("LC_ALL", locale, "PATH", "/usr/bin:/bin");
        var result = RigProcess.start(folder, command, environment).await();
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains(told);
    }

    @Test
    void letsTheProgramCarryMessagesAndSaysNothingItself() throws Exception {
        var project = RigProject.in(folder);
        var environment = new HashMap<>(Map.of("RIG_CONSOLE", "off"));
        environment.put("PROJECT", project.root().toString());
        environment.put("JAVA_HOME", project.root().resolve("jdk").toString());
        environment.put("PATH", project.root().resolve("bin") + ":/usr/bin:/bin");
        var command = List.of(project.root().resolve("rig").toString(), "mcp");
        var result = RigProcess.start(project.elsewhere(), command, environment).await();
        assertThat(result.exit()).isZero();
        assertThat(result.out().lines()).last().asString().endsWith("--mcp-stdio");
    }
}
