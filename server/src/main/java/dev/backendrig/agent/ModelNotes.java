package dev.backendrig.agent;

import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.model.ChatModel;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelRequest;
import java.util.EnumSet;
import java.util.Set;

/// Tells a run's person which model speaks, where it is another than was asked for, and what it cannot
/// do: before its first word, each thing once. Confined to the run's thread.
final class ModelNotes {
    private enum Note {
        PICTURES,
        TOOLS,
        PRICE
    }

    private final ChatModel model;
    private final Answer answer;
    private final ModelSentences sentences;
    private final boolean wantsTools;
    private final boolean isLimited;
    private final Set<Note> told = EnumSet.noneOf(Note.class);
    private ModelInfo speaker;

    /// @param wantsTools whether there are tools that a model could be offered
    ModelNotes(AgentParts parts, Answer answer, RunContext run, boolean wantsTools) {
        this.model = parts.model();
        this.answer = answer;
        this.sentences = new ModelSentences(run.language());
        this.wantsTools = wantsTools;
        this.isLimited = parts.cost().isLimited();
        this.speaker = model.info();
    }

    /// The model has begun to answer this.
    void speaks(ModelRequest request) {
        var now = model.info();
        tellSpeaker(now);
        tellLacks(now, request);
    }

    private void tellSpeaker(ModelInfo now) {
        if (isSame(now, speaker)) return;
        answer.send(new RunEvent.Speaking(now.provider(), now.model()));
        tell(sentences.spokeInstead(speaker, now));
        speaker = now;
    }

    private void tellLacks(ModelInfo now, ModelRequest request) {
        if (!now.images() && hasPictures(request) && told.add(Note.PICTURES)) {
            tell(sentences.withoutPictures(now));
        }
        if (!now.tools() && wantsTools && told.add(Note.TOOLS)) tell(sentences.withoutTools(now));
        if (isLimited && now.price().isEmpty() && told.add(Note.PRICE)) {
            tell(sentences.priceUnknown(now));
        }
    }

    private void tell(String sentence) {
        answer.send(new RunEvent.Notice(sentence));
    }

    private static boolean isSame(ModelInfo one, ModelInfo other) {
        return one.provider().equals(other.provider()) && one.model().equals(other.model());
    }

    private static boolean hasPictures(ModelRequest request) {
        return request.messages().stream().anyMatch(ModelNotes::hasPictures);
    }

    private static boolean hasPictures(Message message) {
        return switch (message) {
            case Message.User(var parts) -> parts.stream().anyMatch(Part.Image.class::isInstance);
            case Message.Assistant _ -> false;
            case Message.ToolResults(var results) ->
                    results.stream().anyMatch(result -> !result.images().isEmpty());
        };
    }
}
