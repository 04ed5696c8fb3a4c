package dev.backendrig.privacy;

/// What a text says from one place on.
sealed interface Reading {
    /// A placeholder, in whatever form.
    ///
    /// @param text in which it stands
    /// @param marks how many `=` stand in it: a text of a page that looks like a placeholder has one
    ///     more of them for a model than on the page
    /// @param start backslashes before the bracket that do not belong to it are left out
    /// @param opened the end of its opening bracket
    /// @param marked the end of its first mark, `opened` where it has none
    record Whole(
            String text, Placeholder name, int marks, int start, int opened, int marked, int end)
            implements Reading {
        /// With one mark more.
        String withMark() {
            return text.substring(start, opened) + '=' + text.substring(opened, end);
        }

        /// With one mark less.
        String withoutMark() {
            return text.substring(start, opened) + text.substring(marked, end);
        }

        /// Says nothing of the text around it.
        @Override
        public String toString() {
            return name.text();
        }
    }

    /// No placeholder, or one that cannot be meant.
    record Nothing() implements Reading {}

    /// The text ends in the middle of what may become one.
    record Cut() implements Reading {}

    Reading NOTHING = new Nothing();
    Reading CUT = new Cut();
}
