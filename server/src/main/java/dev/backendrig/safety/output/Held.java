package dev.backendrig.safety.output;

/// The begin of something that may become a link, a picture, a tag or code: it is held back until
/// that is clear. Takes the characters that follow one by one. Confined to its filter.
interface Held {
    Step take(char c);

    /// What is to be done where nothing follows for now.
    Step cut();

    /// How many characters are held back.
    int size();
}
