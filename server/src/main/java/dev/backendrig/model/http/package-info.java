/// One streamed HTTP exchange with a model provider: sent, read on the caller's thread, given up at
/// any moment. What the bytes mean is for the providers.
@NullMarked
package dev.backendrig.model.http;

import org.jspecify.annotations.NullMarked;
