package dev.backendrig.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendrig.config.DataFolder;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
    private static final AuditEvent.Decided DECIDED =
            new AuditEvent.Decided(
                    "run-secret",
                    "click",
                    "act",
                    "shop.example",
                    List.of("irreversible"),
                    AuditEvent.Decision.APPROVED);

    @TempDir Path folder;

    @Test
    void hasALineForEachEventWithoutIdsAndSites() throws Exception {
        try (var log = open()) {
            log.record(DECIDED);
            log.record(new AuditEvent.Acted("run-secret", "click", "done"));
            log.record(
                    new AuditEvent.Asked(
                            "run-secret",
                            "approval-secret",
                            AuditEvent.Way.CARD,
                            2,
                            List.of("irreversible")));
            log.record(
                    new AuditEvent.Answered(
                            "run-secret", "approval-secret", AuditEvent.Answer.EXPIRED));
        }
        var lines = lines();
        assertThat(lines.stream().map(it -> it.string("event").orElseThrow()))
                .containsExactly("started", "decided", "acted", "asked", "answered");
        assertThat(lines.get(1).members().keySet())
                .containsExactly(
                        "seq",
                        "time",
                        "event",
                        "run",
                        "tool",
                        "effect",
                        "site",
                        "rules",
                        "decision",
                        "prev",
                        "hash");
        assertThat(lines.get(1).string("time")).hasValue("2026-01-02T03:04:05Z");
        assertThat(lines.get(1).string("decision")).hasValue("approved");
        assertThat(lines.get(2).string("run")).isEqualTo(lines.get(1).string("run"));
        assertThat(lines.get(4).string("answer")).hasValue("expired");
        assertThat(text()).doesNotContain("run-secret", "approval-secret", "shop.example");
    }

    @Test
    void isForThisUserAlone() throws Exception {
        open().close();
        for (var name : List.of("audit.jsonl", "audit.head", "audit.key")) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(folder.resolve(name))))
                    .as(name)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void goesOnAfterARestart() throws Exception {
        for (var i = 0; i < 3; i++) {
            try (var log = open()) {
                log.record(DECIDED);
            }
        }
        assertThat(lines().stream().map(it -> it.integer("seq").orElseThrow()))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertWhole(6);
    }

    @Test
    void goesOnInAnotherFileWhereOneIsFullAndForgetsTheOldest() throws Exception {
        try (var log = AuditLog.open(DataFolder.open(folder), 1_000, 2, clock())) {
            for (var i = 0; i < 40; i++) log.record(DECIDED);
        }
        var files = AuditFiles.all(folder);
        assertThat(files).hasSize(3);
        for (var file : files) assertThat(Files.size(file)).isLessThanOrEqualTo(1_000);
        var outcome = (AuditCheck.Outcome.Whole) AuditCheck.of(folder);
        assertThat(outcome.seq()).isEqualTo(41);
        assertThat(outcome.lines()).isLessThan(20);
    }

    @Test
    void mendsALineThatWasTornAndSaysSo() throws Exception {
        try (var log = open()) {
            log.record(DECIDED);
        }
        Files.writeString(
                folder.resolve("audit.jsonl"), "{\"seq\":3,\"ti", StandardOpenOption.APPEND);
        assertThat(((AuditCheck.Outcome.Whole) AuditCheck.of(folder)).torn()).isTrue();
        open().close();
        assertThat(lines().get(2).string("event")).hasValue("recovered");
        assertThat(lines().get(2).integer("torn_bytes")).hasValue(12);
        assertWhole(4);
    }

    @Test
    void countsALineThatWasWrittenAndNotCounted() throws Exception {
        open().close();
        var before = Files.readAllBytes(folder.resolve("audit.head"));
        try (var log = open()) {
            log.record(DECIDED);
        }
        Files.write(folder.resolve("audit.head"), before);
        assertWhole(3);
        open().close();
        assertWhole(4);
    }

    @Test
    void doesNotHideThatLinesWereMissingWhenItStarted() throws Exception {
        try (var log = open()) {
            log.record(DECIDED);
        }
        var all = Files.readAllLines(folder.resolve("audit.jsonl"));
        Files.writeString(folder.resolve("audit.jsonl"), all.getFirst() + "\n");
        open().close();
        assertThat(AuditCheck.of(folder))
                .isEqualTo(
                        new AuditCheck.Outcome.Broken(
                                "audit.jsonl",
                                2,
                                "line 2 of the log should be here; this is line 3"));
    }

    @Test
    void takesEventsFromManyThreadsEachOnce() throws Exception {
        try (var log = open();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 20; i++) {
                threads.execute(() -> {
                    for (var j = 0; j < 50; j++) log.record(DECIDED);
                });
            }
        }
        assertWhole(1 + 20 * 50);
        assertThat(text()).doesNotContain("\"gap\"");
    }

    @Test
    void saysHowManyEventsAreMissing() throws Exception {
        try (var log = open();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 8; i++) threads.execute(() -> recordWithoutWaiting(log, 2_000));
        }
        var lost =
                lines().stream()
                        .filter(it -> it.string("event").orElseThrow().equals("gap"))
                        .mapToLong(it -> it.integer("lost").orElseThrow())
                        .sum();
        var written =
                lines().stream().filter(it -> it.string("event").orElseThrow().equals("decided"));
        assertThat(written.count() + lost).isEqualTo(8 * 2_000);
        assertThat(AuditCheck.of(folder)).isInstanceOf(AuditCheck.Outcome.Whole.class);
    }

    /// Who is interrupted does not wait for room, so that events get lost.
    private static void recordWithoutWaiting(AuditLog log, int times) {
        for (var i = 0; i < times; i++) {
            Thread.currentThread().interrupt();
            log.record(DECIDED);
        }
    }

    @Test
    void hasAGapAsALine() {
        var json = new AuditEventJson(new byte[32]);
        assertThat(json.members(new AuditEvent.Gap(7), Instant.EPOCH))
                .hasToString("{\"time\":\"1970-01-01T00:00:00Z\",\"event\":\"gap\",\"lost\":7}");
    }

    @Test
    void goesOnWhereAFileCannotBeLaidAside() throws Exception {
        try (var log = AuditLog.open(DataFolder.open(folder), 1_000, 2, clock())) {
            Files.createDirectory(folder.resolve(AuditFiles.older(1)));
            Files.createFile(folder.resolve(AuditFiles.older(1)).resolve("x"));
            for (var i = 0; i < 10; i++) log.record(DECIDED);
        }
        assertThat(Files.size(folder.resolve("audit.jsonl"))).isBetween(500L, 1_000L);
    }

    @Test
    void isWrittenByOneServerAtATime() throws Exception {
        try (var _ = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(IOException.class)
                    .hasMessage("Another server writes this audit log");
        }
        open().close();
    }

    @Test
    void isWholeWheneverItIsCheckedWhileItIsWritten() throws Exception {
        try (var log = AuditLog.open(DataFolder.open(folder), 2_000, 3, clock());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing =
                    threads.submit(() -> {
                        for (var i = 0; i < 2_000; i++) log.record(DECIDED);
                    });
            while (!writing.isDone()) {
                try {
                    assertThat(AuditCheck.of(folder)).isInstanceOf(AuditCheck.Outcome.Whole.class);
                } catch (IOException e) {
                    assertThat(e).hasMessage("The log changes too fast");
                }
            }
        }
        assertThat(AuditCheck.of(folder)).isInstanceOf(AuditCheck.Outcome.Whole.class);
    }

    private AuditLog open() throws IOException {
        return AuditLog.open(DataFolder.open(folder), AuditLog.MAX_BYTES, AuditLog.KEEP, clock());
    }

    private static InstantSource clock() {
        return () -> Instant.parse("2026-01-02T03:04:05Z");
    }

    private void assertWhole(long seq) throws IOException {
        assertThat(AuditCheck.of(folder))
                .isInstanceOfSatisfying(
                        AuditCheck.Outcome.Whole.class, it -> assertThat(it.seq()).isEqualTo(seq));
    }

    private String text() throws IOException {
        return Files.readString(folder.resolve("audit.jsonl"));
    }

    private List<JsonObject> lines() throws IOException {
        return text().lines().map(it -> (JsonObject) Json.parse(it)).toList();
    }
}
