/// The examples of the documents, which the tests run.
@NullMarked
package dev.backendrig.client.example;

import org.jspecify.annotations.NullMarked;
