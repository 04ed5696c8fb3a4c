/// Cutting of streamed bodies into events: Server-Sent Events and lines of JSON.
@NullMarked
package dev.backendrig.model.sse;

import org.jspecify.annotations.NullMarked;
