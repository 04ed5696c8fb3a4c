/// Keeps a person's data from the model: puts placeholders in its place on the way out, and the data
/// back where it may go.
@NullMarked
package dev.backendrig.privacy;

import org.jspecify.annotations.NullMarked;
