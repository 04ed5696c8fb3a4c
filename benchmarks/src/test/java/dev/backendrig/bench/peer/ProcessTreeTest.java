package dev.backendrig.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcessTreeTest {
    @Test
    void countsTheProcessorTimeOfAChild() throws IOException, InterruptedException {
        var busy = "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; echo; read line";
        var process = new ProcessBuilder("sh", "-c", "sh -c '" + busy + "'; true").start();
        try {
            assertThat(process.getInputStream().read()).isEqualTo('\n');
            var tree = new ProcessTree(process.toHandle());
            assertThat(tree.cpu()).isPositive();
            assertThat(tree.residentBytes()).isPositive();
        } finally {
            process.getOutputStream().close();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
