package dev.backendrig.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownPageTest {
    private static final String LINES =
            IntStream.rangeClosed(1, 20)
                    .mapToObj(i -> "#" + i + " button \"Tombol " + i + "\"")
                    .collect(Collectors.joining("\n"));
    private static final PageSnapshot PAGE = new PageSnapshot("one", LINES);
    private static final PageSnapshot CHANGED =
            new PageSnapshot("one", LINES.replace("\"Tombol 3\"", "\"Tombol 3\" disabled"));
    private static final String DIFFERENCE =
            "page changed (~ now):\n~ #3 button \"Tombol 3\" disabled";

    @Test
    void isToldAsAWholeAtFirstSight() {
        assertThat(KnownPage.NONE.changes(PAGE).text()).isEqualTo(LINES);
    }

    @Test
    void isThenToldByItsDifferenceEachTimeToWhatWasToldLast() {
        var known = KnownPage.NONE.changes(PAGE).next();
        var changed = known.changes(CHANGED);
        assertThat(changed.text()).isEqualTo(DIFFERENCE);
        assertThat(changed.next().changes(CHANGED).text()).isEqualTo("nothing changed");
        assertThat(changed.next().changes(PAGE).text())
                .isEqualTo("page changed (~ now):\n~ #3 button \"Tombol 3\"");
    }

    @Test
    void isToldAsAWholeAfterANavigation() {
        var known = KnownPage.NONE.changes(PAGE).next();
        assertThat(known.changes(new PageSnapshot("two", LINES)).text()).isEqualTo(LINES);
    }

    @Test
    void isToldAsAWholeWhenAskedForAndDifferencesBuildOnThat() {
        var known = KnownPage.NONE.changes(PAGE).next();
        var asked = known.whole(CHANGED.text());
        assertThat(asked.text()).isEqualTo(CHANGED.text());
        assertThat(asked.next().changes(CHANGED).text()).isEqualTo("nothing changed");
    }

    @Test
    void isToldAsAWholeWhereTheDifferenceWouldCostAsMuch() {
        var known = KnownPage.NONE.changes(PAGE).next();
        var other = new PageSnapshot("one", LINES.replace("Tombol", "Pilihan"));
        assertThat(known.changes(other).text()).isEqualTo(other.text());
    }

    @Test
    void isToldByItsDifferenceAfterThePersonUsedIt() {
        var known = KnownPage.NONE.changes(PAGE).next().gaveBack(CHANGED);
        assertThat(known.hasNews()).isTrue();
        var news = known.news();
        assertThat(news.text()).isEqualTo("(the person used the page meanwhile)\n" + DIFFERENCE);
        assertThat(news.next().hasNews()).isFalse();
        assertThat(known.changes(CHANGED)).isEqualTo(news);
    }

    @Test
    void isToBeLookedAtAgainWhereThePersonUsedItUnseen() {
        var news = KnownPage.NONE.changes(PAGE).next().gaveBack(null).news();
        assertThat(news.text()).contains("look at it again");
        assertThat(news.next()).isEqualTo(KnownPage.NONE);
    }

    @Test
    void isNewsAgainAsAWholeOnceForgotten() {
        var forgotten = KnownPage.NONE.changes(PAGE).next().forgotten();
        assertThat(forgotten.hasNews()).isTrue();
        assertThat(forgotten.news().text()).isEqualTo(LINES);
        assertThat(forgotten.changes(CHANGED).text()).isEqualTo(CHANGED.text());
        assertThat(KnownPage.NONE.forgotten().hasNews()).isFalse();
    }
}
