/// The offline model: an in-process interpreter of English and Indonesian browser commands. It is
/// not a language model and says so; it serves first contact, demos and tests without any key.
@NullMarked
package dev.backendrig.model.offline;

import org.jspecify.annotations.NullMarked;
