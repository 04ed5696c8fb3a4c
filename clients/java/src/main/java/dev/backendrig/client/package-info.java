/// A client of Backend Rig: runs the agent, reads on where a stream broke, answers questions, and
/// can be a browser. It needs the JDK alone. JSON values are `Map`, `List`, `String`, `Number`,
/// `Boolean` and null.
@NullMarked
package dev.backendrig.client;

import org.jspecify.annotations.NullMarked;
