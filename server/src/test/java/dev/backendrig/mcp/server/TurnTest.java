package dev.backendrig.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.browser.ApprovalCard;
import dev.backendrig.browser.Consent;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.language.Language;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnTest {
    private static final JsonObject YES =
            (JsonObject)
                    Json.parse(
                            "{\"approval\":{\"action\":\"accept\",\"content\":{\"allow\":true}}}");

    private final RpcMessage.Request request =
            new RpcMessage.Request(new JsonString("1"), "tools/call", JsonObject.EMPTY);
    private final Turn turn = new Turn(new StatelessResult(new About("1")), request, new Turns());
    private final List<String> answers = new ArrayList<>();

    private Question question(String id) {
        var action =
                new ApprovalCard.Action(
                        "click", JsonObject.EMPTY, null, null, List.of(), List.of("why"));
        return new Question(
                id,
                new ApprovalCard(List.of(action), false, Instant.EPOCH),
                Language.ENGLISH,
                consent -> answers.add(id + " " + (consent == Consent.NO ? "no" : "yes")));
    }

    private String told(MessageSource source) throws InterruptedException {
        var piece = (MessageSource.Piece.Events) source.next(Duration.ofSeconds(5));
        return StandardCharsets.UTF_8.decode(piece.bytes()).toString();
    }

    private static String state(String told) {
        var json = (JsonObject) Json.parse(told.substring(told.indexOf('{')).strip());
        return json.object("result").orElseThrow().string(Turns.STATE).orElseThrow();
    }

    @Test
    void aYesToOneQuestionIsNoneToTheNextThatNobodyHasSeen() throws Exception {
        var source = turn.waits(request.id());
        turn.ask(question("first"));
        var first = state(told(source));
        turn.withdraw("first");
        turn.ask(question("second"));

        turn.takes(first, YES);
        assertThat(answers).isEmpty();

        var second = state(told(turn.waits(request.id())));
        turn.takes(second, YES);
        assertThat(answers).containsExactly("second yes");
    }
}
