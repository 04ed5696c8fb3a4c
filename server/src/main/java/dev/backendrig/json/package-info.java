/// JSON values, their reading and writing, and JSON Schema: the only package that knows the JSON library.
@NullMarked
package dev.backendrig.json;

import org.jspecify.annotations.NullMarked;
