package dev.backendrig.config;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// The folder that the server keeps its data in: made with mode 0700, its files with mode 0600, so
/// that only this user reads them. Thread-safe.
///
/// A folder that is there already keeps its mode: it may be one that the person shares on purpose.
public final class DataFolder {
    private static final Set<PosixFilePermission> FOLDER =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE =
            PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OTHERS =
            PosixFilePermissions.fromString("---rwxrwx");

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    /// Opens the folder and makes it where it is missing.
    ///
    /// @throws IOException if it cannot be made or is not a folder
    public static DataFolder open(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            var parent = path.toAbsolutePath().getParent();
            if (parent != null) Files.createDirectories(parent);
            createFolder(path);
        }
        return new DataFolder(path);
    }

    private static void createFolder(Path path) throws IOException {
        try {
            Files.createDirectory(path, mode(path, FOLDER));
        } catch (FileAlreadyExistsException e) {
            // Another start may have made it at the same moment.
            if (!Files.isDirectory(path)) throw e;
        }
    }

    public Path path() {
        return path;
    }

    /// Whether other users of the machine can look into it.
    public boolean isOpenToOthers() throws IOException {
        if (!isPosix(path)) return false;
        return !Collections.disjoint(Files.getPosixFilePermissions(path), OTHERS);
    }

    /// Makes a new file that only this user can read, and returns its path.
    ///
    /// @throws FileAlreadyExistsException if there is one of this name
    public Path createFile(String name, byte[] content) throws IOException {
        var file = path.resolve(name);
        if (!path.equals(file.getParent())) {
            throw new IllegalArgumentException("name must be a plain file name: " + name);
        }
        Files.createFile(file, mode(path, FILE));
        return Files.write(file, content, StandardOpenOption.WRITE);
    }

    /// Writes a file that only this user can read, in place of one of this name that may be there:
    /// whoever reads it, also after a crash, finds the one or the other whole.
    ///
    /// @param name a plain file name
    public Path replaceFile(String name, byte[] content) throws IOException {
        var file = path.resolve(name);
        var draft =
                createFile(
                        name + "." + Long.toHexString(ThreadLocalRandom.current().nextLong()),
                        content);
        try {
            return Files.move(
                    draft,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// Random bytes that are made at first and the same at every later start. A file of another
    /// length is none of ours, or was cut: it is replaced.
    ///
    /// @param name a plain file name
    public byte[] secret(String name, int bytes) throws IOException {
        var file = path.resolve(name);
        var kept = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        if (kept.length == bytes) return kept;
        var made = new byte[bytes];
        new SecureRandom().nextBytes(made);
        replaceFile(name, made);
        return made;
    }

    /// The mode is given when the file is made: changed afterwards, it would be open for a moment.
    private static FileAttribute<?>[] mode(Path near, Set<PosixFilePermission> permissions) {
        return isPosix(near)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
