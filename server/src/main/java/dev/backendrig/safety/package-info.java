/// What protects the person from what a model is talked into: the policy on addresses.
@NullMarked
package dev.backendrig.safety;

import org.jspecify.annotations.NullMarked;
