/// Tools of MCP servers that the person names in `mcp.json` (Model Context Protocol, as a client).
/// What comes from there is not believed: it is bounded, and a server costs nothing but its tools.
@NullMarked
package dev.backendrig.mcp.client;

import org.jspecify.annotations.NullMarked;
