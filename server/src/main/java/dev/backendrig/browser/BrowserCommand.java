package dev.backendrig.browser;

import dev.backendrig.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// Something to do in the person's browser.
public sealed interface BrowserCommand {
    /// Goes to an address that the address policy has passed and serialised.
    record NavigateTo(String url) implements BrowserCommand {}

    /// Clicks an element by the number that the last element list gave it.
    record ClickElement(long ref) implements BrowserCommand {}

    /// Types into an element by the number that the last element list gave it.
    record TypeText(long ref, String text) implements BrowserCommand {}

    /// Scrolls to a place in CSS pixels.
    record ScrollTo(long x, long y) implements BrowserCommand {}

    /// Reads the text of the page.
    ///
    /// @param maxLength in characters; null leaves it to the browser
    record GetPageContent(@Nullable Long maxLength) implements BrowserCommand {}

    /// Lists what can be clicked or typed into.
    ///
    /// @param limit the most elements wanted; null leaves it to the browser
    record GetInteractiveElements(@Nullable Long limit) implements BrowserCommand {}

    /// A call of a tool that the browser has declared.
    ///
    /// @param arguments held against the tool's schema
    /// @param runId the run that makes the call
    record Declared(DeclaredTool tool, JsonObject arguments, String runId)
            implements BrowserCommand {}
}
