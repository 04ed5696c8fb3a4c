package dev.backendrig.model.offline;

import dev.backendrig.language.Language;
import java.util.List;
import java.util.stream.Collectors;

/// What this model says about its work, in one of the two languages. Immutable.
final class Answers {
    private static final int MAX_NAME = 80;

    private final Language language;

    Answers(Language language) {
        this.language = language;
    }

    String say(String english, String indonesian) {
        return language.choose(english, indonesian);
    }

    String done(List<String> deeds) {
        return say("Done: I ", "Selesai: saya ") + joined(deeds, say(" and ", " dan ")) + ".";
    }

    String opened(String address) {
        return say("opened ", "membuka ") + Shown.line(address, MAX_NAME);
    }

    String clicked(Element element) {
        return say("clicked ", "mengeklik ") + described(element);
    }

    /// The text is not repeated: it may be a password.
    String typed(Element element) {
        return say("typed the text into ", "mengetik teks ke ") + described(element);
    }

    String scrolled(String place) {
        return say("scrolled ", "menggulir ") + place;
    }

    String toPosition(long y) {
        if (y == 0) return say("to the top of the page", "ke bagian paling atas halaman");
        return say("to " + y + " pixels from the top", "ke " + y + " piksel dari atas");
    }

    String toTheBottom() {
        return say("to the bottom of the page", "ke bagian paling bawah halaman");
    }

    String opening(String address) {
        return say("Opening ", "Membuka ") + Shown.line(address, MAX_NAME);
    }

    String clicking(Element element) {
        return say("Clicking ", "Mengeklik ") + described(element);
    }

    String typing(Element element) {
        return say("Typing into ", "Mengetik ke ") + described(element);
    }

    String scrolling() {
        return say("Scrolling", "Menggulir");
    }

    String readingPage() {
        return say("Reading the page", "Membaca halaman");
    }

    String listing() {
        return say("Listing what is on the page", "Membaca unsur-unsur halaman");
    }

    /// @param reason in the browser's or the page's own words, blank where none was given
    String failed(String doing, String reason) {
        if (reason.isBlank()) {
            return doing
                    + say(
                            " did not work; the browser gave no reason.",
                            " tidak berhasil; peramban tidak memberi alasan.");
        }
        return didNotWork(doing, say("the browser says “", "kata peramban, “") + reason + "”");
    }

    /// @param why in our words, without a full stop at its end
    String didNotWork(String doing, String why) {
        return doing + say(" did not work: ", " tidak berhasil: ") + why + ".";
    }

    String restNotDone(int count) {
        return say(
                count == 1
                        ? "So I did not do the command after it."
                        : "So I did not do the " + count + " commands after it.",
                count == 1
                        ? "Karena itu perintah setelahnya tidak saya jalankan."
                        : "Karena itu " + count + " perintah setelahnya tidak saya jalankan.");
    }

    String toolMissing(String tool) {
        return say(
                "The connected browser does not offer “" + tool + "”, so I cannot do this.",
                "Peramban yang terhubung tidak menyediakan “"
                        + tool
                        + "”, jadi ini tidak bisa saya lakukan.");
    }

    String ambiguous(String name, List<Element> candidates) {
        var shown = candidates.stream().limit(8).toList();
        return say(
                "More than one element fits "
                        + quoted(name)
                        + ": "
                        + listed(shown)
                        + ". Say which one by its number, for example: click #"
                        + shown.getFirst().ref(),
                "Lebih dari satu elemen cocok dengan "
                        + quoted(name)
                        + ": "
                        + listed(shown)
                        + ". Sebutkan nomornya, misalnya: klik #"
                        + shown.getFirst().ref());
    }

    /// @param total how many elements the page has
    String notFound(String name, List<Element> near, int total) {
        var nothing =
                say("I found nothing named ", "Saya tidak menemukan yang bernama ") + quoted(name);
        if (total == 0) {
            return nothing
                    + say(
                            "; the page has nothing to click or type into.",
                            "; di halaman ini tidak ada yang bisa diklik atau diisi.");
        }
        if (!near.isEmpty()) {
            return nothing + say(". Similar: ", ". Yang mirip: ") + listed(near) + ".";
        }
        return nothing
                + say(
                        " among the " + total + " elements of the page.",
                        " di antara " + total + " elemen halaman ini.");
    }

    /// `#12 button “Save”`
    String numbered(Element element) {
        return "#" + element.ref() + " " + described(element);
    }

    private String listed(List<Element> elements) {
        return elements.stream().map(this::numbered).collect(Collectors.joining(", "));
    }

    private String described(Element element) {
        var role = element.kind().map(this::roleName).orElse("");
        var name =
                element.name().isBlank()
                        ? say("without a name", "tanpa nama")
                        : quoted(element.name());
        return role.isEmpty() ? name : role + " " + name;
    }

    private String roleName(Role role) {
        return switch (role) {
            case BUTTON -> say("button", "tombol");
            case LINK -> say("link", "tautan");
            case FIELD -> say("field", "kolom");
            case CHECKBOX -> say("option", "opsi");
            case TAB -> "tab";
            case MENU -> "menu";
        };
    }

    static String quoted(String text) {
        return "“" + Shown.line(text, MAX_NAME) + "”";
    }

    private static String joined(List<String> parts, String and) {
        if (parts.size() == 1) return parts.getFirst();
        var last = parts.size() - 1;
        return String.join(", ", parts.subList(0, last)) + and + parts.get(last);
    }
}
