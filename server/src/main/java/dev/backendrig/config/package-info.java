/// The settings of the server: the only package that reads the environment and the .env file.
@NullMarked
package dev.backendrig.config;

import org.jspecify.annotations.NullMarked;
