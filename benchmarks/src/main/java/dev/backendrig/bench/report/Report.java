package dev.backendrig.bench.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a run found: printed as it comes, kept as Markdown. Not thread-safe.
public final class Report {
    private final PrintStream out;
    private final StringBuilder text = new StringBuilder();
    private final List<Verdict> verdicts = new ArrayList<>();

    public Report(PrintStream out) {
        this.out = out;
    }

    /// Tells what is going on; not part of the report.
    public void progress(String line) {
        out.println("... " + line);
    }

    public void section(String title, Object content) {
        add("\n## " + title + "\n\n" + content + "\n");
    }

    public void verdict(Verdict verdict) {
        verdicts.add(verdict);
    }

    /// Prints all verdicts, the last section.
    public void finish() {
        var table = new Table("target", "measured", "");
        for (var verdict : verdicts) {
            table.row(verdict.target(), verdict.measured(), verdict.outcome().toString());
        }
        section("Targets", table);
    }

    public void save(Path file) throws IOException {
        Files.writeString(file, text);
    }

    private void add(String words) {
        text.append(words);
        out.print(words);
        out.flush();
    }
}
