package dev.backendrig.http;

/// Answers the requests of one route. Thread-safe; blocks the calling thread as long as it takes.
interface Endpoint {
    /// Answers one request, which the guard has let pass and whose method fits.
    ///
    /// @throws ProblemException to answer with a problem; nothing of an answer was sent then
    void answer(Exchange exchange) throws Exception;
}
