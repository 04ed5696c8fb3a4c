package dev.backendrig.model.offline;

import dev.backendrig.json.JsonString;
import java.util.List;
import java.util.Locale;

/// Reads the page that a request brought along, framed, before the prompt.
final class GivenPage {
    private GivenPage() {}

    static PageText text(List<Frame> frames) {
        return frames.stream()
                .filter(frame -> !listsElements(frame) && !namesPage(frame))
                .map(frame -> PageText.read(new JsonString(frame.body())))
                .filter(page -> !page.text().isBlank())
                .findFirst()
                .orElse(PageText.NONE);
    }

    static List<Element> elements(List<Frame> frames) {
        return frames.stream()
                .filter(GivenPage::listsElements)
                .flatMap(frame -> ElementReader.read(new JsonString(frame.body())).stream())
                .toList();
    }

    /// Address and title of the page that a connected browser shows are no text to summarise.
    private static boolean namesPage(Frame frame) {
        return frame.label().contains("browser shows");
    }

    private static boolean listsElements(Frame frame) {
        return frame.label().toLowerCase(Locale.ROOT).contains("element");
    }
}
