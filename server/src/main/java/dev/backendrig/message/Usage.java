package dev.backendrig.message;

/// Tokens that model calls took.
///
/// @param input all tokens read, cached ones included
/// @param output all tokens written, thought tokens included
/// @param total as the provider says, which may be more than input plus output
/// @param cached the part of `input` that the provider had in its cache
/// @param thought the part of `output` that was thinking
public record Usage(long input, long output, long total, long cached, long thought) {
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0);

    public Usage plus(Usage other) {
        return new Usage(
                input + other.input,
                output + other.output,
                total + other.total,
                cached + other.cached,
                thought + other.thought);
    }
}
