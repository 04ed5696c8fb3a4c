/// The tools by which a model uses a person's browser.
@NullMarked
package dev.backendrig.browser.tools;

import org.jspecify.annotations.NullMarked;
