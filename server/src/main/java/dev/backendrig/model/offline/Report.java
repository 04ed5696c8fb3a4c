package dev.backendrig.model.offline;

import java.util.ArrayList;
import java.util.List;

/// What a run has to tell at its end. Used by one thread.
final class Report {
    private final Answers answers;
    private final List<String> deeds = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    Report(Answers answers) {
        this.answers = answers;
    }

    /// Adds something done to the page: `opened example.com`.
    void did(String deed) {
        deeds.add(deed);
    }

    /// Adds something seen on the page, with a heading of its own.
    void found(String finding) {
        findings.add(finding);
    }

    String success() {
        return blocks("");
    }

    /// @param failure one sentence: what failed and why
    /// @param notDone how many commands after it were not tried
    String failure(String failure, int notDone) {
        return blocks(notDone == 0 ? failure : failure + " " + answers.restNotDone(notDone));
    }

    private String blocks(String end) {
        var blocks = new ArrayList<String>();
        if (!deeds.isEmpty()) blocks.add(answers.done(deeds));
        blocks.addAll(findings);
        if (!end.isEmpty()) blocks.add(end);
        return String.join("\n\n", blocks);
    }
}
