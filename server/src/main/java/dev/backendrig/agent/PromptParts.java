package dev.backendrig.agent;

import dev.backendrig.browser.BrowserPort;
import dev.backendrig.message.Part;
import dev.backendrig.page.TextCut;
import dev.backendrig.safety.RunTaint;
import dev.backendrig.safety.text.FrameView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The parts of the person's turn: page context first, in frames, then pictures, the prompt last.
/// Notes that the page was read.
///
/// @param frames the run's
/// @param mostTokens what each piece of a page may cost
/// @param seeing whether the model understands pictures; one that does not is not told that there is one
record PromptParts(FrameView frames, RunContext run, int mostTokens, boolean seeing) {
    List<Part> of(RunRequest request, Optional<? extends BrowserPort> browser) {
        var parts = new ArrayList<Part>();
        browser.ifPresent(port -> addPageState(port, parts));
        addGivenPage(request.page(), parts);
        browser.flatMap(BrowserPort::takeScreenshot).ifPresent(it -> addScreenshot(it, parts));
        if (request.image() != null) parts.add(request.image());
        parts.add(new Part.Text(request.prompt()));
        return parts;
    }

    private void addPageState(BrowserPort port, List<Part> parts) {
        port.pageUrl()
                .map(url -> "url: " + url + port.pageTitle().map(t -> "\ntitle: " + t).orElse(""))
                .ifPresent(text -> parts.add(framed("the page that the browser shows", text)));
    }

    private void addGivenPage(RunRequest.GivenPage page, List<Part> parts) {
        var content = page.content();
        if (content != null && !content.isBlank()) parts.add(framed("text of the page", content));
        if (!page.elements().isEmpty()) {
            var lines =
                    page.elements().stream()
                            .map(PromptParts::line)
                            .collect(Collectors.joining("\n"));
            parts.add(framed("interactive elements of the page", lines));
        }
    }

    /// The browser's own picture of the page; one that the person sent along is theirs.
    private void addScreenshot(Part.Image picture, List<Part> parts) {
        if (!seeing) {
            // It is left out on its way to the model, and the person told so.
            parts.add(picture);
            return;
        }
        ReadingHook.taint(run).raise(RunTaint.Level.READ);
        parts.add(new Part.Text(frames.beginOfPicture("a picture of the page")));
        parts.add(picture);
        parts.add(new Part.Text(frames.endOfPicture()));
    }

    private Part framed(String what, String text) {
        ReadingHook.read(text, run);
        return new Part.Text(frames.framed(what, fitting(text)));
    }

    private String fitting(String text) {
        var kept = TextCut.first(text, mostTokens);
        return kept.length() == text.length() ? text : kept + "\n[cut to fit your window]";
    }

    private static String line(RunRequest.GivenPage.Element element) {
        return "#" + element.id() + " " + element.role() + " \"" + element.name() + "\"";
    }
}
