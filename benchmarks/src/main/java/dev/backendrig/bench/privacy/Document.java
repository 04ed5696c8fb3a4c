package dev.backendrig.bench.privacy;

import java.util.List;

/// A text and the values that stand in it; each stands there once.
record Document(String text, List<Planted> planted) {
    Document {
        planted = List.copyOf(planted);
    }
}
