/// OpenAI and whoever speaks its chat completions.
@NullMarked
package dev.backendrig.model.openai;

import org.jspecify.annotations.NullMarked;
