/// Browser clients of the base protocol.
@NullMarked
package dev.backendrig.bench.browser;

import org.jspecify.annotations.NullMarked;
