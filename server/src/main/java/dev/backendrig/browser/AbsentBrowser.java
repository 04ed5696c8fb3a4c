package dev.backendrig.browser;

import dev.backendrig.message.Part;
import java.util.Optional;

/// A browser that is not there: for looking at the tools of a browser without having one.
public record AbsentBrowser() implements BrowserPort {
    @Override
    public BrowserResult perform(BrowserCommand command) {
        return new BrowserResult.Disconnected();
    }

    @Override
    public Optional<String> pageUrl() {
        return Optional.empty();
    }

    @Override
    public Optional<String> pageTitle() {
        return Optional.empty();
    }

    @Override
    public Optional<Part.Image> takeScreenshot() {
        return Optional.empty();
    }
}
