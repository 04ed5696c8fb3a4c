package dev.backendrig.model.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementMatcherTest {
    private static final List<Element> PAGE =
            List.of(
                    element(1, "link", "Home"),
                    element(2, "button", "Save"),
                    element(3, "link", "Save as draft"),
                    element(4, "textbox", "Name"),
                    new Element(5, "textbox", List.of("E-mail", "Alamat surel")),
                    element(6, "button", "Kirim  Pesan"),
                    element(7, "link", "Café Münster"),
                    element(8, "link", "Link Terkait"),
                    element(9, "button", "Search"),
                    element(10, "searchbox", "Search"),
                    element(11, "link", "Read more"),
                    element(12, "link", "Read more"),
                    element(13, "button", "+"),
                    element(14, "", "Plain"),
                    element(15, "heading", "Save the planet"),
                    element(16, "button", ""));

    private final ElementMatcher matcher = new ElementMatcher(PAGE);

    @ParameterizedTest
    @CsvSource({
        "Save,,#2",
        "SAVE,,#2",
        "' save! ',,#2",
        "Save,LINK,#3",
        "draft,,#3",
        "Kirim Pesan,BUTTON,#6",
        "kirim,,#6",
        "cafe munster,,#7",
        "Terkait,LINK,#8",
        "Plain,BUTTON,#14",
        "+,,#13",
        "Hoem,,#1",
        "Home,BUTTON,none",
        "Kirimm Pesan,,#6",
        "Sav,,several #2 #3 #15",
        "Search,,#9",
        "Read more,,several #11 #12",
        "#11,,#11",
        "nomor 12,LINK,#12",
        "99,,none",
        "Delete everything,,none",
        "'   ',,none"
    })
    void findsWhatToClick(String name, Role role, String found) {
        assertThat(shortForm(matcher.toClick(new Target(name, role, name)))).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "Name,#4",
        "e-mail,#5",
        "email,#5",
        "surel,#5",
        "Search,#10",
        "Nmae,#4",
        "Plain,#14",
        "Save,none",
        "Home,none"
    })
    void findsWhereToType(String name, String found) {
        assertThat(shortForm(matcher.toType(Target.named(name)))).isEqualTo(found);
    }

    @Test
    void takesAWordOfARoleForPartOfTheNameWhereItIs() {
        var target = new Target("Terkait", Role.BUTTON, "Link Terkait");

        assertThat(shortForm(matcher.toClick(target))).isEqualTo("#8");
    }

    @Test
    void namesTheMostSimilarFirst() {
        var none = (Match.None) matcher.toClick(Target.named("Save a copy of it"));

        assertThat(none.near()).hasSizeLessThanOrEqualTo(5).extracting(Element::ref).startsWith(3L);
    }

    private static Element element(long ref, String role, String name) {
        return new Element(ref, role, List.of(name));
    }

    private static String shortForm(Match match) {
        return switch (match) {
            case Match.Found(Element element) -> "#" + element.ref();
            case Match.Several(List<Element> candidates) ->
                    "several "
                            + candidates.stream()
                                    .map(e -> "#" + e.ref())
                                    .collect(Collectors.joining(" "));
            case Match.None none -> "none";
        };
    }
}
