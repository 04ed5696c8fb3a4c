package dev.backendrig.safety.acts;

import dev.backendrig.language.Language;
import dev.backendrig.safety.elements.ElementList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that an act is judged by beside itself.
///
/// @param prompt the person's own words
/// @param language theirs
/// @param elements the newest list of the page, empty where there was none since the last navigation
/// @param pageWasRead whether anything of a page may have steered the model
/// @param dialog what the page asked last in a dialog; blank where it did not
/// @param done what this run has done and with which tabs
/// @param site the site of the page, null where it is not known
public record Scene(
        Prompt prompt,
        Language language,
        Optional<ElementList> elements,
        boolean pageWasRead,
        String dialog,
        RunActs done,
        @Nullable String site) {}
