package dev.backendrig.agent;

import dev.backendrig.browser.BrowserPort;
import dev.backendrig.message.Part;
import dev.backendrig.page.UntrustedFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The parts of the person's turn: page context first, in frames, then pictures, the prompt last.
final class PromptParts {
    private PromptParts() {}

    static List<Part> of(RunRequest request, Optional<? extends BrowserPort> browser) {
        var frame = UntrustedFrame.random();
        var parts = new ArrayList<Part>();
        browser.ifPresent(port -> addPageState(port, frame, parts));
        addGivenPage(request.page(), frame, parts);
        browser.flatMap(BrowserPort::takeScreenshot).ifPresent(parts::add);
        if (request.image() != null) parts.add(request.image());
        parts.add(new Part.Text(request.prompt()));
        return parts;
    }

    private static void addPageState(BrowserPort port, UntrustedFrame frame, List<Part> parts) {
        port.pageUrl()
                .ifPresent(url ->
                        parts.add(
                                new Part.Text(
                                        frame.around(
                                                "the page that the browser shows",
                                                "url: "
                                                        + url
                                                        + port.pageTitle()
                                                                .map(t -> "\ntitle: " + t)
                                                                .orElse("")))));
    }

    private static void addGivenPage(
            RunRequest.GivenPage page, UntrustedFrame frame, List<Part> parts) {
        var content = page.content();
        if (content != null && !content.isBlank()) {
            parts.add(new Part.Text(frame.around("text of the page", content)));
        }
        if (!page.elements().isEmpty()) {
            var lines =
                    page.elements().stream()
                            .map(PromptParts::line)
                            .collect(Collectors.joining("\n"));
            parts.add(new Part.Text(frame.around("interactive elements of the page", lines)));
        }
    }

    private static String line(RunRequest.GivenPage.Element element) {
        return "#" + element.id() + " " + element.role() + " \"" + element.name() + "\"";
    }
}
