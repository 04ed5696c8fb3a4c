/// The two languages that sentences for people are written in.
@NullMarked
package dev.backendrig.language;

import org.jspecify.annotations.NullMarked;
