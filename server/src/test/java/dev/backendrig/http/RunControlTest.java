package dev.backendrig.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.agent.RunEvent;
import dev.backendrig.browser.session.UseAnswer;
import dev.backendrig.safety.Approvals;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be done about runs, browsers and the server by clients of the extended protocol.
class RunControlTest {
    private static final String JSON = "Accept: application/json\r\n";
    private static final String BODY = JSON + "Content-Type: application/json\r\n";
    private static final String CANCEL = "/agent/runs/" + ScriptedRun.ID + "/cancel";
    private static final String CLIENT = "0123456789abcdef0123456789abcdef";
    private static final String COOKIE = "Cookie: a=b; rig_client=" + CLIENT + "\r\n";

    private final ScriptedRun run = new ScriptedRun();

    @Test
    void cancelsTheRunOfTheId() throws Exception {
        var asked = new ArrayList<String>();
        var setup = new TestServer.Setup().cancel(asked::add);
        try (var server = new TestServer(setup, run)) {
            var reply = server.ask("POST", CANCEL, JSON, "");
            assertThat(reply.status()).isEqualTo(202);
            assertThat(reply.header("cache-control")).isEqualTo("no-store");
            assertThat(reply.body())
                    .isEqualTo("{\"run_id\":\"" + ScriptedRun.ID + "\",\"status\":\"cancelling\"}");
            assertThat(asked).containsExactly(ScriptedRun.ID);
        }
    }

    @Test
    void tellsThatARunHasEndedBefore() throws Exception {
        run.begins().ends();
        try (var server = new TestServer(run);
                var client = EventReader.run(server)) {
            client.all();
            assertThat(server.ask("POST", CANCEL, BODY, "{}").body())
                    .isEqualTo("{\"run_id\":\"" + ScriptedRun.ID + "\",\"status\":\"ended\"}");
        }
    }

    @Test
    void cancelsNoRunThatIsNotKnown() throws Exception {
        try (var server = new TestServer(run)) {
            var reply = server.ask("POST", CANCEL, JSON, "");
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.body()).contains("urn:backendrig:problem:run-unknown");
            assertThat(server.get(CANCEL, JSON).status()).isEqualTo(405);
        }
    }

    @Test
    void aBaseClientIsToldInWordsThatItsRunWasCancelled() throws Exception {
        for (var i = 0; i < 2; i++) {
            run.begins().says("Hello").tells(new RunEvent.Cancelled(ScriptedRun.USAGE, true));
        }
        try (var server = new TestServer(run)) {
            assertThat(server.run("{\"message\":\"hi there\",\"stream\":true}").body())
                    .isEqualTo(
                            """
                            data: Hello

                            data:\s
                            data:\s
                            data:\s

                            data: This request was stopped as asked.

                            event: usage
                            data: {"__type":"usage","input_tokens":3,"output_tokens":4,"total_tokens":7}

                            data: [DONE]

                            """);
            assertThat(server.run("{\"message\":\"hi there\"}").body())
                    .contains("\"Hello\\n\\nThis request was stopped as asked.\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"allow,allowed,ALLOWED", "deny,denied,DENIED"})
    void answersAQuestion(String decision, String status, Approvals.Result result)
            throws Exception {
        try (var server = new TestServer(run);
                var question = server.approvals.put(ScriptedRun.ID).orElseThrow()) {
            var path = approval(question.id());
            var body = "{\"decision\":\"" + decision + "\"}";
            var reply = server.ask("POST", path, BODY, body);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body())
                    .isEqualTo(
                            "{\"approval_id\":\""
                                    + question.id()
                                    + "\",\"status\":\""
                                    + status
                                    + "\"}");
            assertThat(question.await()).isEqualTo(result);
            var again = server.ask("POST", path, BODY, body);
            assertThat(again.status()).isEqualTo(409);
            assertThat(again.body()).contains("urn:backendrig:problem:approval-closed");
        }
    }

    @Test
    void answersAQuestionForTheWholeSite() throws Exception {
        try (var server = new TestServer(run);
                var question = server.approvals.put(ScriptedRun.ID, true).orElseThrow()) {
            var body = "{\"decision\":\"allow\",\"scope\":\"site\"}";
            var reply = server.ask("POST", approval(question.id()), BODY, body);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body())
                    .isEqualTo(
                            "{\"approval_id\":\"%s\",\"status\":\"allowed\",\"scope\":\"site\"}"
                                    .formatted(question.id()));
            assertThat(question.await()).isEqualTo(Approvals.Result.ALLOWED_ON_SITE);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"decision\":\"allow\",\"scope\":\"once\"} | ALLOWED",
                "{\"decision\":\"allow\",\"scope\":null} | ALLOWED",
                "{\"decision\":\"deny\",\"scope\":\"once\"} | DENIED",
                "{\"decision\":\"deny\",\"scope\":\"site\"} | DENIED",
            })
    void takesAScopeForWhatItMeans(String body, Approvals.Result result) throws Exception {
        try (var server = new TestServer(run);
                var question = server.approvals.put(ScriptedRun.ID).orElseThrow()) {
            assertThat(server.ask("POST", approval(question.id()), BODY, body).status())
                    .isEqualTo(200);
            assertThat(question.await()).isEqualTo(result);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | decision: It must be \"allow\" or \"deny\".",
                "{\"decision\":\"maybe\"} | decision: It must be \"allow\" or \"deny\".",
                "{\"decision\":\"ALLOW\"} | decision: It must be \"allow\" or \"deny\".",
                "{\"decision\":true} | decision",
                "{\"decision\":\"allow\",\"scope\":\"all\"} | scope: It must be \"once\" or"
                        + " \"site\".",
                "{\"decision\":\"allow\",\"scope\":7} | scope",
                "{\"decision\":\"deny\",\"scope\":\"never\"} | scope: It must be \"once\" or"
                        + " \"site\".",
                "{\"decision\":\"allow\",\"scope\":\"site\"} | scope: This question can be answered"
                        + " for once only.",
            })
    void saysWhatIsWrongWithAnAnswerAndLeavesTheQuestionOpen(String body, String told)
            throws Exception {
        try (var server = new TestServer(run);
                var question = server.approvals.put(ScriptedRun.ID).orElseThrow()) {
            var reply = server.ask("POST", approval(question.id()), BODY, body);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).contains(told.replace("\"", "\\\""));
            var right =
                    server.ask("POST", approval(question.id()), BODY, "{\"decision\":\"allow\"}");
            assertThat(right.status()).isEqualTo(200);
        }
    }

    private static String approval(String id) {
        return "/agent/runs/" + ScriptedRun.ID + "/approvals/" + id;
    }

    @Test
    void answersNoQuestionOfAnotherRun() throws Exception {
        try (var server = new TestServer(run);
                var question = server.approvals.put("another").orElseThrow()) {
            for (var id : new String[] {question.id(), "x", "%00", CLIENT}) {
                var reply = server.ask("POST", approval(id), BODY, "{\"decision\":\"allow\"}");
                assertThat(reply.status()).isIn(400, 404);
            }
            assertThat(question.id()).hasSize(32);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"decision\":\"yes\"}",
                "{\"decision\":true}",
                "{\"decision\":null}",
                "[]",
                "allow",
                "{\"decision\":\"allow\",\"decision\":\"deny\"}",
                "{\"decision\":\"ALLOW\"}"
            })
    void takesNothingElseForAnAnswer(String body) throws Exception {
        try (var server = new TestServer(run);
                var question = server.approvals.put(ScriptedRun.ID).orElseThrow()) {
            var path = approval(question.id());
            assertThat(server.ask("POST", path, BODY, body).status()).isEqualTo(400);
            assertThat(server.ask("POST", path, JSON, body).status()).isEqualTo(415);
            var taken = server.ask("POST", path, BODY, "{\"decision\":\"deny\"}");
            assertThat(taken.status()).isEqualTo(200);
        }
    }

    @Test
    void aPageOfOursIsGivenTheBrowserThatAgrees() throws Exception {
        var asked = new ArrayList<String>();
        SessionUse use =
                (client, origin) -> {
                    asked.add(client + " " + origin);
                    return new UseAnswer.Allowed("the-session");
                };
        try (var server = new TestServer(new TestServer.Setup().sessions(use), run)) {
            var origin = "http://localhost:" + server.port();
            var headers = JSON + COOKIE + "Origin: " + origin + "\r\n";
            var reply = server.ask("POST", "/agent/session", headers, "");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEqualTo("{\"session_id\":\"the-session\"}");
            assertThat(reply.header("cache-control")).isEqualTo("no-store");
            assertThat(asked).containsExactly(CLIENT + " " + origin);
        }
    }

    @Test
    void tellsWhyThereIsNoBrowser() throws Exception {
        expect(new UseAnswer.Denied(), COOKIE, 403, "use-denied");
        expect(new UseAnswer.NobodyThere(), COOKIE, 404, "no-browser");
        expect(new UseAnswer.NoAnswer(), COOKIE, 504, "no-answer");
        expect(new UseAnswer.Allowed("x"), "", 404, "no-browser");
        expect(new UseAnswer.Allowed("x"), "Cookie: rig_client=1\r\n", 404, "no-browser");
    }

    private void expect(UseAnswer answer, String cookie, int status, String type) throws Exception {
        var setup = new TestServer.Setup().sessions((_, _) -> answer);
        try (var server = new TestServer(setup, run)) {
            var headers = JSON + cookie + "Origin: http://127.0.0.1:" + server.port() + "\r\n";
            var reply = server.ask("POST", "/agent/session", headers, "");
            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.body()).contains("urn:backendrig:problem:" + type + "\"");
        }
    }

    @Test
    void givesABrowserToNoOtherPage() throws Exception {
        var setup =
                new TestServer.Setup()
                        .origins("https://app.example")
                        .sessions((_, _) -> new UseAnswer.Allowed("x"));
        try (var server = new TestServer(setup, run)) {
            for (var origin :
                    new String[] {
                        "",
                        "Origin: null\r\n",
                        "Origin: https://app.example\r\n",
                        "Origin: " + TestServer.EXTENSION + "\r\n",
                        "Origin: http://localhost:1\r\n",
                        "Origin: http://localhost.evil.example:" + server.port() + "\r\n"
                    }) {
                var reply = server.ask("POST", "/agent/session", JSON + COOKIE + origin, "");
                assertThat(reply.status()).as(origin).isEqualTo(403);
                assertThat(reply.body()).contains("origin-refused");
            }
        }
    }

    @Test
    void stopsAskingForABrowserWhenThePageIsGone() throws Exception {
        var asking = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        SessionUse use =
                (_, _) -> {
                    asking.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        stopped.countDown();
                    }
                    return new UseAnswer.NoAnswer();
                };
        try (var server = new TestServer(new TestServer.Setup().sessions(use), run);
                var client = server.connect()) {
            var origin = "Origin: http://localhost:" + server.port() + "\r\n";
            client.send(server.request("POST", "/agent/session", COOKIE + origin, ""));
            asking.await();
            client.finish();
            assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/agent/runs/x/cancel,'Tidak ada run dengan id ini, atau run itu sudah berakhir lebih"
                + " dari 10 menit lalu.'",
        "POST,/agent/runs/x/approvals/y,'Run ini tidak pernah mengajukan pertanyaan itu.'",
        "POST,/agent/session,'Hanya halaman milik server ini yang boleh meminta peramban tempatnya"
                + " ditampilkan.'",
        "GET,/agent/session,'/agent/session dipakai dengan POST.'",
        "POST,/agent/runs/x/events,'/agent/runs/{run_id}/events dipakai dengan GET.'"
    })
    void saysSoInIndonesianToo(String method, String path, String sentence) throws Exception {
        try (var server = new TestServer(run)) {
            var headers = "Accept-Language: id\r\nContent-Type: application/json\r\n";
            var reply = server.ask(method, path, headers, "{\"decision\":\"allow\"}");
            assertThat(reply.body()).isEqualTo(sentence + "\n");
        }
    }

    @Test
    void tellsWhatItIs() throws Exception {
        try (var server = new TestServer(run)) {
            var reply = server.get("/agent/info", "");
            assertThat(reply.header("content-type")).isEqualTo("application/json");
            assertThat(reply.header("cache-control")).isEqualTo("no-store");
            assertThat(reply.body())
                    .isEqualTo(
                            "{\"name\":\"Backend"
                                    + " Rig\",\"version\":\"1.2.3\",\"model\":\"test-model\","
                                    + "\"provider\":\"test\",\"auth\":false,\"tools\":true}");
        }
        var token = "a-token-of-the-test";
        try (var server = new TestServer(new TestServer.Setup().token(token), run)) {
            assertThat(server.get("/agent/info", "").status()).isEqualTo(401);
            assertThat(server.get("/agent/info", "Authorization: Bearer " + token + "\r\n").body())
                    .contains("\"auth\":true");
        }
    }
}
