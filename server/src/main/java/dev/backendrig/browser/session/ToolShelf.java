package dev.backendrig.browser.session;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds room for the tools that browsers declare. Those who declare the same, as all browsers with
/// one version of an extension do, share one copy; what all the others take together is bounded,
/// else a few dozen who declare as much as they may would fill the memory.
///
/// @param mostBytes for all declarations that are held
record ToolShelf(long mostBytes) {
    /// The same tools, as they are to be held; empty where there is no room.
    ///
    /// @param held by other sessions
    Optional<ToolSet> place(ToolSet wanted, Stream<ToolSet> held) {
        var distinct = Collections.<ToolSet>newSetFromMap(new IdentityHashMap<>());
        held.forEach(distinct::add);
        var same = distinct.stream().filter(wanted::equals).findFirst();
        if (same.isPresent()) return same;
        var taken = distinct.stream().mapToLong(ToolSet::bytes).sum();
        return taken + wanted.bytes() <= mostBytes ? Optional.of(wanted) : Optional.empty();
    }
}
