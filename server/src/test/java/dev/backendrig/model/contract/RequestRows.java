package dev.backendrig.model.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backendrig.json.JsonString;
import dev.backendrig.message.Message;
import dev.backendrig.message.RawTurn;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import dev.backendrig.model.contract.Asked.Item;
import dev.backendrig.model.contract.Asked.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a turn is asked for, with what key and in what words.
interface RequestRows extends Rows {
    @Test
    default void asksTheStreamingMethodWithTheKeyInItsHeaderOnly() throws Exception {
        var asked = stand().asked(Stand.HELLO);
        var request = stand().server.requests().getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo(stand().wire.target());
        assertThat(request.header("content-type")).startsWith("application/json");
        assertThat(request.target() + request.body()).doesNotContain(Stand.KEY);
        assertThat(asked.key()).isEqualTo(Stand.KEY);
    }

    @Test
    default void speaksHttp11WithoutAnUpgradeToAPlainAddress() throws Exception {
        stand().asked(Stand.HELLO);
        assertThat(stand().server.requests().getFirst().headers())
                .doesNotContainKeys("upgrade", "http2-settings");
    }

    @Test
    default void usesConnectionsAgain() throws Exception {
        for (var i = 0; i < 20; i++) stand().asked(Stand.HELLO);
        // Not always one: a call may begin before the last one's connection is back in the pool.
        assertThat(stand().server.connections()).isLessThan(15);
    }

    @Test
    default void sendsTheSystemTextAndTheConversation() throws Exception {
        var asked =
                stand().asked(
                                Stand.request(
                                        List.of(
                                                Message.User.of("Hello"),
                                                Message.Assistant.of("Hi, Jörg 😀"),
                                                Message.User.of("Again"))));
        assertThat(asked.system()).isEqualTo("Be brief.");
        assertThat(asked.turns())
                .containsExactly(
                        new Turn(true, List.of(new Item.Text("Hello"))),
                        new Turn(false, List.of(new Item.Text("Hi, Jörg 😀"))),
                        new Turn(true, List.of(new Item.Text("Again"))));
        assertThat(asked.tools()).isEmpty();
    }

    @Test
    default void sendsATurnThatAnotherProviderSpokeInItsPlainWords() throws Exception {
        var foreign = new RawTurn("another", new JsonString("canary"));
        var asked =
                stand().asked(
                                Stand.request(
                                        List.of(
                                                Message.User.of("Hello"),
                                                new Message.Assistant("Hi", List.of(), foreign),
                                                Message.User.of("Again"))));
        assertThat(asked.turns().get(1)).isEqualTo(new Turn(false, List.of(new Item.Text("Hi"))));
        assertThat(stand().server.requests().getLast().body()).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"line\nbreak", "blank in-it", "schlüssel"})
    default void tellsAKeyThatIsNoneWithoutSendingOrShowingIt(String key) {
        var failure = tellsABadKey(key);
        assertThat(failure.toString()).doesNotContain(key);
    }

    @Test
    default void sendsNoKeyWhereThereIsNone() throws Exception {
        if (stand().can(Ability.NEEDS_KEY)) {
            tellsABadKey("");
            return;
        }
        var model = stand().modelAt(stand().server.baseUrl(), "", Stand.LONG);
        try {
            stand().server.enqueue(stand().reply(Script.of(Say.text("ok"))));
            assertThat(model.stream(Stand.HELLO, _ -> {}).message().text()).isEqualTo("ok");
            var asked = stand().wire.read(stand().server.requests().getFirst());
            assertThat(asked.key()).isEmpty();
        } finally {
            Stand.close(model);
        }
    }

    private ModelException tellsABadKey(String key) {
        var model = stand().modelAt(stand().server.baseUrl(), key, Stand.LONG);
        try {
            var failure =
                    catchThrowableOfType(
                            ModelException.class, () -> model.stream(Stand.HELLO, _ -> {}));
            assertThat(failure.kind()).isEqualTo(Kind.BAD_KEY);
            assertThat(stand().server.requests()).isEmpty();
            return failure;
        } finally {
            Stand.close(model);
        }
    }
}
