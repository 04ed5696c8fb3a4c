package dev.backendrig.bench;

import java.time.Duration;
import java.util.List;

/// How much is measured.
///
/// @param rounds how often each peer is measured in each scenario, taking turns
/// @param cell how long one measurement streams
/// @param warmUp how long each peer streams before anything counts
/// @param bursts how many bursts show that no chunk is held back
/// @param crowd how many streams run at once in the small heap
/// @param crowdTime for how long
/// @param idleSockets how many sockets are held in the small heap
/// @param idleTime for how long
/// @param starts how often a start is timed, and how often actions begin on a fresh server
/// @param actions how many actions follow each other on a fresh server
record Plan(
        int rounds,
        Duration cell,
        Duration warmUp,
        int bursts,
        int crowd,
        Duration crowdTime,
        int idleSockets,
        Duration idleTime,
        int starts,
        int actions) {
    static final List<Scenario> SCENARIOS =
            List.of(
                    Scenario.of(10, 1),
                    Scenario.of(10, 20),
                    Scenario.of(40, 1),
                    Scenario.of(40, 20),
                    Scenario.of(40, 100));

    /// The whole of it: the figures that count.
    static final Plan FULL =
            new Plan(
                    5,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(20),
                    50,
                    1000,
                    Duration.ofSeconds(30),
                    5000,
                    Duration.ofSeconds(25),
                    7,
                    60);

    /// A smoke test: every path once, figures that only show the order of magnitude.
    static final Plan QUICK =
            new Plan(
                    1,
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(3),
                    10,
                    200,
                    Duration.ofSeconds(5),
                    500,
                    Duration.ofSeconds(1),
                    2,
                    20);

    static Plan named(String name) {
        return switch (name) {
            case "full" -> FULL;
            case "quick" -> QUICK;
            default -> throw new IllegalArgumentException("plan must be full or quick: " + name);
        };
    }
}
