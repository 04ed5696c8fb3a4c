package dev.backendrig.page;

import org.jspecify.annotations.Nullable;

/// What a model knows of the page in one run: it gets the whole at first sight, of another document
/// or when it asks for it, and after that what changed. Immutable.
///
/// @param known as it was told last, null where the model knows of none
/// @param unread as it is now, where the model was not told yet
/// @param personWasThere whether the person used the page since the model was told last
public record KnownPage(
        @Nullable PageSnapshot known, @Nullable PageSnapshot unread, boolean personWasThere) {
    public static final KnownPage NONE = new KnownPage(null, null, false);

    /// A difference that costs more of the whole than this is not worth its riddles.
    private static final double WORTHWHILE = 0.6;

    /// Stands for a document whose name is not known: it may be any.
    private static final String ANY = "?";

    private static final String PERSON = "(the person used the page meanwhile)\n";
    private static final String LOOK = "(the person used the page meanwhile: look at it again)";

    /// What to tell the model, and what it knows then.
    public record Telling(String text, KnownPage next) {}

    /// Tells what changed; the whole where there is nothing to compare with.
    public Telling changes(PageSnapshot now) {
        if (known == null || !sameDocument(known, now)) return told(now.text(), now);
        return told(difference(known, now), now);
    }

    /// Tells the whole page, as it was asked for.
    ///
    /// @param text a snapshot of which it is not known what document it is of
    public Telling whole(String text) {
        var page = new PageSnapshot(ANY, text);
        return told(page.text(), page);
    }

    /// Whether there is something that the model should be told though no tool saw it.
    public boolean hasNews() {
        return unread != null || personWasThere;
    }

    /// Tells it.
    public Telling news() {
        if (unread != null) return changes(unread);
        return new Telling(LOOK, NONE);
    }

    /// The person used the page and gave it back.
    ///
    /// @param now as it is then, null where the browser did not say
    public KnownPage gaveBack(@Nullable PageSnapshot now) {
        return new KnownPage(now == null ? null : known, now, true);
    }

    /// The model lost what it knew: the page is to be told again as a whole.
    public KnownPage forgotten() {
        return new KnownPage(null, unread == null ? known : unread, personWasThere);
    }

    private Telling told(String text, PageSnapshot page) {
        return new Telling(personWasThere ? PERSON + text : text, new KnownPage(page, null, false));
    }

    private static boolean sameDocument(PageSnapshot known, PageSnapshot now) {
        return known.document().equals(now.document()) || known.document().equals(ANY);
    }

    private static String difference(PageSnapshot known, PageSnapshot now) {
        var text = DiffText.of(SnapshotDiff.between(known.text(), now.text()));
        var most = TokenEstimate.of(now.text()) * WORTHWHILE;
        return TokenEstimate.of(text) <= most || text.equals(DiffText.NOTHING) ? text : now.text();
    }
}
