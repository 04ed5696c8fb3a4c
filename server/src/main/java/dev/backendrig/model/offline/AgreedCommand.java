package dev.backendrig.model.offline;

import dev.backendrig.language.PlainAnswer;
import dev.backendrig.language.ReplyHint;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the person agrees to whose prompt is a plain yes to a question at the end of the last answer:
/// the prompt that the question came from is to be carried out, from the command on that was asked
/// about.
///
/// @param prompt with the commands
/// @param question the answer that ends with the question
record AgreedCommand(String prompt, String question) {
    private record Turn(String prompt, String before) {}

    /// Empty where the last prompt is no such yes.
    static Optional<AgreedCommand> in(List<Message> messages) {
        var turns = turns(messages);
        var question = "";
        while (!turns.isEmpty() && agrees(turns.getLast())) {
            var answered = turns.removeLast();
            // The newest question is the one that was agreed to; those before had led to it.
            if (question.isEmpty()) question = answered.before();
        }
        return question.isEmpty() || turns.isEmpty()
                ? Optional.empty()
                : Optional.of(new AgreedCommand(turns.getLast().prompt(), question));
    }

    private static boolean agrees(Turn turn) {
        return PlainAnswer.of(turn.prompt()) == PlainAnswer.YES
                && ReplyHint.isAtEndOf(turn.before());
    }

    private static List<Turn> turns(List<Message> messages) {
        var turns = new ArrayList<Turn>();
        var before = "";
        for (var message : messages) {
            switch (message) {
                case Message.User(List<Part> parts) -> {
                    turns.add(new Turn(lastText(parts), before));
                    before = "";
                }
                case Message.Assistant said -> before = said.text();
                case Message.ToolResults _ -> {
                    // Nothing that the person was told.
                }
            }
        }
        return turns;
    }

    private static String lastText(List<Part> parts) {
        var text = "";
        for (var part : parts) if (part instanceof Part.Text(String said)) text = said;
        return text;
    }

    /// The commands from the one on that the question is about: those before it are done. All where
    /// the question names none of them.
    List<Command> rest(List<Command> commands) {
        var begin = 0;
        var longest = 0;
        for (var i = 0; i < commands.size(); i++) {
            var length = namedLength(commands.get(i));
            if (length > longest) {
                begin = i;
                longest = length;
            }
        }
        return commands.subList(begin, commands.size());
    }

    private int namedLength(Command command) {
        var name =
                switch (command) {
                    case Command.Open(String address) -> host(address);
                    case Command.Click(Target target) -> target.name();
                    case Command.Type(_, Target field) -> field.name();
                    case Command.ScrollBy _,
                            Command.ScrollTo _,
                            Command.ScrollToTop _,
                            Command.ScrollToBottom _,
                            Command.ListElements _,
                            Command.ReadPage _,
                            Command.Summarise _ ->
                            "";
                };
        var asked = question.toLowerCase(Locale.ROOT);
        return asked.contains(name.toLowerCase(Locale.ROOT)) ? name.length() : 0;
    }

    private static String host(String address) {
        return address.replaceFirst("^[a-zA-Z]+://", "").replaceFirst("[/?#].*", "");
    }
}
