package dev.backendrig;

import dev.backendrig.config.Settings;
import dev.backendrig.config.TomlException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;

/// Why the server could not start, in one line that says what to do.
final class StartFailure {
    /// Ports below it are the administrator's on most systems.
    private static final int FIRST_FREE_PORT = 1024;

    private StartFailure() {}

    /// One line for people.
    static String sentence(Settings.Http http, Exception failure) {
        if (failure instanceof TomlException wrong) return wrong.sentence();
        var port = http.port();
        // The system's own wording is not looked at: it comes in the language of the machine.
        var foreign = foreignAddresses(http.hosts());
        if (!foreign.isEmpty()) {
            return "HOST: " + foreign.getFirst() + " is not an address of this machine";
        }
        if (!hasBindFailure(failure)) {
            return "The server could not start: "
                    + failure.getClass().getSimpleName()
                    + "; LOG_LEVEL=debug shows where";
        }
        if (port > 0 && port < FIRST_FREE_PORT && !isRoot()) {
            return "Port "
                    + port
                    + " is in use or only for the administrator: set PORT to a free one above 1023";
        }
        return "Port "
                + port
                + " is in use: stop the program that has it, or choose another one: PORT="
                + (port == 65_535 ? port - 1 : port + 1)
                + " ./rig run";
    }

    private static boolean hasBindFailure(Throwable failure) {
        for (Throwable it = failure; it != null; it = it.getCause()) {
            if (it instanceof BindException || it instanceof SocketException) return true;
        }
        return false;
    }

    private static boolean isRoot() {
        return System.getProperty("user.name", "").equals("root");
    }

    private static List<String> foreignAddresses(List<String> hosts) {
        return hosts.stream().filter(host -> !isOurs(host)).toList();
    }

    private static boolean isOurs(String host) {
        try {
            var address = InetAddress.getByName(host);
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (UnknownHostException | SocketException e) {
            return false;
        }
    }
}
