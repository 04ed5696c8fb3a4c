package dev.backendrig.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir Path folder;

    @Test
    void isForThisUserOnly() throws IOException {
        var data = DataFolder.open(folder.resolve("a/b"));
        assertThat(mode(data.path())).isEqualTo("rwx------");
        assertThat(data.isOpenToOthers()).isFalse();
    }

    @Test
    void keepsFilesForThisUserOnly() throws IOException {
        var file = DataFolder.open(folder.resolve("a")).createFile("token", new byte[] {1, 2});
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(file).hasBinaryContent(new byte[] {1, 2});
    }

    @Test
    void neverReplacesAFile() throws IOException {
        var data = DataFolder.open(folder);
        data.createFile("token", new byte[0]);
        assertThatThrownBy(() -> data.createFile("token", new byte[0]))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void writesNowhereElse() throws IOException {
        var data = DataFolder.open(folder.resolve("a"));
        for (var name : new String[] {"../b", "c/d", "/tmp/e", ""}) {
            assertThatThrownBy(() -> data.createFile(name, new byte[0]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void leavesAFolderThatIsThereAsItIs() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
        var data = DataFolder.open(folder);
        assertThat(mode(folder)).isEqualTo("rwxr-x---");
        assertThat(data.isOpenToOthers()).isTrue();
    }

    @Test
    void refusesAFileInItsPlace() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> DataFolder.open(file)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> DataFolder.open(file.resolve("below")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void keepsASecretThatItMadeOnce() throws IOException {
        var made = DataFolder.open(folder).secret("key", 32);
        assertThat(made).hasSize(32).isNotEqualTo(new byte[32]);
        assertThat(DataFolder.open(folder).secret("key", 32)).isEqualTo(made);
        assertThat(mode(folder.resolve("key"))).isEqualTo("rw-------");
        assertThat(folder)
                .isDirectoryContaining("glob:**/key")
                .isDirectoryNotContaining("glob:**/key.*");
    }

    @Test
    void replacesASecretThatWasCut() throws IOException {
        Files.write(folder.resolve("key"), new byte[31]);
        var made = DataFolder.open(folder).secret("key", 32);
        assertThat(made).hasSize(32);
        assertThat(folder.resolve("key")).hasBinaryContent(made);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
