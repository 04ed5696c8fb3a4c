package dev.backendrig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.config.SettingsReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartBlockTest {
    private static final URI ADDRESS = URI.create("http://localhost:3000");

    @TempDir Path folder;

    @Test
    void saysHowToUseTheServerAndHowToSwitchAModelOn() {
        assertThat(text(Map.of("XDG_DATA_HOME", "/data")))
                .isEqualTo(
                        """
                        Backend Rig 1.2.3
                          address    http://localhost:3000 (health: http://localhost:3000/health)
                          model      offline model (simple commands only); for a real model set GEMINI_API_KEY and start again
                          tools      when a browser connects: ./rig browser opens one (socket ws://localhost:3000/ws)
                          settings   defaults (see .env.example)
                          data       /data/backend-rig
                        Server is ready / siap: http://localhost:3000 (Ctrl+C: stop / berhenti)
                        """);
    }

    @Test
    void saysWhereSettingsCameFromAndNeverASecret() throws IOException {
        Files.writeString(folder.resolve(".env"), "GEMINI_API_KEY=canary1\nMAX_STEPS=3\n");
        assertThat(text(Map.of("AUTH_TOKEN", "canary2", "PORT", "3000", "XDG_DATA_HOME", "/d")))
                .isEqualTo(
                        """
                        Backend Rig 1.2.3
                          address    http://localhost:3000 (health: http://localhost:3000/health)
                          model      gemini-flash-latest (gemini)
                          tools      when a browser connects: ./rig browser opens one (socket ws://localhost:3000/ws)
                          settings   environment: AUTH_TOKEN, PORT; %s: GEMINI_API_KEY, MAX_STEPS; else defaults
                          data       /d/backend-rig
                        Server is ready / siap: http://localhost:3000 (Ctrl+C: stop / berhenti)
                        """
                                .formatted(folder.resolve(".env")));
    }

    @Test
    void saysThatTheModelIsOfflineOnPurpose() {
        assertThat(text(Map.of("GEMINI_API_KEY", "canary", "MODEL_PROVIDER", "offline")))
                .contains(
                        "model      offline model (simple commands only; MODEL_PROVIDER=offline)\n")
                .contains("settings   environment: GEMINI_API_KEY, MODEL_PROVIDER; else defaults\n")
                .doesNotContain("canary");
    }

    @Test
    void saysWhichModelsAnswerAndWhatTheyMayCost() {
        var settings =
                Map.of(
                        "OPENAI_API_KEY", "canary",
                        "MODEL", "gpt-5.2",
                        "OLLAMA_BASE_URL", "http://localhost:11434",
                        "MODEL_FALLBACK", "ollama/qwen3:8b,offline/offline",
                        "MAX_COST_RUN", "0.50",
                        "MAX_COST_DAY", "20");
        assertThat(text(settings))
                .contains(
                        """
                          model      gpt-5.2 (openai)
                          fallback   ollama/qwen3:8b, then offline/offline
                          costs      at most $0.50 a request, $20 a day
                          tools \
                        """)
                .doesNotContain("canary");
        assertThat(text(Map.of("MODEL_PROVIDER", "ollama"))).contains("qwen3:8b (ollama)\n  tools");
        assertThat(text(Map.of("ANTHROPIC_API_KEY", "canary")))
                .contains("model      claude-sonnet-5-5 (anthropic)\n  tools");
    }

    @Test
    void saysWhereOtherMachinesCanReachItAndWhatTheyNeed() {
        var settings = new HashMap<>(Map.of("HOST", "127.0.0.1,0.0.0.0"));
        settings.put("AUTH_TOKEN", "canary-of-some-length");
        assertThat(text(settings))
                .contains("\n  listening  on 0.0.0.0 (needs the token)\n  warning    only the name")
                .contains("ALLOWED_HOSTS\nServer is ready")
                .doesNotContain("canary");
        settings.put("ALLOWED_HOSTS", "rig.example.com");
        assertThat(text(settings))
                .contains("\n  listening  on 0.0.0.0 (needs the token)\nServer is ready");
    }

    @Test
    void tellsWhatTheServerWarnsOf() {
        var settings = SettingsReader.read(Map.of("XDG_DATA_HOME", "/d"), folder);
        assertThat(StartBlock.text(settings, ADDRESS, folder, "1.2.3", List.of("a", "b")))
                .contains("/d/backend-rig\n  warning    a\n  warning    b\nServer is ready");
    }

    @Test
    void isWhatThePictureOfTheReadmeShows() throws IOException {
        var picture =
                Files.readString(Path.of("..", "docs", "images", "terminal.svg"))
                        .replaceAll("<[^>]*>", "");
        var block = text(Map.of("XDG_DATA_HOME", "/home/budi/.local/share"));
        assertThat(picture.lines())
                .containsSubsequence(
                        block.replace("1.2.3", "0.1.0").lines().toArray(String[]::new));
    }

    private String text(Map<String, String> environment) {
        return StartBlock.text(
                SettingsReader.read(environment, folder), ADDRESS, folder, "1.2.3", List.of());
    }
}
