package dev.backendrig.model.offline;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "example.com | example.com",
                "EXAMPLE.com. | EXAMPLE.com",
                "example.com, | example.com",
                "(example.com) | example.com",
                "<https://example.com> | https://example.com",
                "\"example.com\" | example.com",
                "example.com/a_(b) | example.com/a_(b)",
                "(example.com/a) | example.com/a",
                "https://example.com/?q=1! | https://example.com/?q=1",
                "http://localhost:3000 | http://localhost:3000",
                "localhost | localhost",
                "localhost:3000/form | localhost:3000/form",
                "intranet:8080 | intranet:8080",
                "127.0.0.1 | 127.0.0.1",
                "[::1]:3000/x | [::1]:3000/x",
                "bücher.example | bücher.example",
                "user:pass@example.com | user:pass@example.com",
                "example.com\\evil | example.com\\evil",
                "//example.com | //example.com",
                "javascript:alert(1) | javascript:alert(1)",
                "data:text/html,x | data:text/html,x",
                "file:///etc/passwd | file:///etc/passwd",
                "chrome://settings | chrome://settings"
            })
    void passesAnAddressOnAsTyped(String word, String address) {
        assertThat(Address.in(word)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "google",
                "Nama:Budi",
                "e.g.",
                "a b.com",
                "...",
                "😀",
                "-",
                "1,200"
            })
    void takesNoOtherWordForOne(String word) {
        assertThat(Address.in(word)).isEmpty();
    }

    @Test
    void judgesOddWordsInTime() {
        for (var piece : List.of("a.", ".", "a", "@", ":", "(", "[", "/", "1.")) {
            assertTimeoutPreemptively(
                    ofSeconds(2), () -> Address.in(piece.repeat(4_000 / piece.length())));
        }
    }
}
