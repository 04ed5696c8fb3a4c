package dev.backendrig.model.offline;

import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Carries commands out, one call a step. It keeps no state between steps: each time it walks the
/// commands from the first, takes the results of the calls made so far, and stops where one is
/// missing. The same results lead to the same next step. Used by one thread, once.
final class Plan {
    /// Browsers stop at a page's end, so that any page's bottom is above this.
    private static final long BOTTOM = 1_000_000;

    private final List<Command> commands;
    private final Deque<ToolResult> results;
    private final Set<String> offered;
    private final Answers answers;
    private final PageAnswers pages;
    private final Report report;
    private int made;

    /// What is known of the page; null where it has to be asked for.
    private @Nullable List<Element> elements;

    private long scrolled;

    Plan(
            List<Command> commands,
            List<ToolResult> results,
            Set<String> offered,
            Answers answers,
            PageAnswers pages) {
        this.commands = List.copyOf(commands);
        this.results = new ArrayDeque<>(results);
        this.offered = Set.copyOf(offered);
        this.answers = answers;
        this.pages = pages;
        this.report = new Report(answers);
    }

    NextStep next() {
        for (var i = 0; i < commands.size(); i++) {
            switch (carryOut(commands.get(i))) {
                case Progress.Done() -> {
                    // On to the next command.
                }
                case Progress.Needs(String tool, JsonObject arguments) -> {
                    return call(tool, arguments, commands.size() - i - 1);
                }
                case Progress.Failed(String why) -> {
                    return new NextStep.Say(report.failure(why, commands.size() - i - 1));
                }
            }
        }
        return new NextStep.Say(report.success());
    }

    private NextStep call(String tool, JsonObject arguments, int notDone) {
        if (!offered.contains(tool)) {
            return new NextStep.Say(report.failure(answers.toolMissing(tool), notDone));
        }
        return new NextStep.Call(new ToolCall("offline-" + (made + 1), tool, arguments));
    }

    private Progress carryOut(Command command) {
        return switch (command) {
            case Command.Open(String address) -> open(address);
            case Command.Click(Target target) -> click(target);
            case Command.Type(String text, Target field) -> type(text, field);
            case Command.ScrollBy(long by) -> scroll(0, Math.max(0, scrolled + by));
            case Command.ScrollTo(long x, long y) -> scroll(x, y);
            case Command.ScrollToTop() -> scroll(0, 0);
            case Command.ScrollToBottom() -> scroll(0, BOTTOM);
            case Command.ListElements(Set<Role> roles) -> list(roles);
            case Command.ReadPage() -> content(pages::text);
            case Command.Summarise() -> content(pages::summary);
        };
    }

    private Progress open(String address) {
        return act(
                "navigate_to",
                JsonObject.of("url", address),
                answers.opening(address),
                answers.opened(address),
                () -> {
                    elements = null;
                    scrolled = 0;
                });
    }

    private Progress click(Target target) {
        return withElement(
                target,
                matcher -> matcher.toClick(target),
                element ->
                        act(
                                "click_element",
                                ref(element).build(),
                                answers.clicking(element),
                                answers.clicked(element),
                                // A click may change all of the page.
                                () -> elements = null));
    }

    private Progress type(String text, Target field) {
        return withElement(
                field,
                matcher -> matcher.toType(field),
                element ->
                        act(
                                "type_text",
                                ref(element).put("text", text).build(),
                                answers.typing(element),
                                answers.typed(element),
                                // To ask again for each field of a form would look like a run in
                                // circles; typing mostly leaves the elements as they are.
                                () -> {}));
    }

    private Progress scroll(long x, long y) {
        var arguments = JsonObject.builder().put("x", x).put("y", y).build();
        var place = y == BOTTOM ? answers.toTheBottom() : answers.toPosition(y);
        return act(
                "scroll_to",
                arguments,
                answers.scrolling(),
                answers.scrolled(place),
                () -> {
                    elements = null;
                    scrolled = y;
                });
    }

    private Progress list(Set<Role> roles) {
        elements = null;
        var missing = askForElements();
        if (missing.isPresent()) return missing.get();
        report.found(pages.list(known(), roles));
        return new Progress.Done();
    }

    private Progress content(Function<PageText, String> finding) {
        var result = take();
        if (result.isEmpty()) return new Progress.Needs("get_page_content", JsonObject.EMPTY);
        var content = result.get();
        if (!content.ok()) return failed(answers.readingPage(), content);
        report.found(finding.apply(PageText.read(content.content())));
        return new Progress.Done();
    }

    private Progress withElement(
            Target target,
            Function<ElementMatcher, Match> search,
            Function<Element, Progress> act) {
        var wasKnown = elements != null;
        var missing = wasKnown ? Optional.<Progress>empty() : askForElements();
        if (missing.isPresent()) return missing.get();
        var match = search.apply(new ElementMatcher(known()));
        if (match instanceof Match.None && wasKnown) {
            // What was typed since may have brought new elements up.
            elements = null;
            return withElement(target, search, act);
        }
        return switch (match) {
            case Match.Found(Element element) -> act.apply(element);
            case Match.Several(List<Element> candidates) ->
                    new Progress.Failed(answers.ambiguous(target.said(), candidates));
            case Match.None(List<Element> near) ->
                    new Progress.Failed(answers.notFound(target.said(), near, known().size()));
        };
    }

    /// Empty when the elements are known then.
    private Optional<Progress> askForElements() {
        var result = take();
        if (result.isEmpty()) {
            return Optional.of(new Progress.Needs("get_interactive_elements", JsonObject.EMPTY));
        }
        var list = result.get();
        if (!list.ok()) return Optional.of(failed(answers.listing(), list));
        elements = ElementReader.read(list.content());
        return Optional.empty();
    }

    private List<Element> known() {
        return elements == null ? List.of() : elements;
    }

    private Progress act(
            String tool, JsonObject arguments, String doing, String done, Runnable effect) {
        var result = take();
        if (result.isEmpty()) return new Progress.Needs(tool, arguments);
        if (!result.get().ok()) return failed(doing, result.get());
        effect.run();
        report.did(done);
        return new Progress.Done();
    }

    private Optional<ToolResult> take() {
        var result = Optional.ofNullable(results.poll());
        if (result.isPresent()) made++;
        return result;
    }

    private Progress failed(String doing, ToolResult result) {
        var trouble = result.trouble();
        return new Progress.Failed(
                trouble == null
                        ? answers.failed(doing, FailureReason.of(result.content()))
                        : answers.didNotWork(doing, new Troubles(answers).why(trouble)));
    }

    private static JsonObject.Builder ref(Element element) {
        return JsonObject.builder().put("ref", element.ref());
    }

    /// How far one command has come.
    private sealed interface Progress {
        record Done() implements Progress {}

        /// It needs the answer of this call.
        record Needs(String tool, JsonObject arguments) implements Progress {}

        /// @param why a sentence for the person
        record Failed(String why) implements Progress {}
    }
}
