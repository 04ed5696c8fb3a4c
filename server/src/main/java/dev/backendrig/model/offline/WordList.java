package dev.backendrig.model.offline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads the plain word lists beside this class; a line that begins with `#` is a comment.
final class WordList {
    private WordList() {}

    /// @throws IllegalStateException if the file is not in the program
    static Set<String> load(String file) {
        return read(file)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                .filter(word -> !word.isBlank())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The whole text of a file beside this class.
    ///
    /// @throws IllegalStateException if the file is not in the program
    static String read(String file) {
        try (var in = WordList.class.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException(file + " is missing");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
