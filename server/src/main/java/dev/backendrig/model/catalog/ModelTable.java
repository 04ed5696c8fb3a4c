package dev.backendrig.model.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a file says of models. Immutable.
record ModelTable(List<Entry> entries) {
    static final ModelTable EMPTY = new ModelTable(List.of());

    ModelTable {
        entries = List.copyOf(entries);
    }

    /// What is known of a model, or of all whose names begin alike.
    ///
    /// @param start the provider, a slash, and the model's name or how it begins
    /// @param whole whether `start` is all of the name
    record Entry(String start, boolean whole, ModelFacts facts) {
        boolean isFor(String name) {
            return whole ? name.equals(start) : name.startsWith(start);
        }

        /// A whole name says more than the longest beginning.
        private int weight() {
            return whole ? Integer.MAX_VALUE : start.length();
        }

        /// Whether it says more than that a provider may have any models.
        boolean namesModels() {
            return !start.endsWith("/");
        }
    }

    /// What says most of this model.
    ///
    /// @param name `provider/model`
    Optional<Entry> find(String name) {
        return entries.stream()
                .filter(entry -> entry.isFor(name))
                .max(Comparator.comparingInt(Entry::weight));
    }

    /// The models that are named in whole, in the file's order.
    List<String> names() {
        return entries.stream().filter(Entry::whole).map(Entry::start).toList();
    }
}
