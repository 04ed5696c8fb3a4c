package dev.backendrig.agent;

import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ToolResult;
import dev.backendrig.page.KnownPage;
import dev.backendrig.page.PageSnapshot;
import dev.backendrig.tool.PageSight;
import java.util.ArrayList;
import java.util.List;

/// The results of one turn's calls as the model gets them: each with what its tool saw of the page,
/// as far as that is new.
///
/// @param page what the model knows of the page with them
record ToldTurn(List<ToolResult> results, KnownPage page) {
    static final String PAGE = "page";

    /// Where the tool's own content has a member of that name, or the page is told a second time.
    static final String PAGE_NOW = "page_now";

    ToldTurn {
        results = List.copyOf(results);
    }

    /// @param known what the model knew before
    static ToldTurn of(List<ToolAnswer> answers, KnownPage known) {
        var results = new ArrayList<ToolResult>();
        var page = known;
        for (var answer : answers) {
            var sight = answer.page();
            if (sight == null) {
                results.add(answer.result());
            } else {
                var telling = telling(sight, page);
                results.add(with(answer.result(), telling.text()));
                page = telling.next();
            }
        }
        return new ToldTurn(results, page).withNews();
    }

    /// What happened to the page without a tool's doing stands with the last result.
    ToldTurn withNews() {
        if (!page.hasNews() || results.isEmpty()) return this;
        var telling = page.news();
        var all = new ArrayList<>(results);
        all.add(with(all.removeLast(), telling.text()));
        return new ToldTurn(all, telling.next());
    }

    private static KnownPage.Telling telling(PageSight sight, KnownPage page) {
        return switch (sight) {
            case PageSight.AfterAction(var document, var text) ->
                    page.changes(new PageSnapshot(document, text));
            case PageSight.Asked(var text) -> page.whole(text);
            case PageSight.AskedOtherwise(var text) -> new KnownPage.Telling(text, page);
        };
    }

    private static ToolResult with(ToolResult result, String page) {
        return result.withContent(with(result.content(), page));
    }

    private static JsonValue with(JsonValue content, String page) {
        var object =
                content instanceof JsonObject it
                        ? it.toBuilder()
                        : JsonObject.builder().put("result", content);
        var taken = content instanceof JsonObject it && it.has(PAGE);
        return object.put(taken ? PAGE_NOW : PAGE, page).build();
    }
}
