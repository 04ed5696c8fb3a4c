package dev.backendrig.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.http.stream.LogLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Going on with the events of a run after the last one that a client has.
class RunReplayTest {
    private static final String EVENTS = "/agent/runs/" + ScriptedRun.ID + "/events";
    private static final String JSON = "Accept: application/json\r\n";
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final long KIB = 1024;

    private final ScriptedRun run = new ScriptedRun();

    @ParameterizedTest
    @CsvSource({"0,1", "1,2", "3,4", "4,5"})
    void goesOnWithTheNextEventOfARunThatIsOver(long last, long next) throws Exception {
        run.begins().says("a").says("b").ends();
        try (var server = new TestServer(run)) {
            var whole = whole(server);
            try (var again = EventReader.after(server, ScriptedRun.ID, last)) {
                assertThat(again.head().header("content-type")).isEqualTo("text/event-stream");
                assertThat(again.head().header("cache-control")).isEqualTo("no-store");
                assertThat(again.head().header("x-accel-buffering")).isEqualTo("no");
                var rest = again.all();
                assertThat(rest.getFirst().id()).isEqualTo(next);
                assertThat(rest).isEqualTo(whole.subList((int) last, whole.size()));
            }
        }
    }

    private static List<TypedEvent> whole(TestServer server) throws Exception {
        try (var client = EventReader.run(server)) {
            return client.all();
        }
    }

    @Test
    void goesOnInTheMiddleAndThenAsThingsHappen() throws Exception {
        run.begins().says("a").says("b");
        try (var server = new TestServer(run);
                var first = EventReader.run(server)) {
            first.await("\"b\"");
            first.leave();
            try (var again = EventReader.after(server, ScriptedRun.ID, 2)) {
                again.await("\"b\"");
                run.says("c").ends();
                assertThat(again.all().stream().map(TypedEvent::toString))
                        .startsWith("text {\"delta\":\"b\"}", "text {\"delta\":\"c\"}")
                        .endsWith("done {\"outcome\":\"answered\"}");
            }
        }
    }

    @Test
    void answersAtOnceWhereNothingIsToBeToldYet() throws Exception {
        run.begins();
        try (var server = new TestServer(run);
                var first = EventReader.run(server)) {
            first.runId();
            try (var again = EventReader.after(server, ScriptedRun.ID, 1)) {
                assertThat(again.head().status()).isEqualTo(200);
                run.ends();
                assertThat(again.all().getFirst().id()).isEqualTo(2);
            }
        }
    }

    @Test
    void endsAtOnceForWhoHasEverything() throws Exception {
        run.begins().ends();
        try (var server = new TestServer(run)) {
            var whole = whole(server);
            var reply = server.get(EVENTS + "?last_event_id=" + whole.size(), JSON);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEmpty();
        }
    }

    @Test
    void startsFromTheBeginningWhereNoEventIsNamed() throws Exception {
        run.begins().ends();
        try (var server = new TestServer(run)) {
            var whole = whole(server);
            assertThat(TypedEvent.of(server.get(EVENTS, "").body())).isEqualTo(whole);
            assertThat(TypedEvent.of(server.get(EVENTS + "?x=1&y", "").body())).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "?last_event_id=1,'',2",
        "?a=b&last_event_id=2,'',3",
        "?last_event_id=1,'Last-Event-ID: 2\r\n',3",
        "'','last-event-id: 2\r\n',3"
    })
    void takesTheIdFromTheHeaderElseFromTheQuery(String query, String header, long next)
            throws Exception {
        run.begins().says("a").ends();
        try (var server = new TestServer(run)) {
            whole(server);
            var reply = server.get(EVENTS + query, header);
            assertThat(TypedEvent.of(reply.body()).getFirst().id()).isEqualTo(next);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "99",
                "-1",
                "+1",
                "1.0",
                "1e0",
                "0x1",
                "one",
                "1,2",
                "1 2",
                "9999999999999999999",
                "99999999999999999999999999",
                "\u00BD",
                "null",
                "1\t1",
                "%31"
            })
    void refusesAnIdThatNoEventHasHad(String id) throws Exception {
        run.begins().says("a").ends();
        try (var server = new TestServer(run)) {
            assertThat(whole(server)).hasSize(4);
            var reply = server.get(EVENTS, JSON + "Last-Event-ID: " + id + "\r\n");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).contains("urn:backendrig:problem:bad-request");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?last_event_id=", "?last_event_id=x", "?last_event_id=1&last_event_id=2"})
    void refusesSuchAnIdInTheQuery(String query) throws Exception {
        run.begins().ends();
        try (var server = new TestServer(run)) {
            whole(server);
            assertThat(server.get(EVENTS + query, JSON).status()).isEqualTo(400);
        }
    }

    @Test
    void refusesTwoHeaders() throws Exception {
        run.begins().ends();
        try (var server = new TestServer(run)) {
            whole(server);
            var headers = JSON + "Last-Event-ID: 1\r\nLast-Event-ID: 1\r\n";
            assertThat(server.get(EVENTS, headers).status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789abcdef0123456789abcdee",
                "0123456789ABCDEF0123456789ABCDEF",
                "x",
                "%00",
                "*",
                "null",
                "0",
                "..;",
                "<script>alert(1)<%2Fscript>",
                "a b",
                "'",
                "\u00E9"
            })
    void knowsNoOtherRun(String id) throws Exception {
        run.begins().ends();
        try (var server = new TestServer(run)) {
            whole(server);
            for (var path : List.of("/events", "/cancel")) {
                var method = path.equals("/events") ? "GET" : "POST";
                var reply = server.ask(method, "/agent/runs/" + id + path, JSON, "");
                assertThat(reply.status()).isIn(400, 404);
                assertThat(reply.body()).doesNotContain("<script>");
            }
        }
    }

    @Test
    void saysThatThereIsNoSuchRun() throws Exception {
        try (var server = new TestServer(run)) {
            var reply = server.get(EVENTS, JSON + "Accept-Language: id\r\n");
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.body())
                    .contains("urn:backendrig:problem:run-unknown", "Tidak ada run dengan id ini");
        }
    }

    @Test
    void forgetsARunSomeTimeAfterItsEnd() throws Exception {
        run.begins().ends();
        var limits = new LogLimits(KIB, KIB * 64, 8, LONG, Duration.ofMillis(50));
        try (var server = new TestServer(new TestServer.Setup().logs(limits), run)) {
            whole(server);
            var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (server.metrics.get("rig.run.logs").gauge().value() > 0) {
                assertThat(System.nanoTime()).isLessThan(deadline);
            }
            assertThat(server.get(EVENTS, JSON).status()).isEqualTo(404);
            assertThat(server.metrics.get("rig.run.log.bytes").gauge().value()).isZero();
        }
    }

    @Test
    void saysThatAPlaceIsNotHeldAnyMore() throws Exception {
        run.begins();
        var limits = new LogLimits(4 * KIB, 64 * KIB, 8, LONG, LONG);
        try (var server = new TestServer(new TestServer.Setup().logs(limits), run);
                var client = EventReader.run(server)) {
            client.runId();
            for (var i = 0; i < 100; i++) {
                run.says("x".repeat(100));
                client.awaitNext();
            }
            run.ends();
            client.all();
            var reply = server.get(EVENTS, JSON + "Last-Event-ID: 2\r\n");
            assertThat(reply.status()).isEqualTo(410);
            assertThat(reply.body()).contains("urn:backendrig:problem:events-gone");
            var rest = TypedEvent.of(server.get(EVENTS, "Last-Event-ID: 90\r\n").body());
            assertThat(rest.getFirst().id()).isEqualTo(91);
            assertThat(rest).last().hasToString("done {\"outcome\":\"answered\"}");
        }
    }

    @Test
    void dropsTheRunsThatEndedFirstWhereAllTogetherAreTooMuch() throws Exception {
        var ids = new ArrayList<String>();
        for (var i = 0; i < 20; i++) {
            ids.add("%032x".formatted(i));
            run.begins(ids.get(i)).says("x".repeat(1000)).ends();
        }
        var limits = new LogLimits(8 * KIB, 16 * KIB, 8, LONG, LONG);
        try (var server = new TestServer(new TestServer.Setup().logs(limits), run)) {
            for (var i = 0; i < ids.size(); i++) whole(server);
            var statuses = new ArrayList<Integer>();
            for (var id : ids) {
                statuses.add(server.get("/agent/runs/" + id + "/events", JSON).status());
            }
            // Forgotten, without events, whole.
            assertThat(statuses.toString()).matches("\\[(404, )+(410, )+(200, )+200]");
            assertThat(server.metrics.get("rig.run.log.bytes").gauge().value())
                    .isLessThanOrEqualTo(16 * KIB);
        }
    }

    @Test
    void hasNoHead() throws Exception {
        try (var server = new TestServer(run)) {
            var reply = server.ask("HEAD", EVENTS, "", "");
            assertThat(reply.status()).isEqualTo(405);
            assertThat(reply.header("allow")).isEqualTo("GET, OPTIONS");
        }
    }
}
