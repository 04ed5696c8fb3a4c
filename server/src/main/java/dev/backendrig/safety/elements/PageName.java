package dev.backendrig.safety.elements;

import dev.backendrig.page.SnapshotHead;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells pages from each other.
///
/// @param document the browser's name for the document, null where it told none
/// @param url the address without its fragment, null where none is known
record PageName(@Nullable String document, @Nullable String url) {
    static final PageName UNKNOWN = new PageName(null, null);

    static PageName at(Optional<String> url) {
        return new PageName(null, url.map(PageName::withoutFragment).orElse(null));
    }

    /// @param document null where the browser told none
    static PageName ofSnapshot(@Nullable String document, String text) {
        var location = SnapshotHead.location(text).map(PageName::withoutFragment);
        return new PageName(document, location.orElse(null));
    }

    /// Whether this surely is the page that another name stands for.
    boolean isSurely(PageName other) {
        if (document != null && other.document != null) return document.equals(other.document);
        return url != null && url.equals(other.url);
    }

    /// Whether the page has this address; an unknown one has none.
    boolean isAt(@Nullable String address) {
        return url == null ? address == null : url.equals(address);
    }

    static String withoutFragment(String url) {
        var hash = url.indexOf('#');
        return hash < 0 ? url : url.substring(0, hash);
    }
}
