package dev.backendrig.http.socket;

/// How many bytes a text takes in UTF-8.
final class Utf8Length {
    private Utf8Length() {}

    static long of(String text) {
        var bytes = 0L;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            // Each half of a surrogate pair counts two of the pair's four bytes.
            if (c < 0x80) bytes += 1;
            else if (c < 0x800 || Character.isSurrogate(c)) bytes += 2;
            else bytes += 3;
        }
        return bytes;
    }
}
