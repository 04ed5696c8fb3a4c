/// Finds a person's data in text: what each kind looks like, and nothing of what is done with it.
@NullMarked
package dev.backendrig.privacy.detector;

import org.jspecify.annotations.NullMarked;
