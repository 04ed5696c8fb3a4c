package dev.backendrig.bench.safety;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Asks the server to run, as a panel does.
///
/// @param extended whether it reads the extended event stream, with rendering of its own
/// @param streaming whether it takes the answer as it comes, or as one JSON object
record Client(HttpClient http, int port, boolean extended, boolean streaming) {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int OK = 200;

    /// Runs to the end.
    ///
    /// @return what a person was shown
    String run(String prompt, String session, JsonArray history)
            throws IOException, InterruptedException {
        var body =
                JsonObject.builder()
                        .put("message", prompt)
                        .put("session_id", session)
                        .put("stream", streaming)
                        .put("history", history);
        if (extended) body.put("protocol", 2).put("rendering", "own");
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/agent/run"))
                        .timeout(LIMIT)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(Json.write(body.build())))
                        .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != OK) throw new IOException("refused: " + response.body());
        if (!streaming) return jsonText(response.body());
        return extended ? extendedText(response.body()) : baseText(response.body());
    }

    private static String jsonText(String body) {
        return ((JsonObject) Json.parse(body)).string("response").orElse(body);
    }

    /// Events without a name are text; lines of one event are lines of it.
    private static String baseText(String stream) {
        var text = new StringBuilder();
        for (var event : stream.split("\n\n", -1)) {
            if (event.startsWith("event:") || event.equals("data: [DONE]")) continue;
            text.append(
                    event.lines()
                            .filter(line -> line.startsWith("data: "))
                            .map(line -> line.substring("data: ".length()))
                            .reduce((a, b) -> a + "\n" + b)
                            .orElse(""));
        }
        return text.toString();
    }

    private static String extendedText(String stream) {
        var text = new StringBuilder();
        for (var event : stream.split("\n\n", -1)) {
            if (!event.contains("event: text\n")) continue;
            event.lines()
                    .filter(line -> line.startsWith("data: "))
                    .map(line -> (JsonObject) Json.parse(line.substring("data: ".length())))
                    .forEach(json -> text.append(json.string("delta").orElse("")));
        }
        return text.toString();
    }
}
