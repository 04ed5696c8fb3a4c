package dev.backendrig.model.offline;

import dev.backendrig.message.Message;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.message.Usage;
import dev.backendrig.model.ChatModel;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.model.Price;
import dev.backendrig.model.ProviderVariables;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The model that needs no key and no network: it carries out simple commands in the browser and
/// says honestly that it can do nothing else. Stateless and thread-safe; everything it needs to
/// know stands in the request.
public final class OfflineChatModel implements ChatModel {
    public static final String NAME = "offline";

    /// A word with the space behind it.
    private static final Pattern WORD = Pattern.compile("\\S+\\s*+|\\s++");

    private final CommandParser parser = new CommandParser();
    private final PageSummary summary = new PageSummary();

    @Override
    public ModelInfo info() {
        return new ModelInfo(NAME, NAME, true, false, ModelInfo.WebSearch.NONE, true);
    }

    /// The same with what only this process knows: that nothing leaves it.
    public static ModelInfo known(ModelInfo told) {
        return new ModelInfo(
                NAME,
                NAME,
                told.toolUse(),
                told.images(),
                ModelInfo.WebSearch.NONE,
                true,
                false,
                0,
                Optional.of(Price.FREE),
                ProviderVariables.NONE);
    }

    /// @throws InterruptedException if the thread is interrupted, at the latest before the next word
    @Override
    public ModelTurn stream(ModelRequest request, Consumer<ModelEvent> events)
            throws InterruptedException {
        stopIfInterrupted();
        return switch (next(request)) {
            case NextStep.Call(ToolCall call) -> turn("", List.of(call));
            case NextStep.Say(String text) -> {
                speak(text, events);
                yield turn(text, List.of());
            }
        };
    }

    private NextStep next(ModelRequest request) {
        var exchange = Exchange.of(request.messages());
        var agreed = AgreedCommand.in(request.messages());
        var answers = new Answers(request.language());
        var introduction = new Introduction(answers);
        var prompt = agreed.map(AgreedCommand::prompt).orElse(exchange.prompt());
        return switch (parser.read(prompt)) {
            case Reading.Commands(List<Command> commands) ->
                    carryOut(
                            agreed.map(it -> it.rest(commands)).orElse(commands),
                            exchange,
                            request,
                            answers);
            case Reading.Unclear(String part) -> new NextStep.Say(introduction.unclear(part));
            case Reading.Greeting() -> new NextStep.Say(introduction.greeting());
            case Reading.Thanks() -> new NextStep.Say(introduction.thanks());
            case Reading.Other() ->
                    new NextStep.Say(
                            exchange.hasPicture() ? introduction.picture() : introduction.about());
        };
    }

    private NextStep carryOut(
            List<Command> commands, Exchange exchange, ModelRequest request, Answers answers) {
        var pages = new PageAnswers(answers, summary);
        if (request.tools().isEmpty()) {
            var introduction = new Introduction(answers);
            return new NextStep.Say(
                    new GivenPageReader(exchange, pages)
                            .answer(commands)
                            .orElseGet(
                                    request.toldOfBrowser()
                                            ? introduction::didNothing
                                            : introduction::notConnected));
        }
        var offered = request.tools().stream().map(ToolSpec::name).collect(Collectors.toSet());
        return new Plan(commands, exchange.results(), offered, answers, pages).next();
    }

    private static void speak(String text, Consumer<ModelEvent> events)
            throws InterruptedException {
        var words = WORD.matcher(text);
        while (words.find()) {
            stopIfInterrupted();
            events.accept(new ModelEvent.TextDelta(words.group()));
        }
    }

    private static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException("the offline model was cancelled");
    }

    private static ModelTurn turn(String text, List<ToolCall> calls) {
        return new ModelTurn(
                new Message.Assistant(text, calls, null),
                new Ending(Ending.Kind.COMPLETE, ""),
                Usage.NONE,
                List.of());
    }
}
