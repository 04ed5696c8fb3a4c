package dev.backendrig.http;

import dev.backendrig.agent.RunRequest;

/// What a `POST /agent/run` asks for.
///
/// @param stream whether the answer is to be an event stream
record AskedRun(RunRequest request, boolean stream) {}
