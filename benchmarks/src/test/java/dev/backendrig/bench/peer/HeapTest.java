package dev.backendrig.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeapTest {
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
    private static final String PROGRAM =
            """
            void main() throws Exception {
                System.out.println("ready");
                System.in.read();
            }
            """;

    @TempDir private Path folder;

    @Test
    void readsWhatIsLiveInAJvmWithTheSerialCollector() throws Exception {
        var process = start("-XX:+UseSerialGC");
        try {
            assertThat(new Heap(JAVA_HOME, process.pid()).liveBytes())
                    .isBetween(100_000L, 64L * 1024 * 1024);
        } finally {
            end(process);
        }
    }

    @Test
    void refusesAnotherCollectorThanItCanRead() throws Exception {
        var process = start("-XX:+UseG1GC");
        try {
            var heap = new Heap(JAVA_HOME, process.pid());
            assertThatThrownBy(heap::liveBytes).hasMessageContaining("serial collector");
        } finally {
            end(process);
        }
    }

    private Process start(String option) throws IOException {
        var source = Files.writeString(folder.resolve("Waits.java"), PROGRAM);
        var java = JAVA_HOME.resolve("bin/java").toString();
        var process = new ProcessBuilder(java, option, "-Xmx64m", source.toString()).start();
        assertThat(process.inputReader().readLine()).isEqualTo("ready");
        return process;
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
}
