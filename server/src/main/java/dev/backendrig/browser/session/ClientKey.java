package dev.backendrig.browser.session;

import org.jspecify.annotations.Nullable;

/// What makes two sockets the same client: the random id from its cookie, and its origin.
///
/// @param origin null for a client that is no browser page
record ClientKey(String clientId, @Nullable String origin) {}
