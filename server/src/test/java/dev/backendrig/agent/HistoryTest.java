package dev.backendrig.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendrig.agent.RunRequest.HistoryItem;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.message.ToolResult;
import dev.backendrig.model.ModelOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final List<Part> PROMPT = List.of(new Part.Text("now"));

    @Test
    void putsThePromptLast() {
        assertThat(History.normalised(List.of(), "now", PROMPT))
                .containsExactly(new Message.User(PROMPT));
    }

    @Test
    void dropsThePromptThatAPanelAlreadyAdded() {
        assertThat(normalised(user("before"), assistant("yes"), user(" now ")))
                .containsExactly(
                        Message.User.of("before"),
                        Message.Assistant.of("yes"),
                        Message.User.of("now"));
    }

    @Test
    void dropsItAlsoWithTheMarkOfAPicture() {
        assertThat(normalised(user("[Image uploaded] now")))
                .containsExactly(Message.User.of("now"));
    }

    @Test
    void dropsItAlsoBeforeThePlaceholderOfTheAnswer() {
        assertThat(normalised(user("now"), assistant(" "))).containsExactly(Message.User.of("now"));
    }

    @Test
    void keepsAnEqualQuestionThatWasAnsweredBefore() {
        assertThat(normalised(user("now"), assistant("then")))
                .containsExactly(
                        Message.User.of("now"),
                        Message.Assistant.of("then"),
                        Message.User.of("now"));
    }

    @Test
    void dropsLeadingAssistantTurnsAndTurnsWithoutText() {
        assertThat(
                        normalised(
                                assistant("welcome"),
                                assistant(""),
                                user(""),
                                user("a"),
                                assistant("b")))
                .containsExactly(
                        Message.User.of("a"), Message.Assistant.of("b"), Message.User.of("now"));
    }

    @Test
    void joinsNeighbouringTurnsOfThePersonAsPartsOfOneMessage() {
        assertThat(normalised(user("a"), user("b"), assistant("c"), user("d")))
                .containsExactly(
                        new Message.User(List.of(new Part.Text("a"), new Part.Text("b"))),
                        Message.Assistant.of("c"),
                        new Message.User(List.of(new Part.Text("d"), new Part.Text("now"))));
    }

    @Test
    void goesOnWithAGivenConversationInPlaceOfHistoryAndPrompt() {
        var page = new Part.Text("the page");
        var picture = new Part.Image("image/png", "iVBORw0KGgo=");
        var call = ScriptedModel.call("1", "weather");
        var result = new ToolResult(call, true, new JsonString("Rain."), List.of());
        var first = Message.User.of("before");
        var asked = new Message.Assistant("", List.of(call), null);
        var answered = new Message.ToolResults(List.of(result));
        var prompt = new Message.User(List.of(new Part.Text("now"), picture));
        var given = List.<Message>of(first, asked, answered, prompt, asked, answered);

        assertThat(History.of(going(given), List.of(page, new Part.Text("now"))))
                .containsExactly(
                        first,
                        asked,
                        answered,
                        new Message.User(List.of(page, new Part.Text("now"), picture)),
                        asked,
                        answered);
    }

    @Test
    void refusesAConversationInWhichThePersonSaysNothing() {
        assertThatThrownBy(() -> History.of(going(List.of(Message.Assistant.of("hi"))), PROMPT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static RunRequest going(List<Message> conversation) {
        var wishes = new Wishes(null, ModelOptions.DEFAULT, List.of(), false, conversation);
        return AgentFixture.request("now", null, wishes);
    }

    private static List<Message> normalised(HistoryItem... items) {
        return History.normalised(List.of(items), "now", PROMPT);
    }

    private static HistoryItem user(String content) {
        return new HistoryItem(false, content);
    }

    private static HistoryItem assistant(String content) {
        return new HistoryItem(true, content);
    }
}
