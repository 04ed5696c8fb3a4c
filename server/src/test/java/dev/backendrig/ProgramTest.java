package dev.backendrig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.backendrig.config.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<RunningServer> untilEnd = new ArrayList<>();

    @TempDir Path folder;

    @AfterEach
    void stopServers() {
        untilEnd.forEach(RunningServer::drainAndStop);
    }

    @Test
    void startsTheServerAndTellsItsAddress() throws Exception {
        var exit = run(Map.of("PORT", "0"));
        assertThat(exit).isEqualTo(Program.GOES_ON);
        assertThat(untilEnd).hasSize(1);
        assertThat(out.toString(UTF_8))
                .startsWith("Backend Rig dev\n")
                .contains("  address    " + untilEnd.getFirst().address() + " ");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void makesTheDataFolderForThisUserOnly() throws Exception {
        run(Map.of("PORT", "0", "DATA_DIR", "data"));
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("data"))))
                .isEqualTo("rwx------");
    }

    @Test
    void tellsEachWrongSettingInALineOfItsOwn() throws Exception {
        assertThat(run(Map.of("PORT", "x", "MAX_STEPS", "y"))).isEqualTo(Program.WRONG_INPUT);
        assertThat(err.toString(UTF_8).lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("PORT: \"x\""))
                .anyMatch(line -> line.startsWith("MAX_STEPS: \"y\""));
        assertThat(out.size()).isZero();
    }

    @Test
    void tellsThatTheSettingsFileCannotBeRead() throws Exception {
        Files.createDirectory(folder.resolve(".env"));
        assertThat(run(Map.of())).isEqualTo(Program.WRONG_INPUT);
        assertThat(err.toString(UTF_8))
                .isEqualTo(folder.resolve(".env") + " cannot be read: it is a folder\n");
    }

    @Test
    void tellsThatThePortIsInUseAndWhatToDo() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = taken.getLocalPort();
            assertThat(run(Map.of("PORT", "" + port))).isEqualTo(Program.FAILED);
            assertThat(err.toString(UTF_8).lines())
                    .singleElement()
                    .asString()
                    .startsWith("Port " + port + " is in use: ")
                    .contains("PORT=");
        }
        assertThat(out.size()).isZero();
    }

    @Test
    void tellsThatAnAddressIsNotOfThisMachine() throws Exception {
        // An address for documentation (RFC 5737), which no machine has.
        assertThat(
                        run(
                                Map.of(
                                        "PORT",
                                        "0",
                                        "HOST",
                                        "192.0.2.1",
                                        "AUTH_TOKEN",
                                        "a-token-of-some-length")))
                .isEqualTo(Program.FAILED);
        assertThat(err.toString(UTF_8))
                .isEqualTo("HOST: 192.0.2.1 is not an address of this machine\n");
    }

    @Test
    void tellsThatTheDataFolderCannotBeMade() throws Exception {
        Files.createFile(folder.resolve("file"));
        var asked = run(Map.of("PORT", "0", "DATA_DIR", "file/data"));
        assertThat(asked).isEqualTo(Program.WRONG_INPUT);
        assertThat(err.toString(UTF_8)).startsWith("DATA_DIR: ").hasLineCount(1);
    }

    @Test
    void startsWithoutTheUsualDataFolder() throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        assertThat(run(Map.of("PORT", "0", "XDG_DATA_HOME", file.toString())))
                .isEqualTo(Program.GOES_ON);
        assertThat(err.toString(UTF_8)).startsWith("DATA_DIR: ").hasLineCount(1);
    }

    @Test
    void asksARunningServerForItsHealth() throws Exception {
        run(Map.of("PORT", "0", "HOST", "127.0.0.1"));
        var port = "" + untilEnd.getFirst().address().getPort();
        assertThat(run(Map.of("PORT", port), "--health")).isEqualTo(Program.DONE);
        untilEnd.getFirst().drainAndStop();
        assertThat(run(Map.of("PORT", port), "--health")).isEqualTo(Program.FAILED);
    }

    @Test
    void tellsWhyATrainingRunFailed() throws Exception {
        assertThat(run(Map.of("PORT", "x"), "--train")).isEqualTo(Program.FAILED);
        assertThat(err.toString(UTF_8))
                .contains("The training run failed: java.io.IOException: / answered 404\n");
        assertThat(untilEnd).isEmpty();
    }

    @Test
    void printsVersionAndHelp() throws Exception {
        assertThat(run(Map.of(), "--version")).isEqualTo(Program.DONE);
        assertThat(run(Map.of(), "--help")).isEqualTo(Program.DONE);
        assertThat(out.toString(UTF_8)).startsWith("Backend Rig dev\n").contains("--health");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "--port", "-x"})
    void refusesAnUnknownArgument(String argument) throws Exception {
        assertThat(run(Map.of(), argument)).isEqualTo(Program.WRONG_INPUT);
        assertThat(err.toString(UTF_8)).isEqualTo("Not understood: " + argument + "; see --help\n");
    }

    private int run(Map<String, String> environment, String... arguments)
            throws InterruptedException {
        var all = new HashMap<>(Map.of("XDG_DATA_HOME", folder.resolve("xdg").toString()));
        all.putAll(environment);
        var program =
                new Program(
                        all,
                        folder,
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        ProgramTest::start,
                        untilEnd::add);
        return program.run(arguments);
    }

    /// A small server that is always well: what is tested here is all around the real one.
    private static RunningServer start(Settings settings) throws IOException {
        var address =
                new InetSocketAddress(settings.http().hosts().getFirst(), settings.http().port());
        var server = HttpServer.create(address, 0);
        server.createContext(
                "/health",
                exchange -> {
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
        return new RunningServer() {
            @Override
            public URI address() {
                return URI.create("http://localhost:" + server.getAddress().getPort());
            }

            @Override
            public int runs() {
                return 0;
            }

            @Override
            public Duration drainTime() {
                return Duration.ZERO;
            }

            @Override
            public void drainAndStop() {
                server.stop(0);
            }
        };
    }
}
