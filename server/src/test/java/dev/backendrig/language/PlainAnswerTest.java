package dev.backendrig.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlainAnswerTest {
    static Stream<Arguments> rows() throws IOException {
        try (var table = PlainAnswerTest.class.getResourceAsStream("plain-answers.tsv")) {
            if (table == null) throw new AssertionError("the table is missing");
            return new String(table.readAllBytes(), UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> List.of(line.split("\t", 2)))
                            .map(row ->
                                    Arguments.of(
                                            PlainAnswer.valueOf(row.getFirst()),
                                            row.getLast().replace("\\n", "\n")))
                            .toList()
                            .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void readsAMessage(PlainAnswer answer, String message) {
        assertThat(PlainAnswer.of(message)).isEqualTo(answer);
    }

    @Test
    void takesNoLongMessageForPlain() {
        assertThat(PlainAnswer.of("ya " + "ya ".repeat(1_000_000))).isEqualTo(PlainAnswer.OTHER);
    }

    @ParameterizedTest
    @EnumSource
    void theHintIsKnownAgainAtTheEndOfAnAnswer(Language language) {
        var hint = ReplyHint.in(language);
        assertThat(ReplyHint.isAtEndOf("May I?\n" + hint)).isTrue();
        assertThat(ReplyHint.isAtEndOf("May I?\r\n" + hint.replace(" ", "\u00a0 ") + "\n\n"))
                .isTrue();
        assertThat(ReplyHint.isAtEndOf(hint + " Or not.")).isFalse();
        assertThat(ReplyHint.isAtEndOf("")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void theWordsThatTheHintAsksForArePlain(Language language) {
        var words = ReplyHint.in(language).split("[“”]", -1);
        assertThat(PlainAnswer.of(words[1])).isEqualTo(PlainAnswer.YES);
        assertThat(PlainAnswer.of(words[3])).isEqualTo(PlainAnswer.NO);
    }
}
