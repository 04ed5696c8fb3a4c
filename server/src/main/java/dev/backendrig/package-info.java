/// The program: reads the settings, puts the server together, starts, drains and stops it.
@NullMarked
package dev.backendrig;

import org.jspecify.annotations.NullMarked;
