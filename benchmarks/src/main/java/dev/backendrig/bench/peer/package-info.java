/// The servers that are compared, as processes of their own.
@NullMarked
package dev.backendrig.bench.peer;

import org.jspecify.annotations.NullMarked;
