package dev.backendrig.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.message.RawTurn;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.privacy.detector.DataKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunMaskTest {
    private static final String CARD = "4111 1111 1111 1111";
    private static final String SECRET = "sk_test_0123456789abcdefghij";
    private static final ToolCall CALL =
            new ToolCall("ana@example.com", "get_page_content", JsonObject.EMPTY);

    private final Vault vault = new Vault();
    private final List<DataKind> hidden = new ArrayList<>();
    private final RunMask mask = mask("Write to ana@example.com");

    private RunMask mask(String prompt) {
        return new RunMask(
                TestDetectors.redactor(),
                vault,
                prompt,
                url -> Optional.of(url.split("/", -1)[2]),
                hidden::add);
    }

    @Test
    void hidesEveryPartOfTheConversationUnderTheSameNames() {
        assertThat(mask.masked("I am ana@example.com")).isEqualTo("I am [EMAIL_1]");
        assertThat(shown(user("Write to ana@example.com"))).isEqualTo(user("Write to [EMAIL_1]"));
        assertThat(shown(user("old: ana@example.com, " + CARD)))
                .isEqualTo(user("old: [EMAIL_1], [CARD_1]"));
        assertThat(shown(Message.Assistant.of("It is bob@example.com")))
                .isEqualTo(Message.Assistant.of("It is [EMAIL_2]"));
        assertThat(result(new JsonString("by bob@example.com")))
                .isEqualTo(new JsonString("by [EMAIL_2]"));
        assertThat(mask("Another run").masked("bob@example.com")).isEqualTo("[EMAIL_2]");
    }

    @Test
    void leavesAModelsOwnTurnAsItIsToTheByte() {
        var turn =
                new Message.Assistant(
                        "To [EMAIL_1] and x@example.com",
                        List.of(CALL),
                        new RawTurn("gemini", new JsonString("x@example.com")));
        assertThat(mask.shown(turn)).isSameAs(turn);
    }

    @Test
    void hidesInTheArgumentsOfATurnThatNoProviderWrote() {
        var arguments = json("{'text':'bob@example.com','ref':7}");
        var turn = new Message.Assistant("", List.of(new ToolCall("1", "t", arguments)), null);
        var shown = (Message.Assistant) mask.shown(turn);
        assertThat(shown.calls().getFirst().arguments())
                .isEqualTo(json("{'text':'[EMAIL_2]','ref':7}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'title':'bob@example.com','url':'https://a.example/?m=bob@example.com&x=1'}"
                        + "|{'title':'[EMAIL_2]','url':'https://a.example/?m=[EMAIL_2]&x=1'}",
                "{'rows':[['bob@example.com',{'deep':'ana@example.com'}]],'page':'#1 link"
                    + " \\\"bob@example.com\\\"'}|{'rows':[['[EMAIL_2]',{'deep':'[EMAIL_1]'}]],'page':'#1"
                    + " link \\\"[EMAIL_2]\\\"'}",
                "{'card':4111111111111111,'n':12,'t':1764000000000,'x':1e400,'y':4.5,'b':true,'z':null}"
                    + "|{'card':'[CARD_1]','n':12,'t':1764000000000,'x':1e400,'y':4.5,'b':true,'z':null}",
                "{'card':4.111111111111111e15}|{'card':'[CARD_1]'}",
                "{'bob@example.com':1,'[EMAIL_1]':'[email_1] \\\\[EMAIL\\\\_1\\\\]'}"
                        + "|{'bob@example.com':1,'[=EMAIL_1]':'[=email_1] \\\\[=EMAIL\\\\_1\\\\]'}"
            })
    void hidesInEachTextAndNumberOfAResult(String content, String shown) {
        assertThat(result(json(content))).isEqualTo(json(shown));
    }

    @Test
    void leavesIdsNamesAndPicturesAlone() {
        var picture = new Part.Image("image/png", "YW5hQGV4YW1wbGUuY29t");
        var result = new ToolResult(CALL, true, new JsonString("x"), List.of(picture));
        var shown = (Message.ToolResults) mask.shown(new Message.ToolResults(List.of(result)));
        assertThat(shown.results()).containsExactly(result);
        assertThat(mask.shown(new Message.User(List.of(picture))))
                .isEqualTo(new Message.User(List.of(picture)));
    }

    @Test
    void knowsAValueAgainWhereItsFormAloneDoesNotShowIt() {
        assertThat(mask.masked("SSN 123456789")).isEqualTo("SSN [SSN_1]");
        assertThat(mask.masked("Your number is 123456789.")).isEqualTo("Your number is [SSN_1].");
        assertThat(result(json("{'n':123456789}"))).isEqualTo(json("{'n':'[SSN_1]'}"));
    }

    @Test
    void redactsASecretForGood() {
        var shown = mask.masked("key " + SECRET + " and " + SECRET);
        assertThat(shown).isEqualTo("key [SECRET_1] and [SECRET_1]");
        assertThat(mask.restored(shown)).isEqualTo(shown);
        assertThat(mask.readable(shown)).isEqualTo("key •••• and ••••");
    }

    @Test
    void marksWhatOnlyLooksLikeAPlaceholder() {
        var said = "[EMAIL_1] [email_7] \\[EMAIL\\_1\\] &#91;EMAIL_1&#93; [=EMAIL_1] %5BEMAIL_1%5D";
        var shown = mask.masked(said);
        assertThat(shown)
                .isEqualTo(
                        "[=EMAIL_1] [=email_7] \\[=EMAIL\\_1\\] &#91;=EMAIL_1&#93; [==EMAIL_1]"
                                + " %5B=EMAIL_1%5D");
        assertThat(mask.restored(shown)).isEqualTo(said);
    }

    @Test
    void putsBackTheSpellingOfThePromptOrElseTheFirst() {
        assertThat(mask.restored(mask.masked("4111-1111-1111-1111 4111111111111111")))
                .isEqualTo("4111-1111-1111-1111 4111-1111-1111-1111");
        var typed = mask("Type 4111111111111111");
        assertThat(typed.restored("[CARD_1]")).isEqualTo("4111111111111111");
        assertThat(mask.restored("[CARD_1]")).isEqualTo("4111-1111-1111-1111");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Open https://a.example/u/ana@example.com/ | https://a.example/u/[EMAIL_1]"
                        + " | https://a.example/u/ana@example.com/",
                "Open (a.example/?m=ana@example.com). | https://a.example/?m=%5BEMAIL_1%5D"
                        + " | https://a.example/?m=ana@example.com",
                "Open https://a.example/?k=sk_test_0123456789abcdefghij! |"
                        + " https://a.example/?k=[SECRET_1] |"
                        + " https://a.example/?k=sk_test_0123456789abcdefghij",
                "Open https://a.example/?m=ana@example.com | https://b.example/?m=[EMAIL_1] | -",
                "Open https://a.example/?m=ana@example.com | https://a.example/?m=[EMAIL_1]&x=1 |"
                        + " -",
                "Open https://a.example/?m=ana@example.com | https://a.example/?m=[=EMAIL_1] | -",
                "Write to ana@example.com | [EMAIL_1] | -",
                "Open https://a.example/ for ana@example.com | https://a.example/[EMAIL_1] | -"
            })
    void letsAnAddressOfThePromptPassAsAWhole(String prompt, String meant, String own) {
        assertThat(mask(prompt).promptAddress(meant).orElse("-")).isEqualTo(own);
    }

    @Test
    void notesOnWhichSiteAValueWasSeen() {
        mask.pageIsOn("page.example");
        mask.answeredOn("7", "answer.example");
        shown(user("<<<page 1234abcd (text)\nbob@example.com\npage 1234abcd>>>"));
        shown(user("history carol@example.com"));
        var call = new ToolCall("7", "t", JsonObject.EMPTY);
        var said =
                json(
                        "{'text':'dave@example.com','page':'page \\\"T\\\""
                                + " https://later.example/x\\n"
                                + " eve@example.com'}");
        mask.shown(new Message.ToolResults(List.of(new ToolResult(call, true, said, List.of()))));
        assertThat(seenOn("bob@example.com", "page.example")).isTrue();
        assertThat(seenOn("carol@example.com", "page.example")).isFalse();
        assertThat(seenOn("dave@example.com", "answer.example")).isTrue();
        assertThat(seenOn("dave@example.com", "page.example")).isFalse();
        assertThat(seenOn("eve@example.com", "later.example")).isTrue();
        assertThat(seenOn("eve@example.com", "answer.example")).isFalse();
    }

    private boolean seenOn(String value, String site) {
        return vault.value(vault.placeholder(DataKind.EMAIL, value)).orElseThrow().wasSeenOn(site);
    }

    @Test
    void tellsHowManyValuesWereHiddenWhenThereAreMore() {
        assertThat(mask.news()).isEmpty();
        shown(user("ana@example.com ana@example.com bob@example.com " + CARD));
        assertThat(mask.news()).contains(Map.of(DataKind.EMAIL, 2, DataKind.CARD, 1));
        shown(user("ana@example.com"));
        assertThat(mask.news()).isEmpty();
        assertThat(hidden).hasSize(5);
    }

    @Test
    void hidesNothingWhereItIsSwitchedOff() {
        var off =
                new RunMask(
                        Redactor.OFF,
                        new Vault(),
                        "ana@example.com",
                        _ -> Optional.empty(),
                        hidden::add);
        var message = user("ana@example.com [EMAIL_1] " + SECRET);
        assertThat(off.shown(message)).isEqualTo(message);
        assertThat(off.restored("[EMAIL_1] [=EMAIL_1]")).isEqualTo("[EMAIL_1] [=EMAIL_1]");
        assertThat(off.news()).isEmpty();
    }

    @Test
    void hidesTheKindsThatAreSwitchedOnAlone() {
        var settings = new PrivacySettings(true, Set.of(DataKind.CARD));
        var redactor = Redactor.of(settings, TestDetectors::find);
        assertThat(redactor.redaction("x@example.com " + CARD, new Vault()).masked())
                .isEqualTo("x@example.com [CARD_1]");
    }

    private Message shown(Message message) {
        return mask.shown(message);
    }

    private JsonValue result(JsonValue content) {
        var result = new ToolResult(CALL, true, content, List.of());
        var shown = (Message.ToolResults) shown(new Message.ToolResults(List.of(result)));
        return shown.results().getFirst().content();
    }

    private static Message user(String text) {
        return Message.User.of(text);
    }

    private static JsonObject json(String text) {
        return (JsonObject) Json.parse(text.replace('\'', '"'));
    }
}
