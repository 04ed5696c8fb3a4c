package dev.backendrig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as a process of its own, told to end by a signal.
class ShutdownTest {
    /// A shell without job control starts what runs in the background with SIGINT ignored, and a JVM
    /// keeps to that; the tests must not depend on how they were started.
    private static final List<String> WITH_SIGINT =
            System.getProperty("os.name").equals("Linux")
                    ? List.of("env", "--default-signal=INT")
                    : List.of();

    @TempDir Path folder;

    @Test
    void drainsOnSigtermAndExitsWithZero() throws Exception {
        var process = start();
        try {
            awaitStart(process);
            signal(process, "TERM");
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(folder.resolve("drained")).exists();
            assertThat(process.inputReader(UTF_8).lines())
                    .containsExactly("Stopped. / Sudah berhenti.");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void saysWhatItWaitsForAndStopsAtOnceOnASecondCtrlC() throws Exception {
        Files.createFile(folder.resolve("busy"));
        var process = start();
        try {
            awaitStart(process);
            signal(process, "TERM");
            awaitLine(
                    process,
                    "Stopping: 2 answer(s) still running, at most 60 s. Ctrl+C again stops at"
                            + " once. / Menunggu 2 jawaban");
            signal(process, "INT");
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(130);
            assertThat(folder.resolve("drained")).doesNotExist();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void logsAThreadThatDiesWithoutTheMessageOfItsException() throws Exception {
        var process = start();
        try {
            awaitStart(process);
            signal(process, "TERM");
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(folder.resolve("err"))
                    .content()
                    .contains("ERROR thread.died thread=unlucky", "IllegalStateException")
                    .doesNotContain("canary");
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("java.class.path");
        var command = new ArrayList<>(WITH_SIGINT);
        command.addAll(List.of(java, "-cp", classPath, Sample.class.getName()));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    /// Reads up to the last line of the start block, which is printed when all is set up.
    private static void awaitStart(Process process) throws IOException {
        awaitLine(process, "Server is ready");
    }

    private static void awaitLine(Process process, String start) throws IOException {
        var out = process.inputReader(UTF_8);
        var line = out.readLine();
        while (line != null && !line.startsWith(start)) line = out.readLine();
        assertThat(line).as("a line that starts with " + start).isNotNull();
    }

    /// `Process.destroy` would close the stream that the last lines are read from.
    private static void signal(Process process, String name) throws Exception {
        var kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start();
        assertThat(kill.waitFor()).isZero();
    }

    /// Starts a server that only notes that it was drained.
    static final class Sample {
        private Sample() {}

        public static void main(String[] arguments) throws Exception {
            var program =
                    new Program(
                            Map.of("DATA_DIR", "data"),
                            Path.of("").toAbsolutePath(),
                            System.out,
                            System.err,
                            settings -> new Server(),
                            new Shutdown(System.out)::drainsAndExitsWithZero);
            program.run();
            // Keeps the process alive; the signal ends it.
            Thread.sleep(60_000);
        }
    }

    private record Server() implements RunningServer {
        Server {
            dieOnAThread();
        }

        private static void dieOnAThread() {
            var unlucky =
                    Thread.ofVirtual()
                            .name("unlucky")
                            .start(() -> {
                                throw new IllegalStateException("canary");
                            });
            try {
                unlucky.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public URI address() {
            return URI.create("http://localhost:3000");
        }

        @Override
        public int runs() {
            return Files.exists(Path.of("busy")) ? 2 : 0;
        }

        @Override
        public Duration drainTime() {
            return Duration.ofSeconds(60);
        }

        @Override
        public void drainAndStop() {
            try {
                if (runs() > 0) Thread.sleep(drainTime());
                Files.createFile(Path.of("drained"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
