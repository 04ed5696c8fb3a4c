package dev.backendrig.browser.session;

import org.jspecify.annotations.Nullable;

/// A request's wish to use a browser session, with what the request can show for it.
///
/// @param sessionId the id that the client names
/// @param origin the request's `Origin` header, null where it had none (no browser page)
/// @param clientId the random client id from the request's cookie, null where it had none
public record SessionClaim(String sessionId, @Nullable String origin, @Nullable String clientId) {}
