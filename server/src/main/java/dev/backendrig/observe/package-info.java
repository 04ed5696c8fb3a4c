/// What is told about the running server: the log, without anything of a person's in it.
@NullMarked
package dev.backendrig.observe;

import org.jspecify.annotations.NullMarked;
