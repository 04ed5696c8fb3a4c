package dev.backendrig.model.gemini;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Where a model is asked.
final class GeminiAddress {
    private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]*");

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private GeminiAddress() {}

    /// The address of a model's stream.
    ///
    /// @param base scheme, host and port, perhaps with a path in front of the API's own
    /// @param model as Google writes it, with or without `models/`
    /// @throws IllegalArgumentException if one of them cannot be part of such an address
    static URI of(URI base, String model) {
        var scheme = String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme) || base.getHost() == null) {
            throw new IllegalArgumentException(
                    "the Gemini address must be http or https: " + scheme);
        }
        if (!MODEL.matcher(model).matches()) {
            throw new IllegalArgumentException("not the name of a Gemini model: " + model);
        }
        var name = model.contains("/") ? model : "models/" + model;
        return URI.create(
                scheme
                        + "://"
                        + base.getRawAuthority()
                        + base.getRawPath().replaceFirst("/+$", "")
                        + "/v1beta/"
                        + name
                        + ":streamGenerateContent?alt=sse");
    }
}
