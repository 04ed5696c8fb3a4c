/// Google Gemini: the wire of `streamGenerateContent`, written by hand.
@NullMarked
package dev.backendrig.model.gemini;

import org.jspecify.annotations.NullMarked;
