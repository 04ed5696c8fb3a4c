/// What models cost, and how much of it is too much.
@NullMarked
package dev.backendrig.cost;

import org.jspecify.annotations.NullMarked;
