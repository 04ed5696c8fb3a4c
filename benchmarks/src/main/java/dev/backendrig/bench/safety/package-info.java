/// What a model that obeys hostile pages can do, and how often honest work is interrupted: rows of
/// attacks and of everyday tasks against the real server, with a browser and a model of ours.
@NullMarked
package dev.backendrig.bench.safety;

import org.jspecify.annotations.NullMarked;
