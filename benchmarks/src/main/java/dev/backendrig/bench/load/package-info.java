/// Clients that open many streams at once and note when each chunk arrives.
@NullMarked
package dev.backendrig.bench.load;

import org.jspecify.annotations.NullMarked;
