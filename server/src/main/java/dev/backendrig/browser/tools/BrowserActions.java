package dev.backendrig.browser.tools;

import dev.backendrig.browser.BrowserCommand;
import dev.backendrig.browser.BrowserPort;
import dev.backendrig.browser.BrowserResult;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ToolTrouble;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.ToolOutcome;

/// Has commands performed and says what came of them in words for a model. Thread-safe.
final class BrowserActions {
    private static final String UNKNOWN =
            "The browser did not answer in time, so the outcome is unknown: it may or may not have"
                    + " happened. Do not repeat it blindly; read the page again to see.";
    private static final String LOST =
            "The browser's side broke off in the middle, so the outcome is unknown: it may or may"
                    + " not have happened. Do not repeat it blindly; read the page again to see.";
    private static final String NO_ANSWER =
            "The browser did not answer in time. The page may be busy, or its person has not"
                    + " answered yet.";
    private static final String GONE =
            "The browser is not connected any more. No browser tool will work; tell the person"
                    + " that the browser's connection was lost.";

    private final BrowserPort browser;

    BrowserActions(BrowserPort browser) {
        this.browser = browser;
    }

    /// @param done what to say where the browser did it without a word
    ToolOutcome perform(BrowserCommand command, Effect effect, String done)
            throws InterruptedException {
        return switch (browser.perform(command)) {
            case BrowserResult.Done(var data, var snapshot) ->
                    done(SeenPage.in(data, snapshot, arguments(command)), done);
            case BrowserResult.Failed(var error) -> ToolOutcome.Failed.inWordsOfOthers(error);
            case BrowserResult.TimedOut _ -> unanswered(effect, UNKNOWN);
            case BrowserResult.Lost _ -> unanswered(effect, LOST);
            case BrowserResult.Disconnected _ ->
                    new ToolOutcome.Failed(GONE, ToolTrouble.CONNECTION_LOST);
        };
    }

    private static JsonObject arguments(BrowserCommand command) {
        return command instanceof BrowserCommand.Declared declared
                ? declared.arguments()
                : JsonObject.EMPTY;
    }

    private static ToolOutcome done(SeenPage seen, String done) {
        var picture = Picture.in(seen.rest());
        var images = picture.images();
        if (images.isEmpty() && isSilent(picture.rest())) {
            return ToolOutcome.Done.inOurWords(done, seen.page());
        }
        return new ToolOutcome.Done(content(picture.rest(), done), images, seen.page());
    }

    private static ToolOutcome unanswered(Effect effect, String unknown) {
        return effect == Effect.READ
                ? new ToolOutcome.Failed(NO_ANSWER, ToolTrouble.NO_ANSWER)
                : new ToolOutcome.Failed(unknown, ToolTrouble.OUTCOME_UNKNOWN);
    }

    private static JsonValue content(JsonValue data, String done) {
        return isSilent(data) ? new JsonString(done) : ResultSize.limit(data);
    }

    private static boolean isSilent(JsonValue data) {
        return switch (data) {
            case JsonNull _ -> true;
            case JsonString(var text) -> text.isBlank();
            case JsonObject _, JsonArray _, JsonNumber _, JsonBoolean _ -> false;
        };
    }
}
