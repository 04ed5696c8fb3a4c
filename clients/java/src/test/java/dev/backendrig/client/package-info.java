/// Tests of the client against the real server.
@NullMarked
package dev.backendrig.client;

import org.jspecify.annotations.NullMarked;
