package dev.backendrig.http;

/// What the server says of itself to a panel that meets it for the first time.
///
/// @param token whether clients must show the access token
/// @param tools whether the model can use tools at all
public record ServerInfo(
        String version, String model, String provider, boolean token, boolean tools) {}
