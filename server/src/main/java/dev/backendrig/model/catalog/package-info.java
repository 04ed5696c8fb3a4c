/// Which models there are: what is known of them, and those that are configured.
@NullMarked
package dev.backendrig.model.catalog;

import org.jspecify.annotations.NullMarked;
