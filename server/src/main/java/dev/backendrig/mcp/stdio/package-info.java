/// The Model Context Protocol over standard input and output, for clients that start a program: a
/// bridge to the running server, which has the browsers.
@NullMarked
package dev.backendrig.mcp.stdio;

import org.jspecify.annotations.NullMarked;
