package dev.backendrig.client;

/// What the server is.
///
/// @param auth whether clients must show the access token
/// @param tools whether the model can use tools
public record ServerInfo(
        String name, String version, String model, String provider, boolean auth, boolean tools) {
    static ServerInfo of(Fields fields) {
        return new ServerInfo(
                fields.text("name"),
                fields.text("version"),
                fields.text("model"),
                fields.text("provider"),
                fields.isTrue("auth"),
                fields.isTrue("tools"));
    }
}
