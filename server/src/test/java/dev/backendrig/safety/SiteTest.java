package dev.backendrig.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SiteTest {
    static Stream<Arguments> addresses() {
        return AddressTable.rows("sites.txt");
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void tellsTheSiteOfAnAddress(String address, String site) {
        assertThat(Site.of(address).map(Site::text).orElse("")).isEqualTo(site);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.tokopedia.com/, tokopedia",
        "https://shop.example.co.id/, example",
        "https://user.github.io/, user",
        "http://localhost/, ''",
        "http://127.0.0.1/, ''",
        "https://co.id/, ''",
        "file:///x, ''"
    })
    void tellsTheWordThatAPersonWouldCallItBy(String address, String label) {
        assertThat(Site.of(address).orElseThrow().label().orElse("")).isEqualTo(label);
    }
}
