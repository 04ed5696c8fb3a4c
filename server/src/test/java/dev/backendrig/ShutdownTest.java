package dev.backendrig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as a process of its own, told to end by a signal.
class ShutdownTest {
    @TempDir Path folder;

    @Test
    void drainsOnSigtermAndExitsWithZero() throws Exception {
        var process = start();
        try {
            awaitStart(process);
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(folder.resolve("drained")).exists();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void logsAThreadThatDiesWithoutTheMessageOfItsException() throws Exception {
        var process = start();
        try {
            awaitStart(process);
            process.destroy();
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
        return new ProcessBuilder(List.of(java, "-cp", classPath, Sample.class.getName()))
                .directory(folder.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    /// Reads up to the last line of the start block, which is printed when all is set up.
    private static void awaitStart(Process process) throws IOException {
        var lines = process.inputReader(UTF_8).lines();
        assertThat(lines.anyMatch(line -> line.startsWith("Server siap di "))).isTrue();
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
                            Shutdown::drainsAndExitsWithZero);
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
        public void drainAndStop() {
            try {
                Files.createFile(Path.of("drained"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
