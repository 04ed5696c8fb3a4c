package dev.backendrig.model.offline;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What an element is, as far as people and pages tell. The vocabulary has a set of words of the
/// same name for each.
enum Role {
    BUTTON("button submit reset image-button summary"),
    LINK("link a anchor"),
    FIELD(
            "textbox searchbox combobox input textarea text field search email password tel url"
                    + " number spinbutton date time contenteditable editor listbox select"),
    CHECKBOX("checkbox radio switch option menuitemcheckbox menuitemradio"),
    TAB("tab"),
    MENU("menu menuitem");

    private final String pageNames;

    Role(String pageNames) {
        this.pageNames = " " + pageNames + " ";
    }

    /// The role that a page means; empty where it tells none or one that is not ours.
    static Optional<Role> ofPage(String pageName) {
        var name = pageName.strip().toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.contains(" ")) return Optional.empty();
        return Arrays.stream(values())
                .filter(role -> role.pageNames.contains(" " + name + " "))
                .findFirst();
    }
}
