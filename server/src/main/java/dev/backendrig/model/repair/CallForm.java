package dev.backendrig.model.repair;

/// One way in which models write calls into their text. Stateless.
interface CallForm {
    /// What begins at this place, which is no white space. The more text there is, the fewer readings are
    /// open: what was none stays none.
    Reading read(Passage passage, int at);
}
