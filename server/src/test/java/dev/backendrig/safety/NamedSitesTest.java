package dev.backendrig.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NamedSitesTest {
    static Stream<Arguments> prompts() {
        return AddressTable.rows("named-sites.txt");
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void tellsHowAPromptNamesASite(String naming, String address, String prompt) {
        var site = Site.of(address).orElseThrow();
        var expected =
                switch (naming) {
                    case "host" -> NamedSites.Naming.BY_HOST;
                    case "word" -> NamedSites.Naming.BY_WORD;
                    case "not" -> NamedSites.Naming.NOT;
                    default -> throw new IllegalArgumentException(naming);
                };
        assertThat(new NamedSites(prompt).of(site)).isEqualTo(expected);
    }

    @Test
    void readsAPromptOfAMebibyteInTimeLinearInIt() {
        for (var piece :
                new String[] {"a.", "a ", "http://", "[", "a@", ".", "\u3002", "di ", "\u00fc"}) {
            var prompt = piece.repeat(1_048_576 / piece.length());
            Assertions.assertTimeout(
                    Duration.ofSeconds(10), () -> new NamedSites(prompt).of(new Site("a.com")));
        }
    }

    @Test
    void takesAnyTextForAPrompt() {
        for (var prompt : new String[] {"", " ", "\ud800", "@", "://", "....", "\u0000"}) {
            assertThatCode(() -> new NamedSites(prompt)).doesNotThrowAnyException();
        }
    }
}
