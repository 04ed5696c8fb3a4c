/// The answer as clients may show it that render it as they like: nothing in it loads by being shown,
/// and no link hides where it leads.
@NullMarked
package dev.backendrig.safety.output;

import org.jspecify.annotations.NullMarked;
