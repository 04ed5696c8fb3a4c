package dev.backendrig.model.catalog;

import dev.backendrig.config.FollowedFile;
import dev.backendrig.config.Toml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What is known of models: what a person's file says, and where it says nothing what the built-in
/// one does. Thread-safe.
public final class KnownModels {
    /// The name of both files.
    public static final String FILE = "models.toml";

    private static final String MODEL = "[[model]]";

    private final FollowedFile<ModelTable> own;

    /// Read when it is first asked for: a start is not to wait for it.
    private volatile @Nullable ModelTable builtIn;

    /// @param folder the data folder, which the person's file is in
    /// @param nanoTime a clock as [System#nanoTime] is
    public KnownModels(Path folder, LongSupplier nanoTime) {
        own =
                new FollowedFile<>(
                        folder.resolve(FILE),
                        "models",
                        ModelTable.EMPTY,
                        KnownModels::read,
                        nanoTime);
    }

    private static ModelTable read(Path file) {
        return new ModelTableReader(FILE, place -> FollowedFile.line(file, MODEL, place))
                .read(Toml.read(file));
    }

    /// What is wrong with the person's file, empty where nothing is.
    public Optional<String> problem() {
        return own.problem();
    }

    /// All that is known of a model.
    ///
    /// @param name `provider/model`
    ModelFacts of(String name) {
        var said = own.current().find(name).map(ModelTable.Entry::facts).orElse(ModelFacts.NONE);
        return said.or(builtIn().find(name).map(ModelTable.Entry::facts).orElse(ModelFacts.NONE));
    }

    /// Whether a model of this name is known, not only that its provider may have any.
    boolean knows(String name) {
        return own.current().find(name).filter(ModelTable.Entry::namesModels).isPresent()
                || builtIn().find(name).filter(ModelTable.Entry::namesModels).isPresent();
    }

    /// The models of the person's file.
    List<String> ownNames() {
        return own.current().names();
    }

    /// The models of both files.
    List<String> names() {
        var all = new LinkedHashSet<>(own.current().names());
        all.addAll(builtIn().names());
        return new ArrayList<>(all);
    }

    private ModelTable builtIn() {
        var read = builtIn;
        if (read != null) return read;
        // Two threads that read it at once read the same.
        var now = readBuiltIn();
        builtIn = now;
        return now;
    }

    private static ModelTable readBuiltIn() {
        try (var in = KnownModels.class.getResourceAsStream(FILE)) {
            if (in == null) throw new IllegalStateException(FILE + " is not in the program");
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new ModelTableReader(FILE, place -> "model " + (place + 1))
                    .read(Toml.parse(FILE, text));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }
}
