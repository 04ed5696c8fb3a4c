package dev.backendrig.model.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelEvent.TextDelta;
import dev.backendrig.model.ModelEvent.ThoughtDelta;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.model.gemini.Gate;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is said arrives as it is said, wherever the network cuts it.
interface StreamRows extends Rows {
    Script MIXED =
            Script.of(
                    Say.thought("S1", "Hm, ½ ", "sure"),
                    Say.text("Grüße, 世界 ", "😀 done"),
                    Say.call("c1", "click", "{\"ref\":\"é😀\"}"));

    @Test
    default void handsEachPieceOverBeforeTheNextIsSent() throws Exception {
        var reply = stand().wire.stream();
        var gates = new ArrayList<Gate>();
        for (var event : stand().wire.events(MIXED)) {
            reply.raw(event.text());
            if (!event.tells()) continue;
            gates.add(new Gate());
            reply.hold(gates.getLast());
        }
        stand().server.enqueue(reply);
        var seen = new ArrayList<ModelEvent>();
        var turn =
                stand().model.stream(
                        Stand.HELLO,
                        event -> {
                            // What follows is sent only because this was handed over.
                            gates.get(seen.size()).open();
                            seen.add(event);
                        });
        assertThat(gates).hasSize(4);
        checkMixed(seen, turn);
    }

    @Test
    default void readsTheSameSplitAtEveryByte() throws Exception {
        var reply = stand().wire.stream().split(1);
        stand().wire.events(MIXED).forEach(event -> reply.raw(event.text()));
        var turn = stand().ask(reply);
        checkMixed(stand().events, turn);
    }

    @Test
    default void readsTheSameCutWithinEachCharacterOfSeveralBytes() throws Exception {
        var bytes = bytes(MIXED);
        for (var at = 1; at < bytes.length; at++) {
            if ((bytes[at] & 0xC0) != 0x80) continue;
            stand().events.clear();
            var reply =
                    stand().wire.stream()
                            .raw(Arrays.copyOf(bytes, at))
                            .raw(Arrays.copyOfRange(bytes, at, bytes.length));
            checkMixed(stand().events, stand().ask(reply));
        }
    }

    @Test
    default void readsTheSameInRandomPieces() throws Exception {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var round = 0; round < 20; round++) {
            stand().events.clear();
            var reply = stand().wire.stream();
            for (var event : stand().wire.events(MIXED)) {
                reply.split(1 + random.nextInt(60)).raw(event.text());
            }
            assertThat(stand().ask(reply).message().text())
                    .as("seed %d", seed)
                    .isEqualTo("Grüße, 世界 😀 done");
        }
    }

    @Test
    default void takesWhatMeansNothingForNothing() throws Exception {
        var reply = stand().wire.stream();
        for (var event : stand().wire.events(MIXED)) {
            stand().wire.noise().forEach(reply::raw);
            reply.raw(event.text());
        }
        var turn = stand().ask(reply);
        checkMixed(stand().events, turn);
    }

    @Test
    default void endsOnceAndSaysNothingAfterwards() throws Exception {
        var turn = stand().ask(MIXED);
        var count = stand().events.size();
        var other = stand().ask(Script.of(Say.text("other")));
        assertThat(turn.message().text()).isEqualTo("Grüße, 世界 😀 done");
        assertThat(other.message().text()).isEqualTo("other");
        assertThat(stand().events.subList(count, stand().events.size()))
                .containsExactly(new TextDelta("other"));
    }

    @Test
    default void joinsSeveralBlocksOfTextAsTheyStand() throws Exception {
        var turn = stand().ask(Script.of(Say.text("one"), Say.text(" and ", "two")));
        assertThat(turn.message().text()).isEqualTo("one and two").isEqualTo(stand().text());
    }

    @Test
    default void readsALongAnswer() throws Exception {
        var pieces = new String[5_000];
        Arrays.fill(pieces, "word ");
        var turn = stand().ask(Script.of(Say.text(pieces)));
        assertThat(turn.message().text()).hasSize(25_000).isEqualTo(stand().text());
    }

    private byte[] bytes(Script script) {
        var all = new ByteArrayOutputStream();
        stand().wire.events(script).forEach(event -> all.writeBytes(event.text().getBytes(UTF_8)));
        return all.toByteArray();
    }

    private static void checkMixed(List<ModelEvent> events, ModelTurn turn) {
        assertThat(events)
                .containsExactly(
                        new ThoughtDelta("Hm, ½ "),
                        new ThoughtDelta("sure"),
                        new TextDelta("Grüße, 世界 "),
                        new TextDelta("😀 done"));
        assertThat(turn.message().text()).isEqualTo("Grüße, 世界 😀 done");
        assertThat(turn.calls()).hasSize(1);
        assertThat(turn.calls().getFirst().name()).isEqualTo("click");
        assertThat(turn.calls().getFirst().arguments().string("ref")).hasValue("é😀");
        assertThat(turn.usage()).isEqualTo(Script.SOME);
        assertThat(turn.ending().kind()).isEqualTo(Ending.Kind.COMPLETE);
    }
}
