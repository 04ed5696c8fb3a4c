package dev.backendrig.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.browser.session.SessionSettings;
import dev.backendrig.config.Settings;
import dev.backendrig.message.ToolResult;
import dev.backendrig.model.offline.OfflineChatModel;
import dev.backendrig.privacy.PrivacySettings;
import dev.backendrig.privacy.Redactor;
import dev.backendrig.privacy.detector.DataKind;
import dev.backendrig.privacy.detector.Detectors;
import dev.backendrig.safety.Approvals;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private static final Redactor EMAILS =
            Redactor.of(
                    PrivacySettings.DEFAULT,
                    Detectors.of(Set.of(DataKind.EMAIL), List.of(), List.of())::find);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<ToolResult> results = new ArrayList<>();

    @Test
    void takesAReadAndAnActThroughGateAndSession() throws InterruptedException {
        play();

        assertThat(results).extracting(ToolResult::ok).containsExactly(true, true, true);
        assertThat(results)
                .extracting(result -> result.call().name())
                .containsExactly("get_page_content", "get_interactive_elements", "click_element");
        assertThat(results.getFirst().content().toString()).contains("budi@example.com");
    }

    @Test
    void countsNothingAmongRealRuns() throws InterruptedException {
        play();

        assertThat(registry.find("rig.tool.calls").counters()).isEmpty();
        assertThat(registry.get("rig.run.steps").counter().count()).isZero();
        assertThat(registry.find("rig.runs").counters()).isEmpty();
        assertThat(registry.find("rig.privacy.masked").counters()).isEmpty();
    }

    private void play() throws InterruptedException {
        RunHook watching =
                new RunHook() {
                    @Override
                    public ToolResult onToolResult(ToolResult result, RunContext run) {
                        results.add(result);
                        return result;
                    }
                };
        var metrics = new RunMetrics(registry);
        var seconds = Duration.ofSeconds(10);
        var parts =
                new AgentParts(
                        new OfflineChatModel(),
                        new ToolGate(List.of(watching), metrics),
                        SystemPrompt.load(Optional.empty(), Optional.empty()),
                        new RunLimits(3, Duration.ofMinutes(1), 3, 5, 3),
                        seconds,
                        new PersonParts(new Approvals(seconds, registry), seconds),
                        metrics,
                        List.of(watching),
                        new Privacy(EMAILS, _ -> Optional.empty(), metrics));
        Rehearsal.play(parts, SessionSettings.of(new Settings.Browser(seconds, seconds)));
    }
}
