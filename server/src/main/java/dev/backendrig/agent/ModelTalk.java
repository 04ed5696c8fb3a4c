package dev.backendrig.agent;

import dev.backendrig.message.Message;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.page.UntrustedFrame;
import dev.backendrig.privacy.RunMask;
import dev.backendrig.safety.text.FrameView;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// What stands between a run and its model. On the way out what comes from pages is put in frames and
/// values are hidden; on the way in the person hears them again, and where their client is not known
/// to render with care, an answer that loads nothing. Confined to the run's thread.
final class ModelTalk {
    private final AgentParts parts;
    private final Answer answer;
    private final RunMask mask;
    private final FrameView frames =
            new FrameView(UntrustedFrame.random(), Set.of(ToldTurn.PAGE, ToldTurn.PAGE_NOW));
    private final ModelView view;
    private final boolean ownRendering;
    private final GuardedAnswer guarded;

    ModelTalk(AgentParts parts, RunRequest request, RunContext run, Answer answer) {
        this.parts = parts;
        this.answer = answer;
        mask = parts.privacy().of(run);
        view = new ModelView(List.of(frames::of, mask::shown));
        ownRendering = request.ownRendering();
        guarded = new GuardedAnswer(answer, SiteHook.addressTaint(run), GuardedAnswer.PATIENCE);
        parts.privacy().site(run).ifPresent(mask::pageIsOn);
    }

    RunMask mask() {
        return mask;
    }

    FrameView frames() {
        return frames;
    }

    /// A conversation as the model is to see it.
    List<Message> shown(List<Message> messages) {
        return view.of(messages);
    }

    /// Tells the person what was hidden and taken out, where that is more than they were told.
    void tellNews() {
        var removed = frames.newlyRemoved();
        if (!removed.isEmpty()) {
            parts.metrics().untrustedRemoved(removed);
            answer.send(new RunEvent.Cleaned(frames.removed()));
        }
        mask.news().ifPresent(kinds -> answer.send(new RunEvent.Hidden(kinds)));
    }

    /// The model's turn, as it wrote it. The person hears it while it comes.
    ModelTurn ask(ModelRequest request) throws InterruptedException {
        if (ownRendering) return ask(request, answer::modelSays);
        try (var speech = guarded.speech()) {
            return ask(request, speech);
        }
    }

    /// The model's turn, of which the person hears nothing.
    ModelTurn askAside(ModelRequest request) throws InterruptedException {
        return parts.model().stream(request, _ -> {});
    }

    /// The system instruction of a run.
    String system(RunRequest request, boolean browser) {
        var own = request.customInstruction();
        var masked = own == null ? null : mask.masked(own);
        if (request.wishes().ownSystem()) return masked == null ? "" : masked;
        return parts.systemPrompt().text(browser, parts.privacy().isOn(), masked);
    }

    private ModelTurn ask(ModelRequest request, Consumer<ModelEvent> person)
            throws InterruptedException {
        try (var restored = mask.restoring(person)) {
            return parts.model().stream(request, restored);
        }
    }
}
