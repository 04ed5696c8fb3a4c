package dev.backendrig.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.client.ServerEvents.ServerEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerEventsTest {
    @Test
    void readsAnEventStreamAsWhatwgHtmlHasIt() throws Exception {
        var first = ": a comment\nid: 1\nevent: text\ndata: {\"a\":\ndata:\"é🙂\"}\n\n";
        var second = "data\n\nid: 2\nretry: 5\nunknown: x\nevent: done\ndata:  two\n\n";
        var third = "event: none\n\ndata: a\rdata: b\r\rdata: cut off\n";
        var text = first.replace("\n", "\r\n") + second + third;
        assertThat(events(text))
                .containsExactly(
                        new ServerEvent("1", "text", "{\"a\":\n\"é🙂\"}"),
                        new ServerEvent("1", "message", ""),
                        new ServerEvent("2", "done", " two"),
                        new ServerEvent("2", "message", "a\nb"));
    }

    @Test
    void aLineThatIsCutOffIsNone() throws Exception {
        assertThat(events("data: a\n\ndata: b\n\nid: 5")).hasSize(2);
    }

    private static List<ServerEvent> events(String text) throws IOException {
        var events = new ServerEvents(new ByteArrayInputStream(text.getBytes(UTF_8)));
        var found = new ArrayList<ServerEvent>();
        for (var it = events.next(); it.isPresent(); it = events.next()) found.add(it.get());
        return found;
    }
}
