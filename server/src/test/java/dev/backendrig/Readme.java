package dev.backendrig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// One of the two READMEs, as those read it who copy commands from it.
final class Readme {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Readme() {}

    /// The lines of all blocks of shell code; a line that goes on in the next is joined with it.
    static Stream<String> code(String name) throws IOException {
        var code = new ArrayList<String>();
        var inCode = false;
        var text = Files.readString(ROOT.resolve(name)).replaceAll("\\\\\n\\s*", "");
        for (var line : text.split("\n", -1)) {
            if (line.startsWith("```")) inCode = line.equals("```sh");
            else if (inCode) code.add(line);
        }
        return code.stream();
    }

    /// The curl commands that work without anything else.
    static List<String> curls(String name) throws IOException {
        return code(name)
                .filter(line -> line.startsWith("curl "))
                .filter(line -> !line.contains("\"session_id\":\"SESSION\""))
                .filter(line -> !line.contains("$AUTH_TOKEN"))
                .toList();
    }
}
