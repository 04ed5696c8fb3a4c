package dev.backendrig.model.repair;

import java.security.SecureRandom;

/// Makes ids for calls that have none. Thread-safe.
public interface CallIds {
    String next();

    /// Nine letters and digits: every provider takes such an id, and some (Mistral) take no other.
    static CallIds random() {
        var random = new SecureRandom();
        return () -> {
            var id = new StringBuilder();
            for (var i = 0; i < 9; i++) {
                id.append(Character.forDigit(random.nextInt(36), 36));
            }
            return id.toString();
        };
    }
}
