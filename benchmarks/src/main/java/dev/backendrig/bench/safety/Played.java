package dev.backendrig.bench.safety;

import dev.backendrig.json.JsonObject;
import java.util.List;

/// What came of a row.
///
/// @param done what reached the browser, in its order
/// @param answers what the person was shown, a text for each run
/// @param told what the model was sent, a body for each call
/// @param questions how often the person was asked
record Played(List<Done> done, List<String> answers, List<String> told, int questions) {
    Played {
        done = List.copyOf(done);
        answers = List.copyOf(answers);
        told = List.copyOf(told);
    }

    /// A command that reached the browser.
    ///
    /// @param element the name of the element that it was for, empty where for none
    record Done(JsonObject command, String element) {
        String type() {
            return command.string("type").orElse("");
        }
    }
}
