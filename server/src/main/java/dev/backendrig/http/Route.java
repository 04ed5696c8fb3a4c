package dev.backendrig.http;

import java.util.List;
import java.util.regex.Pattern;

/// One line of the table of routes.
///
/// @param method where there are several, as an `Allow` header lists them
/// @param path a name in braces stands for one part of it
/// @param shape what it matches
/// @param head whether `HEAD` is answered like `GET`
record Route(String method, String path, Pattern shape, boolean head, Endpoint endpoint) {
    private static final Pattern NAME = Pattern.compile("\\{[a-z_]+}");
    private static final String ONE_PART = "[^/]+";
    private static final String ALL_THE_REST = ".+";

    static Route get(String path, Endpoint endpoint) {
        return new Route("GET", path, shape(path, ONE_PART), true, endpoint);
    }

    /// A read whose answer lasts, so that it has no head to speak of.
    static Route lasting(String path, Endpoint endpoint) {
        return new Route("GET", path, shape(path, ONE_PART), false, endpoint);
    }

    /// A read of everything below a path: the name at its end stands for all parts that follow.
    static Route below(String path, Endpoint endpoint) {
        return new Route("GET", path, shape(path, ALL_THE_REST), true, endpoint);
    }

    static Route post(String path, Endpoint endpoint) {
        return new Route("POST", path, shape(path, ONE_PART), false, endpoint);
    }

    /// Several methods that belong together.
    ///
    /// @param methods as an `Allow` header lists them
    static Route several(String methods, String path, Endpoint endpoint) {
        return new Route(methods, path, shape(path, ONE_PART), false, endpoint);
    }

    private static Pattern shape(String path, String part) {
        return Pattern.compile(NAME.matcher(path).replaceAll(part));
    }

    boolean isAt(String asked) {
        return path.equals(asked) || shape.matcher(asked).matches();
    }

    boolean takes(String asked) {
        return List.of(method.split(", ", -1)).contains(asked) || (head && asked.equals("HEAD"));
    }

    /// The methods, as an `Allow` header lists them.
    String methods() {
        return head ? "GET, HEAD, OPTIONS" : method + ", OPTIONS";
    }
}
