package dev.backendrig.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.language.Language;
import dev.backendrig.safety.SeenValues;
import dev.backendrig.safety.Site;
import dev.backendrig.safety.SiteDoubt;
import dev.backendrig.tool.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

class SiteSentencesTest {
    private static final Site SITE = new Site("evil.example");
    private static final Site BANK = new Site("bank.example");

    private static final List<SiteDoubt> DOUBTS =
            List.of(
                    new SiteDoubt.Other(SITE),
                    new SiteDoubt.TaintedAddress(SITE, BANK),
                    new SiteDoubt.TaintedText(SITE, SeenValues.UNKNOWN),
                    new SiteDoubt.Unlinked(SITE),
                    new SiteDoubt.Form(SITE));

    @Test
    void eachNamesTheSiteInBothLanguages() {
        for (var doubt : DOUBTS) {
            for (var isThere : new boolean[] {true, false}) {
                var english = reason(Language.ENGLISH, doubt, isThere);
                var indonesian = reason(Language.INDONESIAN, doubt, isThere);
                assertThat(english).contains("evil.example").endsWith(".");
                assertThat(indonesian).contains("evil.example").isNotEqualTo(english);
            }
        }
    }

    private static String reason(Language language, SiteDoubt doubt, boolean isThere) {
        return new SiteSentences(language).reason(doubt, Effect.READ, isThere);
    }

    @Test
    void saysWhereAValueWasRead() {
        var words = new SiteSentences(Language.ENGLISH);
        assertThat(words.reason(DOUBTS.get(1), Effect.NAVIGATE, false))
                .endsWith("read on bank.example.");
        assertThat(words.reason(DOUBTS.get(2), Effect.ACT, true)).endsWith("read on another page.");
    }

    @Test
    void saysWhatIsToBeDoneOnThePage() {
        var words = new SiteSentences(Language.INDONESIAN);
        assertThat(words.reason(DOUBTS.get(0), Effect.READ, true)).contains("membaca halamannya");
        assertThat(words.reason(DOUBTS.get(0), Effect.ACT, true)).contains("melakukan sesuatu");
    }
}
