/// Page content on its way to a model.
@NullMarked
package dev.backendrig.page;

import org.jspecify.annotations.NullMarked;
