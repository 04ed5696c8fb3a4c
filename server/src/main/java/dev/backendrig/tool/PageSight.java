package dev.backendrig.tool;

/// What a tool saw of the page, as a snapshot's text (extension/README.md, "A snapshot"): the run
/// tells it to the model beside the tool's own content, and not more of it than is new.
public sealed interface PageSight {
    String text();

    /// The page as it was after the tool had done its work.
    ///
    /// @param document changes with every new top document; not empty
    record AfterAction(String document, String text) implements PageSight {}

    /// The page as the model asked to see it, in the view that actions report too.
    record Asked(String text) implements PageSight {}

    /// Another view of the page, such as a later part of it.
    record AskedOtherwise(String text) implements PageSight {}
}
