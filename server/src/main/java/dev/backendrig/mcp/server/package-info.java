/// The person's browser as a server of the Model Context Protocol, in all its versions that are in use.
/// Knows the messages and how HTTP carries them, but no HTTP library.
@NullMarked
package dev.backendrig.mcp.server;

import org.jspecify.annotations.NullMarked;
