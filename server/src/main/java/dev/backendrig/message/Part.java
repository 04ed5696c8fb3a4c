package dev.backendrig.message;

/// A piece of what a user turn or a tool result says.
public sealed interface Part {
    /// Plain text.
    record Text(String text) implements Part {}

    /// A picture, handed on as it came.
    ///
    /// @param mediaType as its first bytes tell: `image/png`, `image/jpeg`, `image/webp`, `image/gif`
    /// @param base64 standard alphabet with padding, no line breaks
    record Image(String mediaType, String base64) implements Part {}
}
