package dev.backendrig.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// The real server with a scripted model behind it, and a proxy before it.
final class Stage implements AutoCloseable {
    static final String TOKEN = "a-long-enough-token";
    static final Retries QUICK = new Retries(100, Duration.ofMillis(20), Duration.ofMillis(100));

    final ScriptedModel model = new ScriptedModel();
    final TcpProxy proxy = new TcpProxy();
    final RigProcess rig;
    final RigClient client;
    final RigClient shaky;

    Stage(Path folder) throws Exception {
        var settings = new HashMap<String, String>();
        settings.put("GEMINI_API_KEY", "made-up");
        settings.put("GEMINI_BASE_URL", model.url());
        settings.put("ALLOWED_HOSTS", proxy.host());
        settings.put("AUTH_TOKEN", TOKEN);
        rig = RigProcess.start(folder, Map.copyOf(settings));
        proxy.leadTo(rig.port);
        client = RigClient.of(rig.address()).withToken(TOKEN);
        shaky = RigClient.of(proxy.address()).withToken(TOKEN);
    }

    void reset() {
        model.reset();
        proxy.open();
    }

    /// Waits until something holds; fails after a deadline.
    static void until(String what, BooleanSupplier holds) throws InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.sleep(10);
        }
    }

    /// The same for threads that nobody interrupts.
    static void await(String what, BooleanSupplier holds) {
        try {
            until(what, holds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
        shaky.close();
        model.close();
        proxy.close();
        rig.close();
    }
}
