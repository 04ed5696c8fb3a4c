package dev.backendrig.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.config.DataFolder;
import dev.backendrig.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is changed in a log is found, and the first line that shows it is told.
class AuditCheckTest {
    private static final String CURRENT = "audit.jsonl";

    @TempDir Path folder;

    /// Changes a log of nine lines, of which files hold three each.
    interface Change {
        void in(AuditCheckTest test) throws IOException;
    }

    record Row(String name, Change change, String file, long line, String reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeEach
    void write() throws IOException {
        // A line of these is between 200 and 300 bytes long.
        try (var log = AuditLog.open(DataFolder.open(folder), 850, 5, InstantSource.system())) {
            for (var i = 0; i < 8; i++) log.record(new AuditEvent.Acted("run", "click", "done"));
        }
        assertThat(AuditFiles.all(folder)).hasSize(3);
        for (var file : AuditFiles.all(folder)) assertThat(Files.readAllLines(file)).hasSize(3);
    }

    static Stream<Row> rows() {
        return Stream.of(edits(), moves(), additions(), files(), heads()).flatMap(List::stream);
    }

    private static List<Row> edits() {
        return List.of(
                edited("a result", 5, "done", "fail", 5),
                edited("a tool", 2, "click", "touch", 2),
                edited("a time", 4, "\"time\":\"2", "\"time\":\"1", 4),
                edited("a number", 6, "\"seq\":6", "\"seq\":7", 6),
                edited("a hash", 7, "\"hash\":\"", "\"hash\":\"0", 7),
                edited("the hash before", 7, "\"prev\":\"", "\"prev\":\"0", 7),
                edited("a space", 3, "{\"seq\"", "{ \"seq\"", 3),
                edited("the first line", 1, "started", "stopped", 1),
                edited("the last line", 9, "done", "fail", 9));
    }

    private static List<Row> moves() {
        return List.of(
                new Row(
                        "a line is cut out",
                        it -> it.change(CURRENT, all -> all.remove(1)),
                        CURRENT,
                        2,
                        "line 8 of the log should be here; this is line 9"),
                new Row(
                        "the last line is cut off",
                        it -> it.change(CURRENT, all -> all.removeLast()),
                        CURRENT,
                        9,
                        "the log goes to line 9; the last one here is line 8"),
                new Row(
                        "two lines change places",
                        it -> it.change(CURRENT, all -> Collections.swap(all, 0, 1)),
                        CURRENT,
                        1,
                        "line 7 of the log should be here; this is line 8"),
                new Row(
                        "a line stands there twice",
                        it -> it.change(CURRENT, all -> all.add(1, all.getFirst())),
                        CURRENT,
                        2,
                        "line 8 of the log should be here; this is line 7"));
    }

    private static List<Row> additions() {
        return List.of(
                new Row(
                        "a line is put in",
                        it -> it.change(CURRENT, all -> all.add(1, "{\"seq\":8}")),
                        CURRENT,
                        2,
                        "it is not as it was written: its hash does not fit it"),
                new Row(
                        "a line of another chain is put in",
                        it -> it.change(CURRENT, all -> all.set(1, foreign(8))),
                        CURRENT,
                        2,
                        "it does not follow the line before it"),
                new Row(
                        "the last line is of another chain",
                        it -> it.change(CURRENT, all -> all.set(2, foreign(9))),
                        CURRENT,
                        3,
                        "it is not the line that was written"),
                new Row(
                        "a blank line is put in",
                        it -> it.change(CURRENT, all -> all.add(1, "")),
                        CURRENT,
                        2,
                        "it is not as it was written: its hash does not fit it"));
    }

    private static List<Row> files() {
        return List.of(
                new Row(
                        "the newest file is taken away",
                        it -> Files.delete(it.folder.resolve(CURRENT)),
                        CURRENT,
                        7,
                        "the log goes to line 9; the last one here is line 6"),
                new Row(
                        "the newest file is emptied",
                        it -> it.change(CURRENT, List::clear),
                        CURRENT,
                        7,
                        "the log goes to line 9; the last one here is line 6"),
                new Row(
                        "a file in the middle is taken away",
                        it -> Files.delete(it.folder.resolve(AuditFiles.older(4))),
                        CURRENT,
                        1,
                        "line 4 of the log should be here; this is line 7"),
                new Row(
                        "the oldest file is taken away",
                        it -> Files.delete(it.folder.resolve(AuditFiles.older(1))),
                        AuditFiles.older(4),
                        1,
                        "line 1 of the log should be here; this is line 4"),
                new Row(
                        "an older file is cut in a line",
                        it -> it.cut(AuditFiles.older(4)),
                        AuditFiles.older(4),
                        3,
                        "it is not as it was written: its hash does not fit it"));
    }

    private static List<Row> heads() {
        return List.of(
                new Row(
                        "all files are taken away",
                        it -> {
                            for (var file : AuditFiles.all(it.folder)) Files.delete(file);
                        },
                        CURRENT,
                        1,
                        "the log goes to line 9; the last one here is line 0"),
                new Row(
                        "the head is taken away",
                        it -> Files.delete(it.folder.resolve(AuditHead.FILE)),
                        AuditHead.FILE,
                        1,
                        "it is missing or cannot be read"),
                new Row(
                        "the head is no head",
                        it -> Files.writeString(it.folder.resolve(AuditHead.FILE), "{}"),
                        AuditHead.FILE,
                        1,
                        "it is missing or cannot be read"));
    }

    private static Row edited(String what, int seq, String from, String to, long shownAt) {
        var file = seq > 6 ? CURRENT : AuditFiles.older(seq > 3 ? 4 : 1);
        return new Row(
                what + " is changed",
                it ->
                        it.change(
                                file,
                                all -> {
                                    var place = (seq - 1) % 3;
                                    var line = all.get(place);
                                    assertThat(line).contains(from);
                                    all.set(place, line.replace(from, to));
                                }),
                file,
                (shownAt - 1) % 3 + 1,
                "it is not as it was written: its hash does not fit it");
    }

    private static String foreign(long seq) {
        var members = JsonObject.of("event", "acted");
        return AuditLine.after(seq - 1, "1".repeat(64), members).text();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void findsWhatWasChanged(Row row) throws Exception {
        row.change().in(this);
        assertThat(AuditCheck.of(folder))
                .isEqualTo(new AuditCheck.Outcome.Broken(row.file(), row.line(), row.reason()));
    }

    @Test
    void aLogThatNobodyTouchedIsWhole() throws Exception {
        assertThat(AuditCheck.of(folder))
                .isInstanceOfSatisfying(
                        AuditCheck.Outcome.Whole.class, it -> assertThat(it.lines()).isEqualTo(9));
    }

    @Test
    void aFolderWithoutALogHasNone() throws Exception {
        var other = Files.createDirectory(folder.resolve("other"));
        assertThat(AuditCheck.of(other)).isEqualTo(new AuditCheck.Outcome.Missing());
        assertThat(AuditCheck.of(folder.resolve("none")))
                .isEqualTo(new AuditCheck.Outcome.Missing());
    }

    @Test
    void aLineWithoutAnEndIsReadToItsBound() throws Exception {
        Files.writeString(
                folder.resolve(CURRENT), "x".repeat(1_000_000), StandardOpenOption.APPEND);
        assertThat(AuditCheck.of(folder)).isInstanceOf(AuditCheck.Outcome.Broken.class);
    }

    interface Edit {
        void of(List<String> lines);
    }

    private void change(String file, Edit edit) throws IOException {
        var path = folder.resolve(file);
        var lines = new ArrayList<>(Files.readAllLines(path));
        edit.of(lines);
        Files.write(path, lines);
    }

    private void cut(String file) throws IOException {
        var path = folder.resolve(file);
        var text = Files.readString(path);
        Files.writeString(path, text.substring(0, text.length() - 20));
    }
}
