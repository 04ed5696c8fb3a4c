package dev.backendrig.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.message.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How a turn ended and what it took.
interface EndingRows extends Rows {
    @ParameterizedTest
    @EnumSource
    default void tellsHowItEnded(End end) throws Exception {
        var turn = stand().ask(Script.of(Say.text("part")).ending(end));
        assertThat(turn.ending().kind()).isEqualTo(end.told());
        assertThat(turn.message().text()).isEqualTo("part");
        assertThat(turn.ending().providerReason()).matches("\\w{0,64}");
    }

    @Test
    default void tellsATurnThatSaysNothing() throws Exception {
        var turn = stand().ask(Script.of());
        assertThat(turn.message().text()).isEmpty();
        assertThat(turn.calls()).isEmpty();
        assertThat(stand().events).isEmpty();
    }

    @Test
    default void tellsACallThatWasCutAtTheLimitAsCut() throws Exception {
        var script = Script.of(Say.call("c1", "click", "{\"ref\":\"1\"}")).ending(End.LENGTH);
        assertThat(stand().ask(script).ending().kind()).isEqualTo(End.LENGTH.told());
    }

    @Test
    default void countsAllTokensWithCachedAndThoughtOnesAmongThem() throws Exception {
        var cached = stand().can(Ability.CACHED_TOKENS) ? 60 : 0;
        var thought = stand().can(Ability.THOUGHT_TOKENS) ? 30 : 0;
        var usage = new Usage(109, 50, 159, cached, thought);
        assertThat(stand().ask(Script.of(Say.text("a")).taking(usage)).usage()).isEqualTo(usage);
    }

    @Test
    default void tellsNoUsageWhereTheProviderTellsNone() throws Exception {
        assertThat(stand().ask(Script.of(Say.text("a")).taking(null)).usage()).isNull();
    }
}
