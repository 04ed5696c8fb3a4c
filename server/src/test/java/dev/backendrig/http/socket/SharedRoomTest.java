package dev.backendrig.http.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SharedRoomTest {
    private static final int LARGE = SharedRoom.SMALL_BYTES + 1;

    private final SharedRoom room = new SharedRoom(1_000);

    @Test
    void givesNoMoreThanItHas() {
        assertThat(room.take(600, LARGE)).isTrue();
        assertThat(room.take(401, LARGE)).isFalse();
        assertThat(room.take(400, LARGE)).isTrue();
    }

    @Test
    void givesAgainWhatWasGivenBackAndNothingForWhatWasRefused() {
        assertThat(room.take(600, LARGE)).isTrue();
        assertThat(room.take(600, LARGE)).isFalse();
        room.giveBack(600);
        assertThat(room.take(1_000, LARGE)).isTrue();
        assertThat(room.take(1, LARGE)).isFalse();
    }

    @Test
    void keepsAReserveForWhatIsSmall() {
        assertThat(room.take(1_000, LARGE)).isTrue();
        assertThat(room.take(250, 250)).isTrue();
        assertThat(room.take(1, 1)).isFalse();
    }

    @Test
    void refusesToBeNoRoomAtAll() {
        assertThatThrownBy(() -> new SharedRoom(0)).hasMessageContaining("0");
    }

    @Test
    void isAnEighthOfTheMemoryButNeverTooSmallForOne() {
        var memory = Runtime.getRuntime().maxMemory();
        assertThat(SharedRoom.ofMemory(1)).isEqualTo(memory / 8);
        assertThat(SharedRoom.ofMemory(memory)).isEqualTo(memory);
    }
}
