/// The files of the web console, as they were when the server started.
@NullMarked
package dev.backendrig.http.console;

import org.jspecify.annotations.NullMarked;
