/// Language models behind one interface; each provider has a package of its own below.
@NullMarked
package dev.backendrig.model;

import org.jspecify.annotations.NullMarked;
