package dev.backendrig.model.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.config.SettingsReader;
import dev.backendrig.language.Language;
import dev.backendrig.message.Message;
import dev.backendrig.model.ChatModel;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCatalogTest {
    private static final ModelRequest HELLO =
            new ModelRequest(
                    "", List.of(Message.User.of("Hi")), List.of(), false, Language.ENGLISH);

    @TempDir Path folder;
    private final List<Opened> opened = new ArrayList<>();

    private ModelCatalog catalog() {
        var settings =
                SettingsReader.read(
                        Map.of(
                                "GEMINI_API_KEY", "k",
                                "OPENAI_BASE_URL", "http://localhost:1/v1",
                                "MODEL_FALLBACK", "openai/meta-llama/llama-4:free"),
                        folder);
        return new ModelCatalog(settings.model(), new KnownModels(folder, () -> 0), source());
    }

    private ModelSource source() {
        return new ModelSource() {
            @Override
            public ModelInfo known(ModelInfo told) {
                return told;
            }

            @Override
            public ChatModel open(ModelInfo info) {
                var model = new Opened(info);
                opened.add(model);
                return model;
            }
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gemini-flash-latest | gemini/gemini-flash-latest",
                "gemini/gemini-9 | gemini/gemini-9",
                "gemini-2.5-pro | gemini/gemini-2.5-pro",
                "openai/any/thing:free | openai/any/thing:free",
                "meta-llama/llama-4:free | openai/meta-llama/llama-4:free",
                "offline | offline/offline",
                "nope |",
                "ollama/qwen3:8b |",
                "claude-sonnet-5-5 |",
                "openai/../x |",
                "openai/ |",
                "/ |",
            })
    void findsTheModelThatANameMeans(String name, String meant) {
        var found = catalog().find(name).map(it -> it.info().provider() + "/" + it.info().model());
        assertThat(found.orElse(null)).isEqualTo(meant);
    }

    @Test
    void makesAModelWhenItIsFirstAskedAndClosesItAtTheEnd() throws Exception {
        var catalog = catalog();
        var model = catalog.standard();
        assertThat(model.info().contextTokens()).isEqualTo(1_048_576);
        assertThat(opened).isEmpty();
        model.stream(HELLO, _ -> {});
        model.stream(HELLO, _ -> {});
        assertThat(catalog.reachable()).contains(true);
        assertThat(opened).hasSize(1).noneMatch(it -> it.closed);
        catalog.close();
        assertThat(opened).allMatch(it -> it.closed);
    }

    @Test
    void keepsOnlySoManyOfTheNamesThatAnybodyMayAskFor() throws Exception {
        var catalog = catalog();
        var eldest = catalog.find("openai/x").orElseThrow();
        eldest.stream(HELLO, _ -> {});
        for (var i = 0; i < ModelCatalog.MAX_OTHERS; i++) {
            assertThat(catalog.find("openai/x" + i)).isPresent();
        }
        assertThat(opened).singleElement().matches(it -> it.closed);
        eldest.stream(HELLO, _ -> {});
        assertThat(opened).hasSize(2).allMatch(it -> it.closed);
    }

    @Test
    void listsNothingOfTheBuiltInFileForAServerAtAnotherAddress() {
        var ids = catalog().list().stream().map(it -> it.provider() + "/" + it.model()).toList();
        assertThat(ids)
                .startsWith("gemini/gemini-flash-latest", "openai/meta-llama/llama-4:free")
                .contains("gemini/gemini-2.5-pro", "openai/gpt-6.2-sol")
                .doesNotContain("openai/gpt-4o", "anthropic/claude-sonnet-5-5");
    }

    private static final class Opened implements ChatModel, AutoCloseable {
        private final ModelInfo info;
        private boolean closed;

        Opened(ModelInfo info) {
            this.info = info;
        }

        @Override
        public ModelInfo info() {
            return info;
        }

        @Override
        public ModelTurn stream(ModelRequest request, Consumer<ModelEvent> events) {
            return new ModelTurn(
                    Message.Assistant.of("ok"),
                    new Ending(Ending.Kind.COMPLETE, ""),
                    null,
                    List.of());
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
