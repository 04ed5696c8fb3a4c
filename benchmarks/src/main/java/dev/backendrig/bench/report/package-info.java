/// Tables and verdicts.
@NullMarked
package dev.backendrig.bench.report;

import org.jspecify.annotations.NullMarked;
