/// The documents of the contract, read as data.
@NullMarked
package dev.backendrig.contract;

import org.jspecify.annotations.NullMarked;
