package dev.backendrig.agent;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolCall;
import dev.backendrig.privacy.RunMask;
import dev.backendrig.safety.Concern;
import dev.backendrig.tool.ArgumentRole;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;
import java.util.ArrayList;
import java.util.Optional;

/// Puts values back into the arguments of a call: the first hook, as all others are to judge what
/// would really be done.
///
/// A text for the page gets a value without a question on the site where it was seen, and anywhere
/// if the person wrote it in this prompt; so does what a tool looks for in the page. An address gets
/// none without a question, except one that stands in the prompt as a whole. A web search and
/// arguments that say nothing of themselves get none at all.
public final class PrivacyHook implements RunHook {
    static final String RULE = "private_value";

    private static final String IMPOSSIBLE =
            "A secret or a value that was not kept is behind a placeholder in this call, so it"
                    + " cannot be put in. Ask the person to type it themselves.";

    private final Privacy privacy;
    private final AnswerSite answerSite;

    public PrivacyHook(Privacy privacy) {
        this.privacy = privacy;
        this.answerSite = new AnswerSite(privacy);
    }

    @Override
    public Decision onToolCall(ToolCall call, Tool tool, RunContext run) {
        var site = tool.service().or(() -> privacy.site(run));
        var restored = new RestoredArguments(privacy.of(run), call, tool, site);
        var arguments = restored.arguments();
        if (restored.areImpossible()) return new Decision.Refuse(IMPOSSIBLE, RULE);
        var real = new ToolCall(call.id(), call.name(), arguments);
        var concerns = new ArrayList<Concern>();
        var sentences = new PrivacySentences(run.language());
        if (!restored.typed().isEmpty()) {
            concerns.add(concern(sentences.typed(restored.typed()), site));
        }
        if (!restored.sent().isEmpty()) {
            var target = Optional.ofNullable(restored.address()).flatMap(privacy::siteOf);
            concerns.add(concern(sentences.sent(restored.sent()), target));
        }
        return concerns.isEmpty() ? new Decision.Proceed(real) : new Decision.Ask(real, concerns);
    }

    private static Concern concern(String reason, Optional<String> site) {
        return new Concern(RULE, reason, Concern.Reach.ACTION, site.orElse(null));
    }

    @Override
    public ToolOutcome onOutcome(ToolCall call, Tool tool, ToolOutcome outcome, RunContext run) {
        var site = answerSite.of(tool, outcome, run);
        privacy.of(run).answeredOn(call.id(), site.orElse(null));
        return outcome;
    }

    /// A call as a person may see it: with values, and a sign for each secret.
    static ToolCall readable(ToolCall call, Optional<Tool> tool, RunMask mask) {
        var arguments = (JsonObject) Json.withTexts(call.arguments(), mask::readable);
        var shown =
                tool.map(it ->
                                it.roles()
                                        .replaced(
                                                arguments,
                                                ArgumentRole.SECRET,
                                                _ -> RunMask.SECRET))
                        .orElse(arguments);
        return new ToolCall(call.id(), call.name(), shown);
    }
}
