package dev.backendrig.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// Opens the server's ports: one port, on each of the addresses.
final class Listeners {
    private static final String IPV6_LOOPBACK = "::1";
    private static final int ACCEPT_QUEUE = 4096;
    private static final int MAX_HEADER_BYTES = 16 * 1024;

    /// Another process may take the free port on the second address before we do.
    private static final int FREE_PORT_TRIES = 10;

    private final Server server;
    private final List<String> hosts;
    private final Duration idle;

    /// @param idle how long a connection may be idle between requests
    Listeners(Server server, List<String> hosts, Duration idle) {
        this.server = server;
        this.hosts = hosts;
        this.idle = idle;
    }

    /// Opens them all, or none.
    ///
    /// @param port 0 for one that is free on every address
    /// @throws HttpServerException if one cannot be opened
    List<ServerConnector> open(int port) {
        for (var tries = 1; ; tries++) {
            try {
                return openOnce(port);
            } catch (HttpServerException e) {
                var mayTryAgain = port == 0 && e.kind() == HttpServerException.Kind.PORT_IN_USE;
                if (!mayTryAgain || tries == FREE_PORT_TRIES) throw e;
            }
        }
    }

    private List<ServerConnector> openOnce(int port) {
        var opened = new ArrayList<ServerConnector>();
        try {
            for (var host : hosts) {
                var same = opened.isEmpty() ? port : opened.getFirst().getLocalPort();
                if (isMissing(host) && hosts.size() > 1) continue;
                opened.add(open(host, same));
            }
            return opened;
        } catch (HttpServerException e) {
            opened.forEach(ServerConnector::close);
            throw e;
        }
    }

    /// Whether the machine has no IPv6, so that its loopback address cannot be had.
    private static boolean isMissing(String host) {
        if (!host.equals(IPV6_LOOPBACK)) return false;
        try (var probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(ipv6Loopback(), 0));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static InetAddress ipv6Loopback() throws IOException {
        var bytes = new byte[16];
        bytes[15] = 1;
        return InetAddress.getByAddress(bytes);
    }

    private ServerConnector open(String host, int port) {
        var connector = connector(host, port);
        try {
            connector.open();
            return connector;
        } catch (IOException e) {
            throw refused(host, port, e);
        }
    }

    private ServerConnector connector(String host, int port) {
        var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http()));
        connector.setHost(host);
        connector.setPort(port);
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setIdleTimeout(idle.toMillis());
        // The end of a stop must not wait for connections that merely stay open.
        connector.setShutdownIdleTimeout(1);
        return connector;
    }

    private static HttpConfiguration http() {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        http.setHttpCompliance(HttpCompliance.RFC9110);
        // Clients of OpenAI's API write the slash in a model's id as %2F. Routes look at paths as
        // they
        // were sent, so it is no slash to any of them.
        http.setUriCompliance(
                UriCompliance.DEFAULT.with(
                        "escaped-slash", UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR));
        return http;
    }

    private static HttpServerException refused(String host, int port, IOException cause) {
        var bind = cause instanceof BindException ? cause : cause.getCause();
        var message = String.valueOf(bind == null ? cause.getMessage() : bind.getMessage());
        if (message.contains("in use")) {
            return new HttpServerException(
                    HttpServerException.Kind.PORT_IN_USE,
                    "Port " + port + " on " + host + " is in use: stop what uses it, or set PORT",
                    cause);
        }
        return new HttpServerException(
                HttpServerException.Kind.ADDRESS_UNUSABLE,
                "Cannot listen on " + host + " port " + port + ": " + message,
                cause);
    }
}
