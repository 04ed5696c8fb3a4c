package dev.backendrig.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.browser.session.SessionRegistry;
import dev.backendrig.browser.session.SessionSettings;
import dev.backendrig.config.Settings;
import dev.backendrig.language.Language;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.Models;
import dev.backendrig.model.offline.OfflineChatModel;
import dev.backendrig.safety.Approvals;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunHookTest {
    private static final Part.Image PICTURE = new Part.Image("image/png", "iVBORw0KGgo=");

    @Test
    void seesAndReplacesWhatTheModelIsAsked() throws InterruptedException {
        var seen = new ArrayList<ModelRequest>();
        RunHook hook =
                new RunHook() {
                    @Override
                    public ModelRequest beforeModelCall(ModelRequest request, RunContext run) {
                        seen.add(request);
                        return new ModelRequest(
                                request.system(),
                                List.of(Message.User.of("summarise this page")),
                                request.tools(),
                                request.webSearch(),
                                request.language());
                    }
                };

        var answer = answerTo("hello", hook);

        assertThat(seen).hasSize(1);
        assertThat(seen.getFirst().messages())
                .containsExactly(new Message.User(List.of(PICTURE, new Part.Text("hello"))));
        assertThat(seen.getFirst().system()).contains("You are the assistant");
        assertThat(answer).isEqualTo(answerTo("summarise this page"));
        assertThat(answer).isNotEqualTo(answerTo("hello"));
    }

    private static String answerTo(String prompt, RunHook... hooks) throws InterruptedException {
        var registry = new SimpleMeterRegistry();
        var metrics = new RunMetrics(registry);
        var seconds = Duration.ofSeconds(1);
        var parts = parts(registry, metrics, seconds, List.of(hooks));
        var sessions =
                new SessionRegistry(
                        SessionSettings.of(new Settings.Browser(seconds, seconds)),
                        _ -> false,
                        registry,
                        InstantSource.system());
        var said = new StringBuilder();
        try (var runs = new Runs(1, 1, metrics)) {
            new AgentRunner(
                            parts,
                            Models.only(parts.model()),
                            runs,
                            sessions,
                            Optional.of(Language.ENGLISH))
                    .run(
                            new RunRequest(
                                    prompt,
                                    null,
                                    PICTURE,
                                    List.of(),
                                    RunRequest.GivenPage.NONE,
                                    Optional.empty(),
                                    null),
                            event -> {
                                if (event instanceof RunEvent.TextDelta(var text))
                                    said.append(text);
                            });
        }
        return said.toString();
    }

    private static AgentParts parts(
            MeterRegistry registry, RunMetrics metrics, Duration seconds, List<RunHook> hooks) {
        return new AgentParts(
                new OfflineChatModel(),
                new ToolGate(hooks, metrics),
                SystemPrompt.load(Optional.empty(), Optional.empty()),
                new RunLimits(3, Duration.ofMinutes(1), 3, 5, 3),
                seconds,
                new PersonParts(new Approvals(seconds, registry), seconds),
                metrics,
                hooks,
                Privacy.off(metrics));
    }
}
