package dev.backendrig.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `Accept` headers take.
class AcceptsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json, text/event-stream   | true  | true",
                "text/event-stream;q=0.5,APPLICATION/JSON | true | true",
                "*/*                                   | true  | true",
                "application/*, text/*                 | true  | true",
                "application/json                      | true  | false",
                "text/event-stream                     | false | true",
                "application/json;q=0, text/event-stream | false | true",
                "application/jsonp                     | false | false",
                "''                                    | false | false"
            })
    void takesWhatItNames(String header, boolean json, boolean events) {
        assertThat(Accepts.takes(header, Accepts.JSON)).isEqualTo(json);
        assertThat(Accepts.takes(header, Accepts.EVENTS)).isEqualTo(events);
    }

    @Test
    void takesNothingWhereItIsMissing() {
        assertThat(Accepts.takes(null, Accepts.JSON)).isFalse();
    }
}
