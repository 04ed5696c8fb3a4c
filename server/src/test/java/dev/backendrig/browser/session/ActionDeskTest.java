package dev.backendrig.browser.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ActionDeskTest {
    @Test
    void tellsWhetherItIsReachableWhileItSends() throws InterruptedException {
        var sending = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        var answered = new AtomicBoolean();
        var desk =
                new ActionDesk(
                        new Socket() {
                            @Override
                            public boolean send(String text) {
                                sending.countDown();
                                answered.set(awaits(asked));
                                return true;
                            }
                        },
                        Duration.ofSeconds(10),
                        new RandomIds());
        var sender = Thread.ofVirtual().start(() -> desk.send("hello"));
        assertThat(awaits(sending)).isTrue();
        // As the registry does, which may hold the very lock that a send comes to want.
        Thread.ofVirtual()
                .start(() -> {
                    desk.isReachable();
                    asked.countDown();
                });
        sender.join();
        assertThat(answered).isTrue();
    }

    private static boolean awaits(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
