package dev.backendrig.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.model.ModelEvent.TextDelta;
import dev.backendrig.model.ModelEvent.ThoughtDelta;
import dev.backendrig.model.contract.Asked.Item;
import dev.backendrig.model.gemini.Chunks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Thinking is told as thinking, and goes back to the provider that thought it exactly as it came.
interface ThoughtRows extends Rows {
    @Test
    default void tellsThinkingAsThinkingAndNeverAsText() throws Exception {
        var turn = stand().ask(Script.of(Say.thought("S1", "secret ", "plan"), Say.text("Done.")));
        assertThat(stand().events)
                .containsExactly(
                        new ThoughtDelta("secret "),
                        new ThoughtDelta("plan"),
                        new TextDelta("Done."));
        assertThat(turn.message().text()).isEqualTo("Done.");
    }

    @Test
    default void sendsThinkingBackWithItsSignatureBeforeTheCall() throws Exception {
        replaysExactly(
                Script.of(
                        Say.thought("EqQBCg+/sig==", "I have ", "to click ½"),
                        Say.call("c1", "click", "{\"ref\":\"1\"}")));
    }

    @Test
    default void sendsSeveralBlocksOfThinkingBackEachWithItsOwnSignature() throws Exception {
        replaysExactly(
                Script.of(
                        Say.thought("S1", "First. "),
                        Say.text("Let me see. "),
                        Say.thought("S2", "Second. "),
                        Say.call("c1", "click", "{\"ref\":\"1\"}"),
                        Say.call("c2", "look", "{}")));
    }

    @Test
    default void sendsThinkingBackThatNobodyMayRead() throws Exception {
        replaysExactly(
                Script.of(
                        Say.thought("S1", "Open. "),
                        new Say.Redacted("EmwKAhgBEgy3va3pzix/LafPsn4a"),
                        new Say.Redacted("second=="),
                        Say.call("c1", "click", "{\"ref\":\"1\"}")));
        assertThat(stand().text()).isEqualTo("ok");
    }

    /// What the model said goes back, in its order, as far as the wire has a place for it.
    private void replaysExactly(Script script) throws Exception {
        var asked = stand().replay(stand().ask(script));
        assertThat(asked.turns().get(1).items()).containsExactlyElementsOf(expected(script));
    }

    private List<Item> expected(Script script) {
        var items = new ArrayList<Item>();
        for (var say : inOrder(script.says())) {
            switch (say) {
                case Say.Text(var pieces) -> items.add(new Item.Text(String.join("", pieces)));
                case Say.Thought thought -> {
                    if (stand().can(Ability.THOUGHTS_RETURN)) items.add(expected(thought));
                }
                case Say.Redacted(var data) -> {
                    if (stand().can(Ability.REDACTED_THOUGHTS)) items.add(new Item.Redacted(data));
                }
                case Say.Call(var id, var name, var arguments) ->
                        items.add(
                                new Item.Call(
                                        stand().can(Ability.CALL_IDS) ? id : "",
                                        name,
                                        Chunks.json(String.valueOf(arguments))));
            }
        }
        return items;
    }

    private List<Say> inOrder(List<Say> says) {
        if (stand().can(Ability.BLOCKS)) return says;
        var ordered = new ArrayList<Say>();
        var thoughts = pieces(says, say -> say instanceof Say.Thought(var it, _) ? it : List.of());
        var texts = pieces(says, say -> say instanceof Say.Text(var it) ? it : List.of());
        if (!thoughts.isEmpty()) ordered.add(new Say.Thought(thoughts, ""));
        if (!texts.isEmpty()) ordered.add(new Say.Text(texts));
        for (var say : says) {
            if (say instanceof Say.Call) ordered.add(say);
        }
        return ordered;
    }

    private static List<String> pieces(List<Say> says, Function<Say, List<String>> of) {
        return says.stream().flatMap(say -> of.apply(say).stream()).toList();
    }

    private Item.Thought expected(Say.Thought thought) {
        var signature = stand().can(Ability.SIGNED_THOUGHTS) ? thought.signature() : "";
        return new Item.Thought(String.join("", thought.pieces()), signature);
    }
}
