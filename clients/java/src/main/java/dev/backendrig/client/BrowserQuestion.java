package dev.backendrig.client;

/// What the person of a browser is asked.
public sealed interface BrowserQuestion {
    String approvalId();

    /// May a run do this?
    record OfAction(Question question) implements BrowserQuestion {
        @Override
        public String approvalId() {
            return question.approvalId();
        }
    }

    /// May the page of this origin use this browser?
    record OfUse(String approvalId, String origin) implements BrowserQuestion {}

    static BrowserQuestion of(Fields data) {
        return data.text("kind").equals("session_use")
                ? new OfUse(data.needed("approval_id"), data.text("origin"))
                : new OfAction(Question.of(data));
    }
}
