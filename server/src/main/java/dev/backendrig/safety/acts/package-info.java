/// What may be done on a page without asking: acts that cannot be undone, secrets that are typed,
/// and what the person's own words allow.
@NullMarked
package dev.backendrig.safety.acts;

import org.jspecify.annotations.NullMarked;
