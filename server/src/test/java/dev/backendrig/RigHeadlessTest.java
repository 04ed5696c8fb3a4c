package dev.backendrig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `rig browser --headless`, which stays until it is told to end.
class RigHeadlessTest {
    @TempDir Path folder;

    private RigProject project = new RigProject(Path.of(""), Path.of(""));

    @BeforeEach
    void makeAProject() throws IOException {
        project = RigProject.in(folder);
        project.addExtension();
        project.mark("up");
        project.mark("browsers", "0");
    }

    @AfterEach
    void closeTheBrowser() throws IOException {
        project.mark("browser-close");
    }

    @Test
    void staysUntilItIsToldToEndAndTakesTheBrowserWithIt() throws Exception {
        var rig = start(Map.of());
        rig.awaitErr("A browser has connected to http://localhost:3000 (browsers there: 1).\n");
        assertThat(rig.process().isAlive()).isTrue();
        assertThat(project.root().resolve("browser-end")).doesNotExist();
        rig.process().destroy();
        assertThat(rig.await().exit()).isEqualTo(143);
        assertThat(project.notes("browser-end")).containsExactly("terminated");
    }

    @Test
    void opensOnePageWithoutAWindowAndNoPortForADebugger() throws Exception {
        project.mark("browser-close");
        var result = start(Map.of()).await();
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.err()).contains("The browser runs without a window; Ctrl+C ends it.\n");
        assertThat(project.notes("browser-arguments"))
                .contains("--headless=new")
                .noneMatch(it -> it.contains("debugging"))
                .noneMatch(it -> it.contains("panel.html"))
                .endsWith("http://localhost:3000/");
        assertThat(start(Map.of("LANG", "id")).await().err())
                .contains("Peramban berjalan tanpa jendela; Ctrl+C mengakhirinya.\n");
    }

    @Test
    void endsWithTheBrowser() throws Exception {
        var rig = start(Map.of());
        rig.awaitErr("A browser has connected");
        project.mark("browser-close");
        assertThat(rig.await().exit()).isZero();
    }

    @Test
    void seesABrowserThatConnectsLate() throws Exception {
        project.mark("nobody-comes");
        var rig = start(Map.of());
        rig.awaitErr("No browser has connected to http://localhost:3000 in 1 s.");
        Files.delete(project.root().resolve("nobody-comes"));
        rig.awaitErr("A browser has connected to http://localhost:3000");
        rig.process().destroy();
        assertThat(rig.await().err()).containsOnlyOnce("A browser has connected");
    }

    @Test
    void seesAServerThatStartsLate() throws Exception {
        Files.delete(project.root().resolve("up"));
        project.mark("browsers", "1");
        var rig = start(Map.of());
        rig.awaitErr(
                "The server does not answer at http://localhost:3000: start it with ./rig run");
        project.mark("up");
        rig.awaitErr("A browser has connected to http://localhost:3000");
        rig.process().destroy();
        assertThat(rig.await().err()).doesNotContain("No browser has connected", "by hand");
    }

    private RigProcess start(Map<String, String> environment) throws IOException {
        var all =
                new HashMap<>(
                        Map.of(
                                "DATA_DIR",
                                folder.resolve("data").toString(),
                                "RIG_BROWSER_PATIENCE",
                                "1"));
        all.putAll(environment);
        return project.start(all, "browser", "--headless");
    }
}
