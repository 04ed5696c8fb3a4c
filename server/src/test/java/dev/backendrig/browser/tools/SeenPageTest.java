package dev.backendrig.browser.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.page.PageSnapshot;
import dev.backendrig.tool.PageSight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenPageTest {
    private static final PageSnapshot AFTER = new PageSnapshot("d", "page \"P\" http://p.example/");
    private static final JsonObject LOOK =
            json("{'elements':[{'id':1}],'snapshot':'#1 button','part':1,'parts':1}");

    @Test
    void isTheSnapshotThatCameWithAnAction() {
        var data = json("{'did':'clicked','changed':true}");
        assertThat(SeenPage.in(data, AFTER, JsonObject.EMPTY))
                .isEqualTo(new SeenPage(data, new PageSight.AfterAction("d", AFTER.text())));
    }

    @Test
    void isTheSnapshotOfALookWithoutTheListThatSaysTheSame() {
        assertThat(SeenPage.in(LOOK, null, JsonObject.EMPTY))
                .isEqualTo(new SeenPage(JsonObject.EMPTY, new PageSight.Asked("#1 button")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'scope':'viewport'}",
                "{'content':'all'}",
                "{'part':1}",
                "{'limit':5}",
                "{'scope':'viewport','content':'all','part':1}"
            })
    void isWhatActionsReportTooWhereItWasAskedForInTheSameView(String arguments) {
        assertThat(SeenPage.in(LOOK, null, json(arguments)).page())
                .isInstanceOf(PageSight.Asked.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'scope':'page'}",
                "{'content':'elements'}",
                "{'part':2}",
                "{'max_tokens':500}"
            })
    void isAnotherViewWhereThatWasAskedFor(String arguments) {
        assertThat(SeenPage.in(LOOK, null, json(arguments)).page())
                .isInstanceOf(PageSight.AskedOtherwise.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'elements':[{'id':1,'role':'button','name':'Save'}]}",
                "{'tree':[{'id':1}],'snapshot':'text'}",
                "{'elements':'none','snapshot':'text'}",
                "{'elements':[],'snapshot':' '}",
                "{'elements':[],'snapshot':7}",
                "{'title':'T','url':'u','text':'a'}"
            })
    void isNoneInWhatBrowsersWithoutSnapshotsSay(String data) {
        assertThat(SeenPage.in(json(data), null, JsonObject.EMPTY))
                .isEqualTo(new SeenPage(json(data), null));
    }

    @Test
    void isNoneWhereTheSnapshotSaysNothing() {
        var text = new JsonString("done");
        assertThat(SeenPage.in(text, new PageSnapshot("d", " \n"), JsonObject.EMPTY))
                .isEqualTo(new SeenPage(text, null));
    }

    private static JsonObject json(String text) {
        return (JsonObject) Json.parse(text.replace('\'', '"'));
    }
}
