package dev.backendrig.model.offline;

import java.util.List;
import java.util.Set;

/// What this model tells of a page. Immutable.
final class PageAnswers {
    private static final int MAX_READ = 3_000;
    private static final int MAX_LISTED = 60;

    private final Answers answers;
    private final PageSummary summary;

    PageAnswers(Answers answers, PageSummary summary) {
        this.answers = answers;
        this.summary = summary;
    }

    String summary(PageText page) {
        var picked = summary.of(page);
        if (picked.isEmpty()) return nothingToRead();
        return answers.say("Summary of ", "Ringkasan ")
                + named(page)
                + answers.say(
                        " (picked from the page, not written by a model):",
                        " (dipilih dari halaman, bukan ditulis oleh model):")
                + "\n- "
                + String.join("\n- ", picked);
    }

    String text(PageText page) {
        var text = Shown.text(page.text(), MAX_READ);
        if (text.isBlank()) return nothingToRead();
        var rest = page.text().length() - MAX_READ;
        return answers.say("Text of ", "Teks ")
                + named(page)
                + ":\n\n"
                + text
                + (rest > 0 ? "\n\n" + moreText(rest) : "");
    }

    String list(List<Element> elements, Set<Role> roles) {
        var wanted =
                elements.stream()
                        .filter(e ->
                                roles.isEmpty() || e.kind().filter(roles::contains).isPresent())
                        .toList();
        if (wanted.isEmpty()) return nothingListed(elements.size());
        var lines = wanted.stream().limit(MAX_LISTED).map(answers::numbered).toList();
        var rest = wanted.size() - lines.size();
        return answers.say("On this page:", "Di halaman ini:")
                + "\n- "
                + String.join("\n- ", lines)
                + (rest > 0 ? "\n\n" + moreElements(rest) : "");
    }

    private String named(PageText page) {
        return page.title().isBlank()
                ? answers.say("the page", "halaman")
                : Answers.quoted(page.title());
    }

    private String nothingToRead() {
        return answers.say(
                "The page shows no text that I can read.",
                "Halaman ini tidak menampilkan teks yang bisa saya baca.");
    }

    private String nothingListed(int total) {
        if (total == 0) {
            return answers.say(
                    "There is nothing to click or type into on this page.",
                    "Di halaman ini tidak ada yang bisa diklik atau diisi.");
        }
        return answers.say(
                "None of the " + total + " elements of this page is of that kind.",
                "Dari " + total + " elemen halaman ini tidak ada yang berjenis itu.");
    }

    private String moreText(int rest) {
        return answers.say(
                "(" + rest + " more characters are not shown.)",
                "(" + rest + " karakter lagi tidak ditampilkan.)");
    }

    private String moreElements(int rest) {
        return answers.say(
                "(" + rest + " more are not shown.)", "(" + rest + " lagi tidak ditampilkan.)");
    }
}
