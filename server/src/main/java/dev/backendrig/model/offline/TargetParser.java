package dev.backendrig.model.offline;

import java.util.ArrayList;
import java.util.List;

/// Finds the name of an element, and what kind it is, in what a person calls it: `the "Save"
/// button`, `tombol Simpan`, `link bernama Tentang Kami`. Immutable.
final class TargetParser {
    private record Rule(Form form, Role role) {}

    private final List<Rule> withRole = new ArrayList<>();
    private final Form plain;

    TargetParser(Vocabulary vocabulary) {
        // The longer names come first: a `kotak centang` is no `kotak`.
        for (var role :
                List.of(Role.CHECKBOX, Role.BUTTON, Role.LINK, Role.FIELD, Role.TAB, Role.MENU)) {
            var word = role.name();
            withRole.add(new Rule(Form.of("THE* " + word + " NAMED? <name>", vocabulary), role));
            withRole.add(new Rule(Form.of("THE* <name> " + word, vocabulary), role));
        }
        plain = Form.of("THE* NAMED? <name>", vocabulary);
    }

    Target read(Phrase called) {
        var said = called.text();
        for (var rule : withRole) {
            var blanks = rule.form().match(called);
            if (blanks.isPresent()) {
                return new Target(blanks.get().phrase("name").text(), rule.role(), said);
            }
        }
        return plain.match(called)
                .map(blanks -> new Target(blanks.phrase("name").text(), null, said))
                .orElseGet(() -> Target.named(said));
    }
}
