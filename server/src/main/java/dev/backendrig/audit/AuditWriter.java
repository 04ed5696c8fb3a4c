package dev.backendrig.audit;

import dev.backendrig.config.DataFolder;
import dev.backendrig.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Writes lines to the log's files. Used by one thread at a time.
///
/// One server writes at a time: a lock on the head's file sees to it, which ends with the process.
final class AuditWriter implements AutoCloseable {
    private final DataFolder folder;
    private final long maxBytes;
    private final int keep;
    private final FileChannel headFile;
    private final AuditStart start;
    private FileChannel file;
    private long size;
    private long firstOfFile;
    private AuditHead head;

    /// @param maxBytes after which another file is begun
    /// @param keep how many older files are kept
    AuditWriter(DataFolder folder, long maxBytes, int keep) throws IOException {
        this.folder = folder;
        this.maxBytes = maxBytes;
        this.keep = keep;
        headFile = open(AuditHead.FILE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock();
            start = AuditStart.find(folder.path(), headFile);
            head = new AuditHead(start.seq(), start.hash(), start.first());
            firstOfFile = firstOfCurrent();
            file = open(AuditFiles.CURRENT, StandardOpenOption.APPEND);
            size = file.size();
            head.write(headFile);
        } catch (IOException | RuntimeException e) {
            headFile.close();
            throw e;
        }
    }

    private void lock() throws IOException {
        try {
            if (headFile.tryLock() != null) return;
        } catch (OverlappingFileLockException e) {
            throw new IOException("Another server writes this audit log", e);
        }
        throw new IOException("Another server writes this audit log");
    }

    private long firstOfCurrent() throws IOException {
        var current = path(AuditFiles.CURRENT);
        if (Files.exists(current)) {
            try (var lines = new AuditLines(current)) {
                var line = lines.next().flatMap(it -> AuditLine.read(it.text()));
                if (line.isPresent()) return line.get().seq();
            }
        }
        return head.seq() + 1;
    }

    private FileChannel open(String name, StandardOpenOption... how) throws IOException {
        if (!Files.exists(path(name))) folder.createFile(name, new byte[0]);
        return FileChannel.open(path(name), how);
    }

    private Path path(String name) {
        return folder.path().resolve(name);
    }

    /// How the log was found.
    AuditStart start() {
        return start;
    }

    /// Appends a line.
    ///
    /// @param members of its event
    void append(JsonObject members) throws IOException {
        var line = AuditLine.after(head.seq(), head.hash(), members);
        var bytes = ByteBuffer.wrap((line.text() + "\n").getBytes(StandardCharsets.UTF_8));
        if (size > 0 && size + bytes.remaining() > maxBytes) rotate(line.seq());
        var begin = size;
        try {
            while (bytes.hasRemaining()) size += file.write(bytes);
        } catch (IOException e) {
            // A disk that is full takes a part of a line: the next one must not stand behind it.
            file.truncate(begin);
            size = begin;
            throw e;
        }
        head = new AuditHead(line.seq(), line.hash(), head.first());
        head.write(headFile);
    }

    private void rotate(long nextSeq) throws IOException {
        file.force(false);
        // While it is open: where it cannot be moved, it is written on.
        Files.move(path(AuditFiles.CURRENT), path(AuditFiles.older(firstOfFile)));
        file.close();
        file = open(AuditFiles.CURRENT, StandardOpenOption.APPEND);
        size = 0;
        firstOfFile = nextSeq;
        forgetOldest();
    }

    /// First it is said that a file may be missing, then it goes.
    private void forgetOldest() throws IOException {
        var older = AuditFiles.older(folder.path());
        if (older.size() <= keep) return;
        var gone = older.subList(0, older.size() - keep);
        var first = AuditFiles.firstSeq(older.get(gone.size()));
        head = new AuditHead(head.seq(), head.hash(), first);
        head.write(headFile);
        for (var it : gone) Files.delete(it);
    }

    @Override
    public void close() throws IOException {
        try (headFile) {
            file.force(false);
            file.close();
        }
    }
}
