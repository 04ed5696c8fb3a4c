/// Text that comes from outside: what a person does not see in it, what in it reads like orders, and
/// the frames in which a model gets it.
@NullMarked
package dev.backendrig.safety.text;

import org.jspecify.annotations.NullMarked;
