/// Tool calls that a model wrote wrongly, read as it meant them where that is beyond doubt.
@NullMarked
package dev.backendrig.model.repair;

import org.jspecify.annotations.NullMarked;
