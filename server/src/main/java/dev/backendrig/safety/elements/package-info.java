/// What the server knows of the elements of a page: which number means what.
@NullMarked
package dev.backendrig.safety.elements;

import org.jspecify.annotations.NullMarked;
