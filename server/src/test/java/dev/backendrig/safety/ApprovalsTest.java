package dev.backendrig.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.browser.Consent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalsTest {
    private static final String NOBODYS = "0123456789abcdef0123456789abcdef";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Approvals approvals = new Approvals(Duration.ofSeconds(20), meters);

    @ParameterizedTest
    @CsvSource({"ONCE,ALLOWED", "NO,DENIED"})
    void givesTheAnswerToWhoeverWaits(Consent consent, Approvals.Result result) throws Exception {
        try (var question = approvals.put("run").orElseThrow();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = threads.submit(question::await);
            assertThat(approvals.answer("run", question.id(), consent))
                    .isEqualTo(Approvals.Delivery.TAKEN);
            assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(result);
        }
        assertThat(counted(result)).isEqualTo(1);
    }

    @Test
    void takesTheFirstAnswerAlone() throws Exception {
        try (var question = approvals.put("run").orElseThrow()) {
            approvals.answer("run", question.id(), Consent.NO);
            assertThat(approvals.answer("run", question.id(), Consent.ONCE))
                    .isEqualTo(Approvals.Delivery.TOO_LATE);
            assertThat(question.await()).isEqualTo(Approvals.Result.DENIED);
        }
    }

    @Test
    void knowsNoQuestionThatWasNotPut() {
        try (var question = approvals.put("run").orElseThrow()) {
            assertThat(approvals.answer("other", question.id(), Consent.ONCE))
                    .isEqualTo(Approvals.Delivery.UNKNOWN);
            assertThat(approvals.answer("run", NOBODYS, Consent.ONCE))
                    .isEqualTo(Approvals.Delivery.UNKNOWN);
        }
    }

    @Test
    void withdrawsAQuestionThatNobodyAnswersInTime() throws Exception {
        var impatient = new Approvals(Duration.ofMillis(20), meters);
        try (var question = impatient.put("run").orElseThrow()) {
            assertThat(question.await()).isEqualTo(Approvals.Result.WITHDRAWN);
            assertThat(impatient.answer("run", question.id(), Consent.ONCE))
                    .isEqualTo(Approvals.Delivery.TOO_LATE);
        }
        assertThat(counted(Approvals.Result.WITHDRAWN)).isEqualTo(1);
    }

    @Test
    void withdrawsAQuestionThatIsClosed() {
        var question = approvals.put("run").orElseThrow();
        question.close();
        question.close();
        assertThat(approvals.answer("run", question.id(), Consent.ONCE))
                .isEqualTo(Approvals.Delivery.TOO_LATE);
        assertThat(counted(Approvals.Result.WITHDRAWN)).isEqualTo(1);
    }

    @Test
    void putsNoMoreQuestionsThanMayBeOpen() {
        var open = new ArrayList<Approvals.Question>();
        for (var i = 0; i < 256; i++) open.add(approvals.put("run").orElseThrow());
        assertThat(approvals.put("run")).isEmpty();
        open.getFirst().close();
        assertThat(approvals.put("run")).isPresent();
    }

    private double counted(Approvals.Result result) {
        return meters.get("rig.approvals")
                .tag("result", result.name().toLowerCase(Locale.ROOT))
                .counter()
                .count();
    }
}
