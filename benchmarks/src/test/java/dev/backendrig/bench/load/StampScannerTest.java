package dev.backendrig.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StampScannerTest {
    @Test
    void findsEachStampInWhateverIsAroundIt() {
        assertThat(stampsIn("data: (0@12) the\n\ndata: \"(1@345)\"(2@6)"))
                .containsExactly("0@12", "1@345", "2@6");
    }

    @Test
    void passesOverWhatOnlyLooksLikeAStamp() {
        assertThat(stampsIn("(1@) (a@1) (1@2 (3) ((4@5) (6@7x)")).containsExactly("1@0", "4@5");
    }

    private static List<String> stampsIn(String text) {
        var stamps = new ArrayList<String>();
        var scanner = new StampScanner((sequence, nanos) -> stamps.add(sequence + "@" + nanos));
        for (var b : text.getBytes(StandardCharsets.US_ASCII)) scanner.accept(b);
        return stamps;
    }
}
