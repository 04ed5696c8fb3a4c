/// The wire of OpenAI's API, as its clients speak it: records, mapping and the form of errors. What
/// answers the requests is in [dev.backendrig.http].
@NullMarked
package dev.backendrig.http.openai;

import org.jspecify.annotations.NullMarked;
