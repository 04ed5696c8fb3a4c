package dev.backendrig.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/// Where the server listens.
class ListeningTest {
    @Test
    void listensOnOnePortOfAllItsAddresses() throws Exception {
        try (var server = new TestServer(TestServer.greeting())) {
            assertThat(server.addresses()).isNotEmpty();
            for (var address : server.addresses()) {
                assertThat(address.getPort()).isEqualTo(server.port());
                assertThat(address.getAddress().isLoopbackAddress()).isTrue();
                try (var client = new RawClient(address)) {
                    client.send(server.request("GET", "/ready", "", ""));
                    assertThat(client.read().status()).isEqualTo(200);
                }
            }
        }
    }

    @Test
    void saysThatAPortIsInUse() throws Exception {
        var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (var other = new ServerSocket(0, 1, loopback)) {
            var port = other.getLocalPort();
            assertThatThrownBy(() ->
                            new TestServer(
                                    new TestServer.Setup().port(port), TestServer.greeting()))
                    .isInstanceOfSatisfying(
                            HttpServerException.class,
                            e ->
                                    assertThat(e.kind())
                                            .isEqualTo(HttpServerException.Kind.PORT_IN_USE))
                    .hasMessageContaining("Port " + port);
        }
    }

    @Test
    void saysThatAnAddressIsNotThisMachines() {
        var setup = new TestServer.Setup().hosts("192.0.2.1");
        assertThatThrownBy(() -> new TestServer(setup, TestServer.greeting()))
                .isInstanceOfSatisfying(
                        HttpServerException.class,
                        e ->
                                assertThat(e.kind())
                                        .isEqualTo(HttpServerException.Kind.ADDRESS_UNUSABLE));
    }
}
