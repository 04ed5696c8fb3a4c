package dev.backendrig.safety;

import static dev.backendrig.safety.Approvals.Result.ALLOWED;
import static dev.backendrig.safety.Approvals.Result.ALLOWED_ON_SITE;
import static dev.backendrig.safety.Approvals.Result.DENIED;
import static dev.backendrig.safety.Approvals.Result.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GrantsTest {
    private static final JsonObject REF = JsonObject.builder().put("ref", 5).build();
    private static final Deed SEND =
            new Deed("click", REF, "button \"Send\"", "example.com", "https://example.com/");
    private static final Concern ELSEWHERE =
            new Concern("other_site", "Elsewhere.", Concern.Reach.SITE, "example.com");
    private static final Concern FINAL = new Concern("irreversible", "For good.");

    private final Grants grants = new Grants();

    @Test
    void aYesIsUsedUp() {
        grants.answered(SEND, List.of(FINAL), ALLOWED);
        assertThat(grants.answer(SEND)).contains(ALLOWED);
        assertThat(grants.spend(SEND)).contains(ALLOWED);
        assertThat(grants.spend(SEND)).isEmpty();
    }

    static Stream<Deed> others() {
        return Stream.of(
                new Deed("press", REF, SEND.target(), SEND.site(), SEND.page()),
                new Deed("click", JsonObject.EMPTY, SEND.target(), SEND.site(), SEND.page()),
                new Deed("click", REF, "button \"Delete\"", SEND.site(), SEND.page()),
                new Deed("click", REF, null, SEND.site(), SEND.page()),
                new Deed("click", REF, SEND.target(), "example.net", SEND.page()),
                new Deed("click", REF, SEND.target(), null, SEND.page()),
                new Deed("click", REF, SEND.target(), SEND.site(), "https://example.com/2"),
                new Deed("click", REF, SEND.target(), SEND.site(), null));
    }

    @ParameterizedTest
    @MethodSource("others")
    void aYesFitsNothingElse(Deed other) {
        grants.answered(SEND, List.of(FINAL), ALLOWED);
        grants.release(List.of(SEND));
        assertThat(grants.spend(other)).isEmpty();
    }

    @Test
    void aYesOfATurnIsForgottenWithItAndOneOfTheChatIsNot() {
        grants.answered(SEND, List.of(FINAL), ALLOWED);
        grants.nextTurn();
        assertThat(grants.answer(SEND)).isEmpty();
        grants.release(List.of(SEND));
        grants.nextTurn();
        assertThat(grants.spend(SEND)).contains(ALLOWED);
        assertThat(grants.spend(SEND)).isEmpty();
    }

    @Test
    void aNoHoldsForTheRunAlsoAgainstAYesOfTheChat() {
        grants.release(List.of(SEND));
        grants.answered(SEND, List.of(FINAL), DENIED);
        grants.nextTurn();
        assertThat(grants.spend(SEND)).contains(DENIED);
        assertThat(grants.spend(SEND)).contains(DENIED);
    }

    @Test
    void silenceHoldsForTheTurn() {
        grants.answered(SEND, List.of(FINAL), WITHDRAWN);
        assertThat(grants.spend(SEND)).contains(WITHDRAWN);
        grants.nextTurn();
        assertThat(grants.answer(SEND)).isEmpty();
    }

    @Test
    void aYesForASiteMeetsTheSameRuleThere() {
        grants.answered(SEND, List.of(ELSEWHERE), ALLOWED_ON_SITE);
        grants.nextTurn();
        assertThat(grants.open(List.of(ELSEWHERE))).isEmpty();
        var otherSite = new Concern("other_site", "x", Concern.Reach.SITE, "example.net");
        var otherRule = new Concern("tainted_text", "x", Concern.Reach.SITE, "example.com");
        var suspicious = new Concern("other_site", "x", Concern.Reach.ACTION, "example.com");
        assertThat(grants.open(List.of(ELSEWHERE, otherSite, otherRule, suspicious, FINAL)))
                .containsExactly(otherSite, otherRule, suspicious, FINAL);
    }

    @Test
    void aYesForASiteMeetsNoConcernOfAnActionAlone() {
        grants.answered(SEND, List.of(ELSEWHERE, FINAL), ALLOWED_ON_SITE);
        assertThat(grants.open(List.of(FINAL))).containsExactly(FINAL);
    }

    @Test
    void nothingOfItIsSaidByAccident() {
        grants.answered(SEND, List.of(FINAL), ALLOWED);
        assertThat(grants + " " + SEND).doesNotContain("Send", "example", "5");
    }
}
