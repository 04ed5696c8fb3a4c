package dev.backendrig.http;

import dev.backendrig.agent.RunRequest;

/// What a `POST /agent/run` asks for.
///
/// @param form what the answer is to look like
record AskedRun(RunRequest request, Form form) {
    /// What an answer looks like.
    enum Form {
        /// One JSON object.
        JSON,
        /// An event stream for base clients.
        STREAM,
        /// An event stream with ids and typed events, which can be left and taken up again.
        EXTENDED
    }
}
