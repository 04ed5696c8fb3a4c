/// What a conversation with a model is made of: messages, parts, tool calls and their results, usage.
@NullMarked
package dev.backendrig.message;

import org.jspecify.annotations.NullMarked;
