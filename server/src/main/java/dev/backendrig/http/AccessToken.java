package dev.backendrig.http;

import dev.backendrig.config.DataFolder;
import dev.backendrig.config.Secret;
import dev.backendrig.config.Settings;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;

/// The token that a client must show where an endpoint picks a browser by itself: the one of the
/// settings, else one that is made at first and kept in the data folder.
public final class AccessToken {
    private static final String FILE = "token.key";
    private static final int BYTES = 32;

    private AccessToken() {}

    /// The token; made where there is none yet.
    ///
    /// @throws IOException if it can neither be read nor kept
    public static Secret of(Settings settings) throws IOException {
        var own = settings.http().authToken();
        if (own.isPresent()) return own.get();
        return text(DataFolder.open(settings.dataDir()).secret(FILE, BYTES));
    }

    /// One that is kept nowhere.
    public static Secret unknown() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return text(bytes);
    }

    private static Secret text(byte[] bytes) {
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
