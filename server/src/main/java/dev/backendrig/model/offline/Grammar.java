package dev.backendrig.model.offline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What each form of speech means: a table, first match wins. Immutable.
final class Grammar {
    /// How far `scroll down` goes, in CSS pixels: about a screen.
    static final long SCREEN = 800;

    private static final List<String> VERBS =
            List.of(
                    "OPEN",
                    "CLICK",
                    "FILL",
                    "TYPE",
                    "WRITE",
                    "SET",
                    "SCROLL",
                    "LIST",
                    "READ",
                    "SUMMARISE");

    private record Rule(Form form, Function<Blanks, List<Command>> meaning) {}

    private final Vocabulary vocabulary;
    private final TargetParser targets;
    private final List<Rule> rules = new ArrayList<>();

    Grammar(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.targets = new TargetParser(vocabulary);
        opening();
        summarising();
        reading();
        listing();
        scrolling();
        typing();
        clicking();
    }

    /// What one piece of a prompt commands; empty where it is no command as a whole.
    List<Command> meaning(Phrase said) {
        for (var rule : rules) {
            var blanks = rule.form().match(said);
            if (blanks.isPresent()) return rule.meaning().apply(blanks.get());
        }
        return List.of();
    }

    /// Whether the phrase begins with the verb of a command.
    boolean beginsLikeACommand(Phrase said) {
        return VERBS.stream().anyMatch(verb -> vocabulary.words(verb).lengthAt(said, 0) > 0);
    }

    private void opening() {
        rule("OPEN SITE* <address> IN_BROWSER*", Grammar::open);
        for (var role : List.of(Role.BUTTON, Role.LINK, Role.TAB, Role.MENU)) {
            rule("OPEN THE* " + role + " NAMED? <name>", said -> click(said, role));
            rule("OPEN THE* <name> " + role, said -> click(said, role));
        }
    }

    private void summarising() {
        var summarise = new Command.Summarise();
        rule("SUMMARISE PAGE*", said -> List.of(summarise));
        rule("WHAT_IS PAGE* ABOUT", said -> List.of(summarise));
        rule("WHAT_DOES PAGE* SAY", said -> List.of(summarise));
        rule("PAGE* ABOUT_WHAT PAGE*", said -> List.of(summarise));
        rule("WHAT_CONTENT PAGE*", said -> List.of(summarise));
        rule("SUMMARISE PAGE* <address>", said -> openThen(said, summarise));
        rule("OPEN THEN SUMMARISE PAGE* <address>", said -> openThen(said, summarise));
    }

    private void reading() {
        var read = new Command.ReadPage();
        rule("READ PAGE*", said -> List.of(read));
        rule("SHOW PAGE* CONTENT PAGE*", said -> List.of(read));
        rule("READ PAGE* <address>", said -> openThen(said, read));
        rule("OPEN THEN READ PAGE* <address>", said -> openThen(said, read));
    }

    private void listing() {
        rule("LIST", this::list);
        rule("LIST THINGS* THING THING|THINGS*", this::list);
        rule("SHOW THINGS* THING THING|THINGS*", this::list);
        rule("ASK THINGS* THING THING|THINGS*", this::list);
        rule("THING ASK THING|THINGS*", this::list);
    }

    private void scrolling() {
        rule("SCROLL TO* TOP PAGE*", said -> List.of(new Command.ScrollToTop()));
        rule("SCROLL TO* BOTTOM PAGE*", said -> List.of(new Command.ScrollToBottom()));
        rule("SCROLL PAGE* DOWN BY* <number> PIXELS?", said -> by(said.number("number")));
        rule("SCROLL PAGE* UP BY* <number> PIXELS?", said -> by(-said.number("number")));
        rule("SCROLL BY* <number> PIXELS? DOWN", said -> by(said.number("number")));
        rule("SCROLL BY* <number> PIXELS? UP", said -> by(-said.number("number")));
        rule("SCROLL TO* POSITION* <x> COMMA? POSITION* <number> PIXELS?", Grammar::to);
        rule("SCROLL TO TO* POSITION* <number> PIXELS?", Grammar::to);
        rule("SCROLL POSITION POSITION* <number> PIXELS?", Grammar::to);
        rule("SCROLL BY* <number> PIXELS?", said -> by(said.number("number")));
        rule("SCROLL PAGE* A_BIT* TO* UP A_BIT* PAGE*", said -> by(-SCREEN));
        rule("SCROLL PAGE* A_BIT* TO* DOWN A_BIT* PAGE*", said -> by(SCREEN));
        rule("SCROLL A_BIT*", said -> by(SCREEN));
    }

    /// To fill is mostly said field first, so the text may contain `ke` and `in`; to type is mostly
    /// said text first, so the text may contain `dengan` and `with`.
    private void typing() {
        rule("FILL <field> WITH <text>", this::type);
        rule("FILL <text..> INTO <field>", this::type);
        rule("TYPE INTO <field> WITH <text>", this::type);
        rule("TYPE INTO <field> <quote>", this::type);
        rule("TYPE <text..> INTO <field>", this::type);
        rule("WRITE INTO <field> WITH <text>", this::type);
        rule("WRITE INTO <field> <quote>", this::type);
        rule("WRITE <quote> INTO <field>", this::type);
        rule("WRITE <text..> INTO THE* FIELD NAMED? <field>", this::type);
        rule("WRITE <text..> INTO THE* <field> FIELD", this::type);
        rule("WRITE <text..> STRONG_INTO <field>", this::type);
        rule("INTO <field> TYPE <text>", this::type);
        rule("INTO <field> FILL <text>", this::type);
        rule("INTO <field> WRITE <text>", this::type);
        rule("FILL <field> <quote>", this::type);
        rule("FILL THE* FIELD <word> <value>", this::type);
        rule("FILL THE* <word> <value>", this::type);
        rule("FILL <text..> AS <field>", this::type);
        rule("TYPE <text..> AS <field>", this::type);
        rule("TYPE <field> WITH <text>", this::type);
        rule("SET <field> BECOME <text>", this::type);
        rule("SET <field> WITH <text>", this::type);
    }

    private void clicking() {
        rule("CLICK ON* <name> ON_PAGE*", this::click);
    }

    private void rule(String form, Function<Blanks, List<Command>> meaning) {
        rules.add(new Rule(Form.of(form, vocabulary), meaning));
    }

    private static List<Command> open(Blanks said) {
        var word = said.phrase("address").text();
        return List.of(new Command.Open(Address.in(word).orElse(word)));
    }

    private static List<Command> openThen(Blanks said, Command next) {
        return List.of(open(said).getFirst(), next);
    }

    private List<Command> click(Blanks said) {
        return List.of(new Command.Click(targets.read(said.phrase("name"))));
    }

    private static List<Command> click(Blanks said, Role role) {
        var name = said.phrase("name").text();
        return List.of(new Command.Click(new Target(name, role, name)));
    }

    private List<Command> type(Blanks said) {
        var text = said.verbatim(said.anyOf("text", "quote", "value"));
        var field = targets.read(said.phrase(said.anyOf("field", "word")));
        return List.of(new Command.Type(text, field));
    }

    /// The roles are those whose words are said anywhere: `list the links and buttons`.
    private List<Command> list(Blanks said) {
        var roles = Arrays.stream(Role.values()).filter(role -> names(said.whole(), role));
        return List.of(new Command.ListElements(roles.collect(Collectors.toSet())));
    }

    private boolean names(Phrase said, Role role) {
        var words = vocabulary.words(role.name());
        return IntStream.range(0, said.size()).anyMatch(at -> words.lengthAt(said, at) > 0);
    }

    private static List<Command> by(long pixels) {
        return List.of(new Command.ScrollBy(pixels));
    }

    private static List<Command> to(Blanks said) {
        return List.of(new Command.ScrollTo(said.number("x"), said.number("number")));
    }
}
