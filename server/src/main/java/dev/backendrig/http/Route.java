package dev.backendrig.http;

/// One line of the table of routes.
///
/// @param method `GET` stands for `HEAD` too, except on the socket
record Route(String method, String path, Endpoint endpoint) {
    boolean takes(String asked) {
        return method.equals(asked) || (takesHead() && asked.equals("HEAD"));
    }

    /// The methods, as an `Allow` header lists them.
    String methods() {
        return takesHead() ? "GET, HEAD, OPTIONS" : method + ", OPTIONS";
    }

    private boolean takesHead() {
        return method.equals("GET") && !path.equals(Routes.SOCKET);
    }
}
