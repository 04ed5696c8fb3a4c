/// The logs of runs: every event of a run, for those who read it now and those who come back.
@NullMarked
package dev.backendrig.http.stream;

import org.jspecify.annotations.NullMarked;
