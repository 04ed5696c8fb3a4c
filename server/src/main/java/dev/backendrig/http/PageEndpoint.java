package dev.backendrig.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// `GET /`: one page, complete in itself, that says what this is and how to try it.
final class PageEndpoint implements Endpoint {
    private static final String FILE = "page.html";
    private static final int OK = 200;

    private final byte[] page;
    private final String policy;

    PageEndpoint() {
        var html = read();
        page = html.getBytes(StandardCharsets.UTF_8);
        policy =
                "default-src 'none'; script-src '"
                        + hashOf(html, "script")
                        + "'; style-src '"
                        + hashOf(html, "style")
                        + "'; connect-src 'self'; img-src data:; base-uri 'none';"
                        + " form-action 'none'; frame-ancestors 'none'";
    }

    private static String read() {
        try (var in = PageEndpoint.class.getResourceAsStream(FILE)) {
            if (in == null) throw new IllegalStateException("The resource is missing: " + FILE);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The page's one script or style as a hash source (W3C CSP Level 3, 2.3.1): nothing that may
    /// ever find its way into the page runs beside it.
    private static String hashOf(String html, String element) {
        var start = html.indexOf("<" + element + ">") + element.length() + 2;
        var text = html.substring(start, html.indexOf("</" + element + ">", start));
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public void answer(Exchange exchange) {
        var headers = exchange.response().getHeaders();
        headers.put("Content-Security-Policy", policy);
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cache-Control", "no-cache");
        exchange.send(OK, "text/html; charset=utf-8", page);
    }
}
