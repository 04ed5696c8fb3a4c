package dev.backendrig.safety.acts;

import com.google.common.base.Suppliers;
import dev.backendrig.message.ToolCall;
import dev.backendrig.safety.elements.Element;
import dev.backendrig.safety.elements.ElementList;
import dev.backendrig.tool.ArgumentRole;
import dev.backendrig.tool.Tool;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Says of any call whether it may be made, by what it would do on the page, and by the person's own
/// words. Pure; thread-safe.
///
/// Asked first: what cannot be undone, and typing of secrets. Not asked: what this very prompt names
/// with a verb of clicking and the target's exact name, once; but for what is grave (payments,
/// transfers, changes of who may use an account, its end) that is no approval. A clear prompt to
/// read lets nothing act.
public final class ActsJudge {
    private final Supplier<Vocabulary> vocabulary;

    /// What stands in the files of words.
    private record Vocabulary(
            ActWords words,
            PromptPhrases promptPhrases,
            Irreversible irreversible,
            SecretTyping secrets) {
        static Vocabulary load(Predicate<String> isSecret) {
            var words = ActWords.load();
            return new Vocabulary(
                    words,
                    PromptPhrases.load(),
                    new Irreversible(words),
                    new SecretTyping(words, isSecret));
        }
    }

    private ActsJudge(Supplier<Vocabulary> vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// A judge with the words that the program brings along. They are read when it is first asked, as
    /// no start is to wait for that.
    ///
    /// @param isSecret whether a text is a secret by its form
    public static ActsJudge load(Predicate<String> isSecret) {
        return new ActsJudge(Suppliers.memoize(() -> Vocabulary.load(isSecret)));
    }

    private ActWords words() {
        return vocabulary.get().words();
    }

    private Irreversible irreversible() {
        return vocabulary.get().irreversible();
    }

    private SecretTyping secrets() {
        return vocabulary.get().secrets();
    }

    /// A person's own words, for [Scene].
    public Prompt prompt(String text) {
        return new Prompt(text, vocabulary.get().promptPhrases());
    }

    /// What is to be done with a call.
    ///
    /// @param call as it would be made, its arguments valid
    public ActVerdict judge(ToolCall call, Tool tool, Scene scene) {
        return switch (tool.effect()) {
            case READ -> reading(tool, scene);
            case NAVIGATE -> navigation(call, tool, scene);
            case ACT -> act(call, tool, scene);
        };
    }

    /// A tool may say that it only reads and be called `delete_event`.
    private ActVerdict reading(Tool tool, Scene scene) {
        var findings = new Findings(scene, ElementList.NONE);
        named(tool.spec().name(), findings);
        return findings.verdict();
    }

    private static ActVerdict navigation(ToolCall call, Tool tool, Scene scene) {
        var findings = new Findings(scene, ElementList.NONE);
        var urls = tool.roles().texts(call.arguments(), ArgumentRole.URL);
        var all = urls.isEmpty() ? call.arguments().string("url").stream().toList() : urls;
        all.stream()
                .filter(Downloads::isOne)
                .filter(url -> !scene.prompt().contains(url.replaceFirst("^https?://", "")))
                .findFirst()
                .ifPresent(_ -> findings.ask(findings.reasons().download()));
        return findings.verdict();
    }

    private ActVerdict act(ToolCall call, Tool tool, Scene scene) {
        if (scene.prompt().intent() == PromptIntent.READ) {
            return new ActVerdict.Refused(ActReasons.ONLY_READ, "read_only");
        }
        var act = ActReader.read(call, tool);
        if (scene.elements().isEmpty() && scene.pageWasRead() && needsList(act)) {
            return new ActVerdict.Refused(ActReasons.LIST_FIRST, "no_list");
        }
        var page = scene.elements().orElse(ElementList.NONE);
        if (page.isCut() && act.refs().stream().anyMatch(ref -> page.find(ref).isEmpty())) {
            return new ActVerdict.Refused(ActReasons.LIST_MORE, "no_list");
        }
        var findings = new Findings(scene, page);
        find(act, findings);
        return findings.verdict();
    }

    private static boolean needsList(ProposedAct act) {
        return switch (act) {
            case ProposedAct.ClickSomewhere _ -> true;
            case ProposedAct.Press(var key, _) -> !act.refs().isEmpty() || isSending(key);
            case ProposedAct.Click _,
                    ProposedAct.Type _,
                    ProposedAct.Choose _,
                    ProposedAct.AnswerDialog _,
                    ProposedAct.CloseTab _,
                    ProposedAct.Harmless _,
                    ProposedAct.Other _ ->
                    !act.refs().isEmpty();
        };
    }

    private static boolean isSending(String key) {
        var stroke = Keystroke.of(key);
        return stroke.isEnter() || stroke.isSpace() || stroke.isDelete();
    }

    private void find(ProposedAct act, Findings findings) {
        switch (act) {
            case ProposedAct.Click(var refs) -> refs.forEach(ref -> click(ref, findings));
            case ProposedAct.ClickSomewhere() -> somewhere(findings);
            case ProposedAct.Type type -> type(type, findings);
            case ProposedAct.Choose choose -> choose(choose, findings);
            case ProposedAct.Press press -> press(press, findings);
            case ProposedAct.AnswerDialog(var accept, var text) -> {
                if (accept) dialog(findings);
                secretText(text, findings);
            }
            case ProposedAct.CloseTab(var tab) -> {
                if (!findings.scene().done().opened(tab) && !findings.closesTab()) {
                    findings.ask(findings.reasons().closeTab());
                }
            }
            case ProposedAct.Harmless _ -> {
                // The person picks a file themselves; a selection changes nothing.
            }
            case ProposedAct.Other other -> other(other, findings);
        }
    }

    private void click(long ref, Findings findings) {
        findings.page().find(ref).ifPresent(element -> click(element, findings));
    }

    private void click(Element element, Findings findings) {
        irreversible()
                .click(element, findings.page())
                .ifPresent(kind -> findings.click(element, kind));
    }

    /// What is at a place nobody told us: it may be whatever the page has.
    private void somewhere(Findings findings) {
        irreversible()
                .any(findings.page())
                .ifPresent(there -> findings.ask(findings.reasons().somewhere(there)));
    }

    private void type(ProposedAct.Type type, Findings findings) {
        for (var typed : type.fields()) {
            var fields =
                    typed.refs().stream()
                            .flatMap(ref -> findings.page().find(ref).stream())
                            .toList();
            secret(typed.text(), fields, type.secret(), findings);
            fields.stream()
                    .filter(field -> type.sends() || irreversible().sends(field, typed.text()))
                    .forEach(field -> enter(field, findings));
        }
        if (type.sends() && type.fields().isEmpty()) enterSomewhere(findings);
    }

    private void secret(String text, List<Element> fields, boolean marked, Findings findings) {
        if (text.isBlank()) return;
        var secretField = fields.stream().filter(secrets()::isSecretField).findFirst();
        if (secretField.isEmpty() && !marked && !secrets().isSecretText(text)) return;
        if (fields.stream().anyMatch(field -> findings.namesTyping(text, field))) return;
        findings.askSecret(
                secretField
                        .map(findings.reasons()::secretField)
                        .orElseGet(findings.reasons()::secretText));
    }

    private void secretText(String text, Findings findings) {
        secret(text, List.of(), false, findings);
    }

    private void choose(ProposedAct.Choose choose, Findings findings) {
        var list = findings.page().find(choose.ref());
        var known = list.orElseGet(() -> new Element(choose.ref(), "combobox", ""));
        irreversible()
                .choice(known, choose.options())
                .ifPresent(kind -> findings.choice(known, kind));
        choose.options().forEach(option -> secretText(option, findings));
    }

    private void press(ProposedAct.Press press, Findings findings) {
        var stroke = Keystroke.of(press.key());
        var target = target(press, findings.page());
        if (stroke.isEnter()) {
            target.ifPresentOrElse(it -> enter(it, findings), () -> enterSomewhere(findings));
        } else if (stroke.isSpace()) {
            target.filter(it -> !it.isField()).ifPresent(it -> click(it, findings));
        } else if (stroke.isDelete() && target.filter(Element::isField).isEmpty()) {
            findings.ask(findings.reasons().deleteKey());
        } else if (press.types()) {
            secret(press.key(), target.stream().toList(), false, findings);
        }
    }

    private static Optional<Element> target(ProposedAct.Press press, ElementList page) {
        var ref = press.ref();
        return ref == null ? page.focused() : page.find(ref);
    }

    private void enter(Element on, Findings findings) {
        if (!on.isField()) {
            click(on, findings);
            return;
        }
        irreversible()
                .enter(on, findings.page())
                .ifPresent(sent -> findings.enter(on, sent.target(), sent.kind()));
    }

    /// Where the focus is nobody told us: it may be in whatever form the page has.
    private void enterSomewhere(Findings findings) {
        irreversible()
                .any(findings.page())
                .ifPresent(there -> findings.ask(findings.reasons().somewhere(there)));
    }

    private void dialog(Findings findings) {
        var message = findings.scene().dialog();
        var kind = words().anywhere(ActWords.Mode.STARTS, message);
        var isGrave = kind.filter(ActKind::isGrave).isPresent();
        if (kind.isEmpty() && words().isHarmlessQuestion(message)) return;
        var reason = findings.reasons().dialog(message);
        if (isGrave) findings.askGrave(reason);
        else if (!findings.acceptsDialog()) findings.ask(reason);
    }

    private void other(ProposedAct.Other other, Findings findings) {
        named(other.tool(), findings);
        other.refs().forEach(ref -> click(ref, findings));
        var fields =
                other.refs().stream().flatMap(ref -> findings.page().find(ref).stream()).toList();
        other.texts().forEach(text -> secret(text, fields, false, findings));
    }

    private void named(String tool, Findings findings) {
        var name = tool.replace('_', ' ').replace('-', ' ').replace('.', ' ');
        words().instruction(name)
                .ifPresent(kind -> findings.ask(findings.reasons().tool(tool, kind), kind));
    }

    /// Whether what is typed into the element is nobody's business, such as a password.
    public boolean isSecretField(Element element) {
        return secrets().isSecretField(element);
    }
}
