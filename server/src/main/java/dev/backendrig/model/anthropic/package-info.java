/// Anthropic.
@NullMarked
package dev.backendrig.model.anthropic;

import org.jspecify.annotations.NullMarked;
