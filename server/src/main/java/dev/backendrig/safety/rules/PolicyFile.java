package dev.backendrig.safety.rules;

import dev.backendrig.config.FollowedFile;
import dev.backendrig.config.Toml;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/// The rules in a file, as it is now. A file that is not there has no rules; one that is broken leaves
/// the last good rules in force. Thread-safe.
public final class PolicyFile {
    private static final String RULE = "[[rule]]";

    private final FollowedFile<Policy> file;

    /// @param nanoTime a clock as [System#nanoTime] is
    public PolicyFile(Path file, LongSupplier nanoTime) {
        this.file = new FollowedFile<>(file, "policy", Policy.NONE, PolicyFile::read, nanoTime);
    }

    private static Policy read(Path file) {
        return PolicyReader.read(Toml.read(file), place -> FollowedFile.line(file, RULE, place));
    }

    /// The rules in force.
    public Policy current() {
        return file.current();
    }

    /// One line on what is wrong with the file, empty where nothing is.
    public Optional<String> problem() {
        return file.problem();
    }
}
