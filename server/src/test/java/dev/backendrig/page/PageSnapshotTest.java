package dev.backendrig.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageSnapshotTest {
    @Test
    void isReadFromAMember() {
        assertThat(in("{'snapshot':{'document':'d','text':'#1 button','more':1}}"))
                .hasValue(new PageSnapshot("d", "#1 button"));
        assertThat(in("{'snapshot':{'document':'d','text':''}}"))
                .hasValue(new PageSnapshot("d", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'snapshot':null}",
                "{'snapshot':'#1 button'}",
                "{'snapshot':{'text':'#1 button'}}",
                "{'snapshot':{'document':'','text':'#1 button'}}",
                "{'snapshot':{'document':1,'text':'#1 button'}}",
                "{'snapshot':{'document':'d'}}",
                "{'snapshot':{'document':'d','text':['#1 button']}}"
            })
    void isNoneWhereItLacksSomething(String json) {
        assertThat(in(json)).isEmpty();
    }

    @Test
    void isNoneWhereTheNameOfItsDocumentIsAText() {
        assertThat(in("{'snapshot':{'document':'" + "d".repeat(201) + "','text':''}}")).isEmpty();
        assertThatThrownBy(() -> new PageSnapshot("", "")).isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "€", "😀"})
    void isCutAtTheEndOfALine(String character) {
        var line = character.repeat(99) + "\n";
        var lines = line.repeat(1 + PageSnapshot.MAX_BYTES / bytes(line));
        var kept = new PageSnapshot("d", lines).text();
        assertThat(bytes(kept)).isBetween(PageSnapshot.MAX_BYTES - 400, PageSnapshot.MAX_BYTES);
        assertThat(lines).startsWith(kept + "\n");
        assertThat(kept + "\n").endsWith(line);
    }

    @Test
    void isWholeUpToTheVeryLimit() {
        var whole = "a".repeat(PageSnapshot.MAX_BYTES);
        assertThat(new PageSnapshot("d", whole).text()).isEqualTo(whole);
        assertThat(new PageSnapshot("d", whole + "a").text()).isEmpty();
        assertThat(new PageSnapshot("d", whole + "\nb").text()).isEqualTo(whole);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Optional<PageSnapshot> in(String json) {
        return PageSnapshot.in((JsonObject) Json.parse(json.replace('\'', '"')), "snapshot");
    }
}
