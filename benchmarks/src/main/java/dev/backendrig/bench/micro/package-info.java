/// Micro-benchmarks of the code that runs once per chunk.
@NullMarked
package dev.backendrig.bench.micro;

import org.jspecify.annotations.NullMarked;
