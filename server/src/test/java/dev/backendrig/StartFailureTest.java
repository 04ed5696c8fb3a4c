package dev.backendrig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.config.SettingsReader;
import dev.backendrig.config.TomlException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartFailureTest {
    @TempDir Path folder;

    @Test
    void saysWhatIsWrongInAFileOfThePersonsAndWhere() {
        var http = SettingsReader.read(Map.of(), folder).http();
        var wrong = new TomlException("privacy.toml, line 3: it is not TOML from column 1");
        assertThat(StartFailure.sentence(http, wrong)).isEqualTo(wrong.sentence());
    }
}
