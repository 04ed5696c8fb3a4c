package dev.backendrig.bench.privacy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Makes up keys and tokens in the forms of those that open something.
final class Tokens {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "0123456789";
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final Draw draw;

    Tokens(Draw draw) {
        this.draw = draw;
    }

    String token() {
        return switch (draw.below(4)) {
            case 0 -> jwt();
            case 1 -> "AKIA" + draw.of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16);
            case 2 -> draw.of(LETTERS + DIGITS + DIGITS, 40);
            default -> privateKey();
        };
    }

    private String jwt() {
        var payload = "{\"sub\":\"" + draw.digits(10) + "\",\"iat\":17" + draw.digits(8) + "}";
        return encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")
                + "."
                + encoded(payload)
                + "."
                + URL.encodeToString(draw.bytes(32));
    }

    private static String encoded(String json) {
        return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private String privateKey() {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(draw.bytes(300));
        return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----";
    }
}
