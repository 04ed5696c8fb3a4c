package dev.backendrig.agent;

import dev.backendrig.model.Ending;

/// An ending of the model's turn that makes the run fail.
///
/// @param word for the log and the metrics
record BadEnding(RunFailure failure, String word) {
    /// @throws IllegalArgumentException for an ending that is none
    static BadEnding of(Ending ending, Sentences sentences) {
        var reason = ending.providerReason();
        return switch (ending.kind()) {
            case PROMPT_BLOCKED -> blocked(sentences.promptBlocked(reason), "prompt_blocked");
            case STOPPED -> blocked(sentences.stopped(reason), "stopped");
            case MALFORMED_CALL -> failed(sentences.malformedCall(), "malformed_call");
            case UNEXPLAINED -> failed(sentences.unexplainedEnd(), "unexplained_end");
            case COMPLETE, LENGTH -> throw new IllegalArgumentException("no failure: " + ending);
        };
    }

    private static BadEnding blocked(String sentence, String word) {
        return new BadEnding(new RunFailure(RunFailure.Kind.BLOCKED, sentence, null), word);
    }

    private static BadEnding failed(String sentence, String word) {
        return new BadEnding(new RunFailure(RunFailure.Kind.PROVIDER, sentence, null), word);
    }
}
