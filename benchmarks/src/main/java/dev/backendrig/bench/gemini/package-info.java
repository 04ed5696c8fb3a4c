/// A model provider that costs nothing: Gemini's wire, with the time of sending in every chunk.
@NullMarked
package dev.backendrig.bench.gemini;

import org.jspecify.annotations.NullMarked;
