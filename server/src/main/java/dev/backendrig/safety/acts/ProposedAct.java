package dev.backendrig.safety.acts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a call would do on the page.
sealed interface ProposedAct {
    /// The numbers of the elements that it is about.
    List<Long> refs();

    /// A click, a double click, or whatever an unknown tool does with an element.
    record Click(List<Long> refs) implements ProposedAct {
        public Click {
            refs = List.copyOf(refs);
        }
    }

    /// A click at a place of the page, where nobody knows what is there.
    record ClickSomewhere() implements ProposedAct {
        @Override
        public List<Long> refs() {
            return List.of();
        }
    }

    /// Typing into fields.
    ///
    /// @param sends whether Enter follows
    /// @param secret whether the tool says that its texts are secrets
    record Type(List<Typed> fields, boolean sends, boolean secret) implements ProposedAct {
        public Type {
            fields = List.copyOf(fields);
        }

        @Override
        public List<Long> refs() {
            return fields.stream().flatMap(field -> field.refs().stream()).toList();
        }
    }

    /// A text and the fields that it may be for; mostly one.
    record Typed(List<Long> refs, String text) {
        public Typed {
            refs = List.copyOf(refs);
        }
    }

    /// Choosing from a list.
    record Choose(long ref, List<String> options) implements ProposedAct {
        public Choose {
            options = List.copyOf(options);
        }

        @Override
        public List<Long> refs() {
            return List.of(ref);
        }
    }

    /// Pressing a key.
    ///
    /// @param ref on which element, null: on what has the focus
    record Press(String key, @Nullable Long ref) implements ProposedAct {
        /// Whether the key writes its sign.
        boolean types() {
            return key.codePointCount(0, key.length()) == 1;
        }

        @Override
        public List<Long> refs() {
            return ref == null ? List.of() : List.of(ref);
        }
    }

    /// Settling how the page's next dialog is answered.
    record AnswerDialog(boolean accept, String text) implements ProposedAct {
        @Override
        public List<Long> refs() {
            return List.of();
        }
    }

    /// Closing a tab.
    ///
    /// @param tab null: the one that the run works in
    record CloseTab(@Nullable Long tab) implements ProposedAct {
        @Override
        public List<Long> refs() {
            return List.of();
        }
    }

    /// Something that needs no judgement but its elements' being known: a file that the person picks
    /// themselves, a selection of text.
    record Harmless(List<Long> refs) implements ProposedAct {
        public Harmless {
            refs = List.copyOf(refs);
        }
    }

    /// What a tool of its own does, told only by its name and arguments.
    record Other(String tool, List<Long> refs, List<String> texts) implements ProposedAct {
        public Other {
            refs = List.copyOf(refs);
            texts = List.copyOf(texts);
        }
    }
}
