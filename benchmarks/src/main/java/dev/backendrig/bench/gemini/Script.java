package dev.backendrig.bench.gemini;

import java.time.Duration;
import java.util.regex.Pattern;

/// What the fake model does in one run. A script travels inside the prompt, because the prompt is
/// all that every peer passes on unchanged.
public sealed interface Script {
    /// Tells the runs of a process apart.
    long id();

    /// How many stamped chunks the client must see.
    int chunks();

    /// The prompt that carries the script.
    String prompt();

    /// A chunk each `spacing`, the first after `delay`. The schedule is absolute: a late chunk does
    /// not delay the ones after it.
    record Paced(long id, Duration spacing, Duration delay, int chunks) implements Script {
        @Override
        public String prompt() {
            return "[bench paced %d %d %d %d]"
                    .formatted(id, spacing.toNanos(), delay.toNanos(), chunks);
        }
    }

    /// Bursts of one to five chunks in one write; the next burst only when the client has seen the
    /// last chunk of the one before, or has not for [#PATIENCE].
    record Lockstep(long id, int bursts) implements Script {
        /// Who has not passed a chunk on by then is waiting for the next one.
        public static final Duration PATIENCE = Duration.ofSeconds(1);

        private static final int LARGEST = 5;

        /// The number of chunks in a burst.
        static int size(int burst) {
            return 1 + burst % LARGEST;
        }

        @Override
        public int chunks() {
            var sum = 0;
            for (var burst = 0; burst < bursts; burst++) sum += size(burst);
            return sum;
        }

        @Override
        public String prompt() {
            return "[bench lockstep %d %d]".formatted(id, bursts);
        }
    }

    /// One browser action after the other, a model call for each, then a closing word.
    record Actions(long id, int calls) implements Script {
        @Override
        public int chunks() {
            return 0;
        }

        @Override
        public String prompt() {
            return "[bench actions %d %d]".formatted(id, calls);
        }
    }

    /// The script in a request to the model.
    ///
    /// @throws IllegalArgumentException if there is none
    static Script in(String requestBody) {
        var found = Pattern.compile("\\[bench (\\w+) ([0-9 ]+)]").matcher(requestBody);
        if (!found.find()) throw new IllegalArgumentException("no script in the request");
        var numbers =
                Pattern.compile(" ")
                        .splitAsStream(found.group(2))
                        .mapToLong(Long::parseLong)
                        .toArray();
        return switch (found.group(1)) {
            case "paced" ->
                    new Paced(
                            numbers[0],
                            Duration.ofNanos(numbers[1]),
                            Duration.ofNanos(numbers[2]),
                            (int) numbers[3]);
            case "lockstep" -> new Lockstep(numbers[0], (int) numbers[1]);
            case "actions" -> new Actions(numbers[0], (int) numbers[1]);
            default -> throw new IllegalArgumentException("unknown script " + found.group(1));
        };
    }
}
