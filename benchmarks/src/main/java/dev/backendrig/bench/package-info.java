/// The side-by-side run: what is measured, in which order, and what it is held against.
@NullMarked
package dev.backendrig.bench;

import org.jspecify.annotations.NullMarked;
