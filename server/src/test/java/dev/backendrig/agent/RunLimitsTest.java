package dev.backendrig.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelOptions;
import dev.backendrig.model.offline.OfflineChatModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What one model call may send.
class RunLimitsTest {
    private static final RunLimits LIMITS = AgentFixture.limits(200_000);

    @Test
    void isWhatTheSettingsSayWhereTheModelsWindowIsNotKnown() {
        assertThat(LIMITS.of(model(0), options(null))).isEqualTo(LIMITS);
    }

    @Test
    void isWhatTheSettingsSayWhereTheWindowIsLarger() {
        assertThat(LIMITS.of(model(1_000_000), options(null))).isEqualTo(LIMITS);
    }

    @Test
    void isMostOfASmallerWindowLessWhatAnAnswerNeeds() {
        assertThat(LIMITS.of(model(100_000), options(null)).contextTokens())
                .isEqualTo(85_000 - 1_024);
        assertThat(LIMITS.of(model(100_000), options(20_000)).contextTokens())
                .isEqualTo(85_000 - 20_000);
    }

    @Test
    void leavesSomethingBesideAnAnswerThatIsToFillTheWindow() {
        assertThat(LIMITS.of(model(8_192), options(100_000)).contextTokens()).isEqualTo(2_867);
        assertThat(LIMITS.of(model(1), options(null)).contextTokens()).isOne();
    }

    @Test
    void isNoneForTheOfflineModel() {
        var offline = new OfflineChatModel().info();

        assertThat(LIMITS.of(offline, options(null)).contextTokens()).isEqualTo(Integer.MAX_VALUE);
    }

    private static ModelInfo model(int window) {
        return new ScriptedModel(window).info();
    }

    private static ModelOptions options(@Nullable Integer maxOutputTokens) {
        var plain = ModelOptions.DEFAULT;
        return new ModelOptions(
                null, null, maxOutputTokens, List.of(), plain.format(), plain.toolChoice());
    }
}
