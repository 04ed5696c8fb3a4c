package dev.backendrig.safety.elements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.PageSight;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownElementsTest {
    private static final Tool LIST = new Stub("get_interactive_elements", Effect.READ);
    private static final Tool TEXT = new Stub("get_page_content", Effect.READ);
    private static final Tool CLICK = new Stub("click_element", Effect.ACT);
    private static final Tool GO = new Stub("navigate_to", Effect.NAVIGATE);
    private static final Optional<String> HERE = Optional.of("https://a.example/form");
    private static final Optional<String> THERE = Optional.of("https://a.example/next");

    private final KnownElements known = new KnownElements();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'elements':[{'id':5,'role':'button','name':'Kirim'}]}",
                "{'elements':[{'ref':5,'role':'button','name':'Kirim'}]}",
                "{'elements':[{'ref':'5','tag':'button','text':'Kirim'}]}",
                "{'tree':[{'ref':5,'role':'button','name':'Kirim'}]}",
                "{'tree':[{'role':'main','children':[{'role':'form','name':'x','children':"
                        + "[{'ref':5,'role':'button','name':'Kirim'}]}]}]}",
                "{'tree':{'role':'document','children':[{'id':5,'role':'button','name':'Kirim'}]}}",
                "{'data':{'elements':[{'index':5,'tag':'button','aria_label':'Kirim'}]}}",
                "[{'id':5,'role':'button','name':'Kirim'}]",
                "'#5 button \\\"Kirim\\\"'",
                "'[5] button: Kirim'",
                "'- button \\\"Kirim\\\" [ref=5]'"
            })
    void aListIsReadInEveryShape(String list) {
        known.learn(LIST, JsonObject.EMPTY, done(json(list)), HERE);
        var element = known.now(HERE).orElseThrow().find(5).orElseThrow();
        assertThat(element.name()).isEqualTo("Kirim");
        assertThat(element.role()).isEqualTo("button");
    }

    @Test
    void aListThatTheRequestBroughtIsKnown() {
        var given = (JsonObject) json("{'id':'7','role':'link','name':'Home'}");
        var noNumber = (JsonObject) json("{'id':'x','role':'link','name':'Other'}");
        known.given(List.of(given, noNumber), HERE);
        assertThat(known.now(HERE).orElseThrow().shown()).hasSize(1);
        assertThat(known.now(HERE).orElseThrow().find(7).orElseThrow().name()).isEqualTo("Home");
    }

    @Test
    void aNewListTakesThePlaceOfTheOld() {
        list("{'elements':[{'id':1,'name':'A'},{'id':2,'name':'B'}]}");
        list("{'elements':[{'id':1,'name':'C'}]}");
        assertThat(known.now(HERE).orElseThrow().find(1).orElseThrow().name()).isEqualTo("C");
        assertThat(known.now(HERE).orElseThrow().find(2)).isEmpty();
    }

    @Test
    void itIsForgottenWhenTheAddressIsAnotherOne() {
        list("{'elements':[{'id':1,'name':'A'}]}");
        assertThat(known.now(Optional.of("https://a.example/form#part"))).isPresent();
        assertThat(known.now(THERE)).isEmpty();
        assertThat(known.now(HERE)).isEmpty();
    }

    @Test
    void itIsForgottenWhenSomethingNavigated() {
        list("{'elements':[{'id':1,'name':'A'}]}");
        known.learn(GO, JsonObject.EMPTY, new ToolOutcome.Denied("no", null), HERE);
        assertThat(known.now(HERE)).isPresent();
        known.learn(GO, JsonObject.EMPTY, done(json("null")), HERE);
        assertThat(known.now(HERE)).isEmpty();
    }

    @Test
    void itIsForgottenWhenAClickSaysThatItLeftThePage() {
        list("{'elements':[{'id':1,'name':'A'}]}");
        known.learn(CLICK, JsonObject.EMPTY, done(json("{'navigated_to':'https://b'}")), HERE);
        assertThat(known.now(HERE)).isEmpty();
    }

    @Test
    void withoutAnAddressItHoldsUntilOneIsTold() {
        known.learn(
                LIST, JsonObject.EMPTY, done(json("{'elements':[{'id':1}]}")), Optional.empty());
        assertThat(known.now(Optional.empty())).isPresent();
        assertThat(known.now(HERE)).isEmpty();
    }

    @Test
    void aSnapshotIsReadWithItsMarks() {
        see(
                "d1",
                """
                page "F" https://a.example/form
                h1 Pesan
                form "Kartu" → bank.example
                 #1 textbox "Nomor" secret required focused
                 #2 button "Kirim" submit disabled | #3 link "Brosur" download
                #4 link "Luar" → other.example
                #5 textbox "Jebakan" value "#6 button submit download"\
                """);
        var page = known.now(HERE).orElseThrow();
        var field = page.find(1).orElseThrow();
        assertThat(field.traits()).containsExactlyInAnyOrder(Trait.SECRET, Trait.FOCUSED);
        assertThat(field.place().formHost()).isEqualTo("bank.example");
        assertThat(field.place().around()).contains("Kartu", "Pesan");
        assertThat(page.find(2).orElseThrow().traits()).containsExactly(Trait.SUBMIT);
        assertThat(page.find(2).orElseThrow().place().form()).isEqualTo(field.place().form());
        assertThat(page.find(3).orElseThrow().traits()).containsExactly(Trait.DOWNLOAD);
        assertThat(page.find(4).orElseThrow().leadsTo()).isEqualTo("other.example");
        assertThat(page.find(4).orElseThrow().place().form()).isEqualTo(Place.NO_FORM);
        assertThat(page.find(5).orElseThrow().traits()).isEmpty();
        assertThat(page.focused().orElseThrow().ref()).isEqualTo(1);
    }

    @Test
    void numbersOfEarlierSnapshotsOfADocumentAreKept() {
        see("d1", "page \"F\" https://a.example/form\n#1 button \"Atas\"");
        see("d1", "page \"F\" https://a.example/form?tab=2\n#2 button \"Bawah\"");
        var page = known.now(Optional.of("https://a.example/form?tab=2")).orElseThrow();
        assertThat(page.find(1)).isPresent();
        assertThat(page.shown()).extracting(Element::ref).containsExactly(2L);
    }

    @Test
    void anotherDocumentForgetsThem() {
        see("d1", "page \"F\" https://a.example/form\n#1 button \"A\"");
        see("d2", "page \"F\" https://a.example/form\n#2 button \"B\"");
        assertThat(known.now(HERE).orElseThrow().find(1)).isEmpty();
    }

    @Test
    void aSnapshotWhoseAddressTheBrowserTellsLaterHolds() {
        var text = "page \"N\" https://a.example/next\n#1 button \"A\"";
        known.learn(CLICK, JsonObject.EMPTY, seen(new PageSight.AfterAction("d", text)), HERE);
        assertThat(known.now(HERE)).isPresent();
        assertThat(known.now(THERE)).isPresent();
    }

    @Test
    void aListThatWasAskedToBeShortMayBeCut() {
        var limit = JsonObject.builder().put("limit", 2).build();
        var two = done(json("{'elements':[{'id':1},{'id':2}]}"));
        known.learn(LIST, limit, two, HERE);
        assertThat(known.now(HERE).orElseThrow().isCut()).isTrue();
        known.learn(LIST, JsonObject.EMPTY, two, HERE);
        assertThat(known.now(HERE).orElseThrow().isCut()).isFalse();
    }

    @Test
    void onlyReadingAPageCountsAsReadingIt() {
        known.learn(GO, JsonObject.EMPTY, done(json("null")), HERE);
        known.learn(CLICK, JsonObject.EMPTY, done(json("null")), HERE);
        known.learn(new Stub("scroll_to", Effect.READ), JsonObject.EMPTY, done(json("null")), HERE);
        known.learn(TEXT, JsonObject.EMPTY, new ToolOutcome.Failed("no"), HERE);
        assertThat(known.isPageRead()).isFalse();
        known.learn(TEXT, JsonObject.EMPTY, done(json("'tea'")), HERE);
        assertThat(known.isPageRead()).isTrue();
    }

    @Test
    void theLastDialogIsRemembered() {
        var told = "{'dialogs':[{'kind':'alert','message':'Hi'},{'message':'Hapus?'}]}";
        known.learn(CLICK, JsonObject.EMPTY, done(json(told)), HERE);
        assertThat(known.lastDialog()).isEqualTo("Hapus?");
        known.learn(GO, JsonObject.EMPTY, done(json("null")), HERE);
        assertThat(known.lastDialog()).isEmpty();
    }

    @Test
    void whatAHostilePageListsIsBounded() {
        var items = IntStream.range(0, 9_000).mapToObj(i -> json("{'id':" + i + "}"));
        var list = JsonObject.of("elements", JsonArray.of(items.toList()));
        known.learn(LIST, JsonObject.EMPTY, done(list), HERE);
        assertThat(known.now(HERE).orElseThrow().shown()).hasSize(5_000);
        for (var i = 0; i < 30; i++) {
            var lines = new StringBuilder("page \"x\" https://a.example/form\n");
            for (var j = 0; j < 1_000; j++)
                lines.append("#").append(i * 1_000 + j).append(" link\n");
            see("d", lines.toString());
        }
        assertThat(known.now(HERE).orElseThrow().known()).hasSizeLessThanOrEqualTo(20_000);
        assertThat(new Element(1, "button", "x".repeat(9_999)).name()).hasSize(500);
    }

    @Test
    void saysNothingOfAPage() {
        list("{'elements':[{'id':1,'name':'Secret'}]}");
        assertThat(known).hasToString("KnownElements");
    }

    private void list(String json) {
        known.learn(LIST, JsonObject.EMPTY, done(json(json)), HERE);
    }

    private void see(String document, String text) {
        var url = PageName.ofSnapshot(null, text).url();
        var sight = new PageSight.AfterAction(document, text);
        known.learn(CLICK, JsonObject.EMPTY, seen(sight), Optional.ofNullable(url));
    }

    private static ToolOutcome seen(PageSight sight) {
        return done(JsonObject.of("did", "it"), sight);
    }

    private static ToolOutcome done(JsonValue content) {
        return done(content, null);
    }

    private static ToolOutcome done(JsonValue content, @Nullable PageSight sight) {
        return new ToolOutcome.Done(content, List.of(), sight);
    }

    private static JsonValue json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }

    private record Stub(String name, Effect effect) implements Tool {
        @Override
        public ToolSpec spec() {
            return new ToolSpec(name, name, JsonObject.EMPTY);
        }

        @Override
        public ToolOutcome call(JsonObject arguments) {
            throw new UnsupportedOperationException("not called");
        }
    }
}
