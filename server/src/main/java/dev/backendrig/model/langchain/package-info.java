/// Models that are spoken to through LangChain4j: it writes the requests and reads the answers, over
/// an HTTP client of ours (ADR 0024).
@NullMarked
package dev.backendrig.model.langchain;

import org.jspecify.annotations.NullMarked;
