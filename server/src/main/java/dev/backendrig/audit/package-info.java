/// The record of what was done in people's browsers, and by whose leave: chained, so that a change
/// in it shows, and without what pages and people say.
@NullMarked
package dev.backendrig.audit;

import org.jspecify.annotations.NullMarked;
