package dev.backendrig.mcp.server;

import dev.backendrig.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Which notifications of changes a client wants.
///
/// @param resources those whose updates it wants, by their URIs
record Notices(boolean toolsChanged, boolean resourcesChanged, Set<String> resources) {
    Notices {
        resources = Set.copyOf(resources);
    }

    /// The notifications that these changes lead to.
    ///
    /// @param meta that each of them carries
    List<JsonObject> of(Set<BrowserWatch.Change> changes, JsonObject meta) {
        var all = new ArrayList<JsonObject>();
        if (toolsChanged && changes.contains(BrowserWatch.Change.TOOLS)) {
            all.add(notification("notifications/tools/list_changed", meta, JsonObject.EMPTY));
        }
        if (resourcesChanged && changes.contains(BrowserWatch.Change.RESOURCES)) {
            all.add(notification("notifications/resources/list_changed", meta, JsonObject.EMPTY));
        }
        if (changes.contains(BrowserWatch.Change.PAGE)) {
            Arrays.stream(PageResource.values())
                    .map(PageResource::uri)
                    .filter(resources::contains)
                    .map(uri -> JsonObject.of("uri", uri))
                    .map(it -> notification("notifications/resources/updated", meta, it))
                    .forEach(all::add);
        }
        return all;
    }

    private static JsonObject notification(String method, JsonObject meta, JsonObject params) {
        return Rpc.notification(
                method, meta.isEmpty() ? params : params.toBuilder().put("_meta", meta).build());
    }
}
