package dev.backendrig.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldersTest {
    private static final Path WORKING = Path.of("/srv/app");

    @ParameterizedTest
    @CsvSource({
        "Linux, , /home/me/.local/share/backend-rig",
        "Linux, /data, /data/backend-rig",
        "Linux, relative, /home/me/.local/share/backend-rig",
        "Mac OS X, , /home/me/Library/Application Support/backend-rig",
        "Mac OS X, /data, /data/backend-rig",
    })
    void knowsTheUsualDataFolder(String system, String xdg, Path expected) {
        var environment = xdg == null ? Map.<String, String>of() : Map.of("XDG_DATA_HOME", xdg);
        var folders = new Folders(WORKING, Optional.of(Path.of("/home/me")), environment, system);
        assertThat(folders.usualDataFolder()).isEqualTo(expected);
    }

    @Test
    void staysInTheWorkingFolderWithoutAHome() {
        var folders = new Folders(WORKING, Optional.empty(), Map.of(), "Linux");
        assertThat(folders.usualDataFolder()).isEqualTo(Path.of("/srv/app/.backend-rig"));
        assertThat(folders.folder().read("~/x")).isEmpty();
    }

    @Test
    void readsPathsFromTheWorkingFolderAndFromHome() {
        var folders =
                new Folders(WORKING, Optional.of(Path.of("/no/such/home")), Map.of(), "Linux");
        assertThat(folders.folder().read("a/../b")).contains(Path.of("/srv/app/b"));
        assertThat(folders.folder().read("~/b")).contains(Path.of("/no/such/home/b"));
        assertThat(folders.folder().read("a\0b")).isEmpty();
    }

    @Test
    void takesTheHomeOfTheEnvironment() {
        assertThat(Folders.of(Map.of("HOME", "/somewhere"), WORKING).home())
                .contains(Path.of("/somewhere"));
    }
}
