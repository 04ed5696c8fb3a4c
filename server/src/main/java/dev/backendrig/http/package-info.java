/// The server's HTTP side: routes, access checks, the agent's endpoint and its event stream.
@NullMarked
package dev.backendrig.http;

import org.jspecify.annotations.NullMarked;
