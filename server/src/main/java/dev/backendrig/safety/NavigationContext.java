package dev.backendrig.safety;

import java.util.Optional;

/// What an address is judged against.
///
/// @param prompt what the person wrote, and nothing else: no page text, no custom instruction, no
///     answer of the model, as a host that stands there was named by nobody
/// @param pageUrl the page that the session is on, as its browser last told
public record NavigationContext(String prompt, Optional<String> pageUrl) {}
