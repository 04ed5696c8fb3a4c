package dev.backendrig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `rig extension`, with a Node.js and npm that are scripts.
class RigExtensionTest {
    @TempDir Path folder;

    private RigProject project = new RigProject(Path.of(""), Path.of(""));

    @BeforeEach
    void makeAProject() throws IOException {
        project = RigProject.in(folder);
        project.addExtension();
    }

    @Test
    void buildsTheFolderAndTheZipAndSaysHowToLoadThem() throws Exception {
        var result = project.run(Map.of(), "extension");
        var extension = project.root().resolve("extension");
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.err()).isEqualTo("Building the extension …\n");
        assertThat(result.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).endsWith(": " + extension.resolve("dist")),
                        line -> assertThat(line).endsWith(" " + extension.resolve("some.zip")),
                        line -> assertThat(line).startsWith("1. Open chrome://extensions"),
                        line -> assertThat(line).endsWith(" folder " + extension.resolve("dist")),
                        line -> assertThat(line).startsWith("3. Click the Backend Rig icon"));
        assertThat(extension.resolve("dist/panel.html")).hasContent("one\n");
    }

    @Test
    void saysItInIndonesian() throws Exception {
        for (var variable : List.of("LANG", "LC_MESSAGES", "LC_ALL")) {
            var result = project.run(Map.of(variable, "id_ID.UTF-8"), "extension");
            assertThat(result.out())
                    .contains("Ekstensi: ", "Sebagai zip: ", "1. Buka chrome://extensions")
                    .contains("2. Klik ", "3. Klik ikon Backend Rig");
        }
        assertThat(project.run(Map.of("LANG", "id", "LC_ALL", "C"), "extension").out())
                .contains("As a zip: ");
    }

    @Test
    void buildsOnlyWhatIsStale() throws Exception {
        project.run(Map.of(), "extension");
        assertThat(project.run(Map.of(), "extension").err()).isEmpty();
        assertThat(project.notes("npm-calls"))
                .containsExactly(
                        "ci --no-audit --no-fund --loglevel=error",
                        "run --silent build",
                        "run --silent zip",
                        "run --silent zip");
    }

    @Test
    void buildsAgainWhatWasBuiltByHand() throws Exception {
        project.run(Map.of(), "extension");
        Files.delete(project.root().resolve("extension/dist/.stamp"));
        assertThat(project.run(Map.of(), "extension").err()).contains("Building the extension …");
    }

    @Test
    void saysInOneLineWhereNodeIsMissingOrTooOld() throws Exception {
        for (var node : List.of("exit 127", "echo 18", "echo what")) {
            project.program("node", node);
            var result = project.run(Map.of(), "extension");
            assertThat(result.exit()).isOne();
            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .isEqualTo("rig: Node.js 20 or newer with npm is needed: https://nodejs.org\n");
        }
        assertThat(project.run(Map.of("LANG", "id"), "extension").err())
                .isEqualTo(
                        "rig: Node.js 20 atau lebih baru dengan npm diperlukan:"
                                + " https://nodejs.org\n");
    }

    @Test
    void installsNodeAsRootOnDebian() throws Exception {
        project.program("node", "exit 127");
        project.program("id", "echo 0");
        project.program(
                "apt-get",
                "echo \"$*\" >>\"$PROJECT/asked\"; printf '#!/bin/sh\\necho 20\\n'"
                        + " >\"$PROJECT/bin/node\"");
        var result = project.run(Map.of(), "extension");
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.err()).startsWith("Installing nodejs …\nInstalling npm …\n");
        assertThat(project.notes("asked"))
                .containsExactly(
                        "install -y --no-install-recommends nodejs",
                        "install -y --no-install-recommends npm");
    }

    @Test
    void showsWhyABuildFails() throws Exception {
        project.mark("broken");
        var result = project.run(Map.of(), "extension");
        assertThat(result.exit()).isOne();
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("app.ts is broken\n")
                .contains("rig: the extension could not be built; all of the output is in ");
        assertThat(project.run(Map.of("LANG", "id"), "extension").err())
                .contains("rig: ekstensi gagal dibangun");
        Files.delete(project.root().resolve("broken"));
        assertThat(project.run(Map.of(), "extension").exit()).isZero();
    }

    @Test
    void saysThatTheZipFailed() throws Exception {
        project.run(Map.of(), "extension");
        project.mark("broken");
        var result = project.run(Map.of(), "extension");
        assertThat(result.exit()).isOne();
        assertThat(result.err()).isEqualTo("rig: the zip could not be made.\n");
        assertThat(project.run(Map.of("LANG", "id"), "extension").err())
                .isEqualTo("rig: zip gagal dibuat.\n");
    }

    @Test
    void saysThatThisUserCannotBuild() throws Exception {
        project.program("mkdir", "exit 1");
        assertThat(project.run(Map.of(), "extension").err())
                .startsWith("rig: this user cannot write to ")
                .hasLineCount(1);
        assertThat(project.run(Map.of("LANG", "id"), "extension").err())
                .startsWith("rig: pengguna ini tidak boleh menulis ke ");
    }

    @Test
    void knowsNoOptions() throws Exception {
        var result = project.run(Map.of(), "extension", "--zip");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("rig: extension does not know \"--zip\"; usage: ./rig extension\n");
        assertThat(project.run(Map.of("LANG", "id"), "extension", "--zip").err())
                .startsWith("rig: extension tidak mengenal \"--zip\"");
    }
}
