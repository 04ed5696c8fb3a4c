package dev.backendrig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A curl command of a document: run by a shell as it is written, or, on a machine without curl,
/// sent by a client that understands as much of curl as the documents use.
record CurlCommand(String text) {
    private static final Pattern ADDRESS = Pattern.compile("curl (?:-N )?([^ ]+)(?: |$)");
    private static final Pattern HEADER = Pattern.compile(" -H '([^:']+): ([^']+)'");
    private static final Pattern BODY = Pattern.compile(" -d '([^']*)'");
    private static final int DEADLINE_SECONDS = 20;

    /// What the command prints.
    ///
    /// @param port in place of the usual one
    String run(int port) throws IOException, InterruptedException {
        var command = text.replace("localhost:3000", "localhost:" + port);
        return isCurlThere() ? shell(command) : send(command);
    }

    private static boolean isCurlThere() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "curl")));
    }

    private static String shell(String command) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(List.of("bash", "-c", command))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var answer = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(command).isZero();
        return answer;
    }

    static String send(String command) throws IOException, InterruptedException {
        var address = ADDRESS.matcher(command);
        assertThat(address.lookingAt()).as(command).isTrue();
        var request = HttpRequest.newBuilder(URI.create("http://" + address.group(1)));
        HEADER.matcher(command)
                .results()
                .forEach(header -> request.header(header.group(1), header.group(2)));
        var body = BODY.matcher(command);
        if (body.find()) request.POST(HttpRequest.BodyPublishers.ofString(body.group(1)));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString()).body();
        }
    }
}
