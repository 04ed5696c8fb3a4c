package dev.backendrig.model.offline;

import java.util.List;

/// What came of looking for an element by its name.
sealed interface Match {
    record Found(Element element) implements Match {}

    /// More than one can be meant.
    record Several(List<Element> candidates) implements Match {
        public Several {
            candidates = List.copyOf(candidates);
        }
    }

    /// None can be meant.
    ///
    /// @param near the few that are named most like it, the best first; none where none is alike
    record None(List<Element> near) implements Match {
        public None {
            near = List.copyOf(near);
        }
    }
}
