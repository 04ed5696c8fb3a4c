/// How well and how fast personal data is found: examples, made-up documents, hostile texts.
@NullMarked
package dev.backendrig.bench.privacy;

import org.jspecify.annotations.NullMarked;
