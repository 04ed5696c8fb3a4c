/// Tools that a model may call, and what came of a call.
@NullMarked
package dev.backendrig.tool;

import org.jspecify.annotations.NullMarked;
