package dev.backendrig.client.example;

import dev.backendrig.client.RigClient;
import dev.backendrig.client.RigEvent;
import dev.backendrig.client.RunRequest;
import java.net.URI;

/// Asks in one piece, then event by event.
public final class Ask {
    public static void main(String[] arguments) {
        var server = arguments.length > 0 ? arguments[0] : "http://localhost:3000";
        try (var rig = RigClient.of(URI.create(server))) {
            System.out.println(rig.ask("What can you do?").response());

            // A stream that breaks is taken up again by itself.
            try (var run = rig.stream(RunRequest.of("Halo"))) {
                for (var event : run) {
                    if (event instanceof RigEvent.Text text) System.out.print(text.delta());
                    if (event instanceof RigEvent.Done done) System.out.println(done.outcome());
                }
            }
        }
    }

    private Ask() {}
}
