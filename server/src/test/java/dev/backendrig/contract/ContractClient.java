package dev.backendrig.contract;

import dev.backendrig.http.RawClient;
import dev.backendrig.http.Reply;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// Asks a server, each time on a connection of its own, and holds what it answers against the
/// document.
///
/// The headers that its methods take end with CR LF each.
public record ContractClient(HttpContract contract, InetSocketAddress server) {
    /// A request to a documented operation.
    public Reply ask(String method, String path, String headers, String body) throws IOException {
        return ask(method, path, path, headers, body);
    }

    /// A request to a documented operation whose path has parameters.
    ///
    /// @param operation its path in the document
    public Reply ask(String method, String operation, String path, String headers, String body)
            throws IOException {
        var length = body.getBytes(StandardCharsets.UTF_8).length;
        var all = length == 0 ? headers : headers + "Content-Length: " + length + "\r\n";
        var reply = send(method, path, all, body);
        contract.check(method, operation, reply);
        return reply;
    }

    /// A request whose body does not come, though its headers promise one.
    public Reply askWithoutBody(String path, String headers) throws IOException {
        return askWithoutBody(path, path, headers);
    }

    /// The same where the path has parameters.
    public Reply askWithoutBody(String operation, String path, String headers) throws IOException {
        var reply = send("POST", path, headers, "");
        contract.check("POST", operation, reply);
        return reply;
    }

    /// A request that reaches no operation.
    public Reply askAny(String method, String path, String headers) throws IOException {
        var reply = send(method, path, headers, "");
        contract.checkAny(reply);
        return reply;
    }

    /// A request for a WebSocket.
    public Reply upgrade(String path, String headers) throws IOException {
        try (var client = new RawClient(server)) {
            var reply = client.send(request("GET", path, headers, "")).head();
            contract.check("GET", path, reply);
            return reply;
        }
    }

    private Reply send(String method, String path, String headers, String body) throws IOException {
        try (var client = new RawClient(server)) {
            return client.send(request(method, path, headers, body)).read(method);
        }
    }

    /// The text of a request.
    public String request(String method, String path, String headers, String body) {
        var host = "Host: localhost:" + server.getPort() + "\r\n";
        return method + " " + path + " HTTP/1.1\r\n" + host + headers + "\r\n" + body;
    }
}
