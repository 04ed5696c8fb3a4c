package dev.backendrig.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryTest {
    private final Memory memory = new Memory();

    @Test
    void keepsOneThingOfEachClass() {
        var first = memory.of(StringBuilder.class, StringBuilder::new);

        assertThat(memory.of(StringBuilder.class, StringBuilder::new)).isSameAs(first);
        assertThat(memory.of(Thing.class, Thing::new)).isNotSameAs(first);
    }

    @Test
    void forgetsAtTheEndOfItsOwner() {
        var first = memory.of(Thing.class, Thing::new);

        memory.forget();

        assertThat(memory.of(Thing.class, Thing::new)).isNotSameAs(first);
    }

    @Test
    void showsNothingOfWhatItKeeps() {
        memory.of(StringBuilder.class, () -> new StringBuilder("budi@example.com"));

        assertThat(memory.toString()).doesNotContain("budi");
    }

    private static final class Thing {}
}
