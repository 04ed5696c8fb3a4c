/// Rules that a person writes: what is allowed, asked or denied, read from `policy.toml`.
@NullMarked
package dev.backendrig.safety.rules;

import org.jspecify.annotations.NullMarked;
