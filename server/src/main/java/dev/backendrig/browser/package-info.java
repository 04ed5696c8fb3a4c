/// A person's browser as the agent sees it: commands out, results back.
@NullMarked
package dev.backendrig.browser;

import org.jspecify.annotations.NullMarked;
