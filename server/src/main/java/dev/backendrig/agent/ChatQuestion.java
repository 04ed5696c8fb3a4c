package dev.backendrig.agent;

import dev.backendrig.browser.ApprovalCard;
import dev.backendrig.language.Language;
import dev.backendrig.language.ReplyHint;
import java.util.List;
import java.util.stream.Collectors;

/// A question whether something may be done, in plain words, as it stands at the end of an answer.
public record ChatQuestion(Language language) {
    /// The whole question, how to answer it at its end.
    ///
    /// @param actions not empty
    String text(List<ApprovalCard.Action> actions) {
        return question(actions) + "\n" + ReplyHint.in(language);
    }

    /// The question alone.
    ///
    /// @param actions not empty
    public String question(List<ApprovalCard.Action> actions) {
        if (actions.size() == 1) {
            var action = actions.getFirst();
            return choose("May I do this: ", "Bolehkah saya melakukan ini: ")
                    + deed(action)
                    + ".\n"
                    + why(action);
        }
        var list = new StringBuilder(choose("May I do these:", "Bolehkah saya melakukan ini:"));
        for (var i = 0; i < actions.size(); i++) {
            var action = actions.get(i);
            list.append("\n%d. ".formatted(i + 1)).append(deed(action)).append(". ");
            list.append(why(action));
        }
        return list.toString();
    }

    private String why(ApprovalCard.Action action) {
        var reasons =
                action.reasons().stream().map(ForeignText::line).collect(Collectors.joining(" "));
        return choose("Why I ask: ", "Mengapa saya bertanya: ") + reasons;
    }

    private String deed(ApprovalCard.Action action) {
        var target = action.target();
        var values =
                action.values().stream()
                        .filter(it -> target == null || !it.name().equals("ref"))
                        .map(this::value)
                        .collect(Collectors.joining(", "));
        var site = action.site();
        return verb(action.tool())
                + (target == null ? "" : " " + ForeignText.quoted(target))
                + (site == null ? "" : choose(" on ", " di ") + ForeignText.quoted(site))
                + (values.isEmpty() ? "" : choose(", with ", ", dengan ") + values);
    }

    private String value(ApprovalCard.Value value) {
        return ForeignText.line(value.name()) + " " + ForeignText.quoted(value.value());
    }

    private String verb(String tool) {
        return switch (tool) {
            case "click_element" -> choose("click", "mengeklik");
            case "type_text" -> choose("type into", "mengetik ke");
            case "navigate_to" -> choose("open an address", "membuka alamat");
            case "scroll_to" -> choose("scroll", "menggulir");
            case "get_page_content" -> choose("read the page", "membaca halaman");
            case "get_interactive_elements" ->
                    choose("list what is on the page", "melihat unsur-unsur halaman");
            case String other ->
                    choose("use the tool ", "memakai alat ") + ForeignText.quoted(other);
        };
    }

    private String choose(String english, String indonesian) {
        return language.choose(english, indonesian);
    }
}
