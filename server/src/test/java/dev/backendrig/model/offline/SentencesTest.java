package dev.backendrig.model.offline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {
    /// `#` marks where a sentence ends and the next begins, `⏎` a line break.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "One sentence.#Another one!#A third?",
                "Dr. Smith met Mr. J. Doe.#They talked.",
                "Pi is 3.14 or so.#It costs Rp 1.200.000 now.",
                "See example.com. for more.#See https://example.com/a.b?c=d.#Then go.",
                "Beliau tinggal di Jl. Sudirman No. 5.#Rumahnya besar.",
                "Prof. Dr. H. Budi, S.Kom. hadir.#Ia berbicara.",
                "Use e.g. Firefox.#Done.",
                "“Is it so?” she asked.#“Yes.”#He nodded.",
                "He said no.#Then he left.",
                "What?!#Really…#Yes.",
                "A heading#A line that ends.#Next line",
                "a hard⏎wrapped line of text.#Next.",
                "東京は首都です。#人口は多い。",
                "Wait... what?"
            })
    void cutsWhereASentenceEnds(String text) {
        var expected = text.replace('⏎', ' ').split("#", -1);
        var source =
                text.contains("heading")
                        ? text.replace('#', '\n')
                        : text.replace('#', ' ').replace('⏎', '\n');

        assertThat(new Sentences().in(source)).containsExactly(expected);
    }
}
