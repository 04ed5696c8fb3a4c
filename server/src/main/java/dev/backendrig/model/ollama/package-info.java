/// Ollama.
@NullMarked
package dev.backendrig.model.ollama;

import org.jspecify.annotations.NullMarked;
