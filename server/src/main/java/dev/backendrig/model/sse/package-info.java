/// Reading of Server-Sent Events, for providers that stream their answers so.
@NullMarked
package dev.backendrig.model.sse;

import org.jspecify.annotations.NullMarked;
