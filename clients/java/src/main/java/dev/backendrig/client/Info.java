package dev.backendrig.client;

/// What the server is.
///
/// @param auth whether clients must show the access token
/// @param tools whether the model can use tools
public record Info(
        String name, String version, String model, String provider, boolean auth, boolean tools) {
    static Info of(Fields fields) {
        return new Info(
                fields.text("name"),
                fields.text("version"),
                fields.text("model"),
                fields.text("provider"),
                fields.isTrue("auth"),
                fields.isTrue("tools"));
    }
}
