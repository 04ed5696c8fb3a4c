/// Browsers that are connected, what they were asked to do, and who may use them.
@NullMarked
package dev.backendrig.browser.session;

import org.jspecify.annotations.NullMarked;
