package dev.backendrig.safety.elements;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.PageSight;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What a browser's session last told of the elements of its page, and whether a model has read
/// anything of a page in it. Thread-safe; lives in the session's memory.
///
/// Numbers belong to one page: they are forgotten when its address is another one, when something
/// navigated, or when a snapshot is of another document. Within one document of a browser that sends
/// snapshots a number never means something else, so there earlier ones are kept beside the newest
/// list, [#MOST] of them.
public final class KnownElements {
    static final int MOST = 20_000;

    private static final String LIST = "get_interactive_elements";

    /// Reads that tell nothing of a page.
    private static final Set<String> BLIND = Set.of("scroll_to", "scroll_element", "ask_user");

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable ElementList list;
    private PageName page = PageName.UNKNOWN;

    /// Where the browser said it was when the list came.
    private @Nullable String toldUrl;

    private boolean pageRead;
    private String dialog = "";

    /// The newest list.
    ///
    /// @param url where the browser now says it is
    /// @return empty where there was none since the last navigation
    public Optional<ElementList> now(Optional<String> url) {
        lock.lock();
        try {
            if (list != null && isElsewhere(url)) leave();
            return Optional.ofNullable(list);
        } finally {
            lock.unlock();
        }
    }

    private boolean isElsewhere(Optional<String> url) {
        if (url.isEmpty()) return false;
        var now = PageName.withoutFragment(url.get());
        return !now.equals(toldUrl) && !page.isAt(now);
    }

    /// Whether anything of any page was read in this session.
    public boolean isPageRead() {
        lock.lock();
        try {
            return pageRead;
        } finally {
            lock.unlock();
        }
    }

    /// What the page asked in the dialog that came up last; blank where none did.
    public String lastDialog() {
        lock.lock();
        try {
            return dialog;
        } finally {
            lock.unlock();
        }
    }

    /// A request brought the elements of the page along.
    ///
    /// @param given such as `{"id":"5","role":"button","name":"Save"}`; one whose id is no number is
    ///     passed over
    public void given(List<JsonObject> given, Optional<String> url) {
        var elements = ListReader.read(JsonArray.of(given));
        if (elements.isEmpty()) return;
        lock.lock();
        try {
            replace(elements, PageName.at(url), url, false);
        } finally {
            lock.unlock();
        }
    }

    /// Takes in what came of a call.
    ///
    /// @param arguments as the tool was called
    /// @param url where the browser says it is afterwards
    public void learn(Tool tool, JsonObject arguments, ToolOutcome outcome, Optional<String> url) {
        lock.lock();
        try {
            if (tool.effect() == Effect.NAVIGATE && !(outcome instanceof ToolOutcome.Denied)) {
                leave();
            }
            if (outcome instanceof ToolOutcome.Done done) done(tool, arguments, done, url);
        } finally {
            lock.unlock();
        }
    }

    private void done(
            Tool tool, JsonObject arguments, ToolOutcome.Done done, Optional<String> url) {
        var name = tool.spec().name();
        var content = done.content();
        if (content instanceof JsonObject object) {
            if (object.has("navigated_to")) leave();
            dialog = Dialogs.lastIn(object).orElse(dialog);
        }
        if (tool.effect() == Effect.READ && !BLIND.contains(name)) pageRead = true;
        if (done.page() != null) {
            pageRead = true;
            saw(done.page(), url);
        } else if (name.equals(LIST)) {
            var elements = ListReader.read(content);
            var wanted = arguments.integer("limit").orElse(Long.MAX_VALUE);
            replace(elements, PageName.at(url), url, elements.size() >= wanted || isCut(content));
        }
    }

    /// What a list says that was too long to be handed on.
    private static boolean isCut(JsonValue content) {
        return content instanceof JsonObject object
                && object.string("note").filter(note -> note.startsWith("cut: ")).isPresent();
    }

    private void saw(PageSight sight, Optional<String> url) {
        var document = sight instanceof PageSight.AfterAction(var name, var _) ? name : null;
        var seen = PageName.ofSnapshot(document, sight.text());
        var elements = SnapshotReader.read(sight.text());
        var stays = list != null && page.isSurely(seen);
        var before = stays && list != null ? list.known() : Map.<Long, Element>of();
        if (before.size() + elements.size() > MOST) before = Map.of();
        page =
                new PageName(
                        document != null ? document : stays ? page.document() : null,
                        seen.url() != null ? seen.url() : page.url());
        toldUrl = url.map(PageName::withoutFragment).orElse(null);
        list = new ElementList(elements, before, false);
    }

    private void replace(List<Element> elements, PageName name, Optional<String> url, boolean cut) {
        page = name;
        toldUrl = url.map(PageName::withoutFragment).orElse(null);
        list = new ElementList(elements, Map.of(), cut);
    }

    private void leave() {
        list = null;
        page = PageName.UNKNOWN;
        toldUrl = null;
        dialog = "";
    }

    /// Says nothing of what is on a page.
    @Override
    public String toString() {
        return "KnownElements";
    }
}
