package dev.backendrig.agent;

import dev.backendrig.audit.AuditEvent;
import dev.backendrig.audit.AuditTrail;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolTrouble;
import dev.backendrig.safety.Approvals;
import dev.backendrig.safety.Concern;
import dev.backendrig.safety.Grants;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether a tool may be called: by the rules, and where they want it by the person. Thread-safe;
/// what the person has said is the run's own.
final class Permission {
    /// So many actions a person can still look through.
    private static final int MAX_OF_A_CARD = 20;

    /// A page that changes while its person thinks is asked about again, but not without end.
    private static final int MAX_QUESTIONS = 3;

    private static final String NOT_ALLOWED =
            "The person was asked and did not allow it, so it was not done. Do not try to reach the"
                    + " same in another way; ask them what they want instead.";
    private static final String NOBODY_SAID =
            "The person was asked whether this may be done and did not answer, so it was not done.";
    private static final String NOBODY_TO_ASK =
            "This needs the person's consent, and neither this client nor their browser can ask"
                + " them, so it was not done. They can do it themselves, connect the Backend Rig"
                + " extension, or allow it in policy.toml.";

    private final List<RunHook> hooks;
    private final ActionReader actions;
    private final AuditTrail audit;

    /// A valid call of a turn.
    record Wish(ToolCall call, Tool tool) {}

    /// A call that the person has to agree to.
    private record Need(Wish wish, AskedAction asked) {}

    /// Whether a call may be made.
    sealed interface Permit {
        /// It may, as it is here.
        record Given(ToolCall call) implements Permit {}

        record Withheld(ToolOutcome.Denied why) implements Permit {}
    }

    Permission(List<RunHook> hooks, ActionReader actions, AuditTrail audit) {
        this.hooks = List.copyOf(hooks);
        this.actions = actions;
        this.audit = audit;
    }

    /// Begins a turn of the model: asks the person, once, for all of its calls that need it.
    ///
    /// @return the question where it is left in the chat
    Optional<String> begin(List<Wish> wishes, RunContext run) throws InterruptedException {
        grants(run).nextTurn();
        var needs = needed(wishes, run);
        return needs.isEmpty() ? Optional.empty() : ask(needs, wishes, run, 1);
    }

    /// Asks for the first of the calls where something has changed since the person was asked for
    /// it, together with the others that need it then.
    Optional<String> renew(List<Wish> wishes, RunContext run) throws InterruptedException {
        return renew(wishes, run, 0);
    }

    private Optional<String> renew(List<Wish> wishes, RunContext run, int asked)
            throws InterruptedException {
        var isNeeded =
                asked < MAX_QUESTIONS
                        && !wishes.isEmpty()
                        && needed(wishes.getFirst(), run).isPresent();
        return isNeeded ? ask(needed(wishes, run), wishes, run, asked + 1) : Optional.empty();
    }

    private Optional<String> ask(List<Need> needs, List<Wish> wishes, RunContext run, int asked)
            throws InterruptedException {
        return switch (run.approver().ask(needs.stream().map(Need::asked).toList())) {
            case Approver.Reply.LeftInChat(var question) -> {
                needs.forEach(it -> leftInChat(it, run));
                yield Optional.of(question);
            }
            case Approver.Reply.Said(var result) -> {
                needs.forEach(it -> take(it.asked(), result, run));
                yield result.isAllowed() ? renew(wishes, run, asked) : Optional.empty();
            }
        };
    }

    private static void take(AskedAction asked, Approvals.Result result, RunContext run) {
        grants(run).answered(asked.deed(), asked.concerns(), result);
    }

    private List<Need> needed(List<Wish> wishes, RunContext run) {
        var needed = new ArrayList<Need>();
        var leaves = false;
        for (var wish : wishes) {
            var navigates = wish.tool().effect() == Effect.NAVIGATE;
            // What it will find on the next page nobody knows yet.
            if (leaves && !navigates) continue;
            leaves |= navigates;
            needed(wish, run).ifPresent(needed::add);
            if (needed.size() == MAX_OF_A_CARD) break;
        }
        return needed;
    }

    private Optional<Need> needed(Wish wish, RunContext run) {
        if (!(Judgement.of(wish.call(), wish.tool(), hooks, run)
                instanceof Judgement.Allowed(var call, var all))) {
            return Optional.empty();
        }
        var concerns = grants(run).open(all);
        if (concerns.isEmpty()) return Optional.empty();
        var deed = actions.deed(call, wish.tool(), all, run);
        if (grants(run).answer(deed).isPresent()) return Optional.empty();
        return Optional.of(new Need(wish, actions.asked(deed, wish.tool(), concerns, run)));
    }

    /// Judges a call that is to be made now. A person's yes to it is used up.
    Permit of(Wish wish, RunContext run) {
        return switch (Judgement.of(wish.call(), wish.tool(), hooks, run)) {
            case Judgement.Forbidden(var reason, var trouble, var rule) -> {
                var site = actions.site(wish.call(), wish.tool(), List.of(), run);
                decided(wish, site, List.of(rule), AuditEvent.Decision.DENIED, run);
                yield new Permit.Withheld(new ToolOutcome.Denied(reason, trouble));
            }
            case Judgement.Allowed(var call, var concerns) -> asAllowed(wish, call, concerns, run);
        };
    }

    private Permit asAllowed(Wish wish, ToolCall call, List<Concern> concerns, RunContext run) {
        var decision = decision(wish, call, concerns, run);
        var site = actions.site(call, wish.tool(), concerns, run);
        decided(wish, site, concerns.stream().map(Concern::rule).toList(), decision, run);
        return switch (decision) {
            case ALLOWED, APPROVED, APPROVED_ON_SITE -> new Permit.Given(call);
            case REFUSED -> withheld(NOT_ALLOWED, ToolTrouble.PERSON_REFUSED);
            case UNANSWERED, LEFT_IN_CHAT, DENIED ->
                    run.approver().equals(Approver.NOBODY)
                            ? withheld(NOBODY_TO_ASK, ToolTrouble.NOBODY_TO_ASK)
                            : withheld(NOBODY_SAID, ToolTrouble.PERSON_SILENT);
        };
    }

    private AuditEvent.Decision decision(
            Wish wish, ToolCall call, List<Concern> concerns, RunContext run) {
        if (concerns.isEmpty()) return AuditEvent.Decision.ALLOWED;
        if (grants(run).open(concerns).isEmpty()) return AuditEvent.Decision.APPROVED_ON_SITE;
        var deed = actions.deed(call, wish.tool(), concerns, run);
        // Nothing was said to a page that changed at the last moment.
        return switch (grants(run).spend(deed).orElse(Approvals.Result.WITHDRAWN)) {
            case ALLOWED, ALLOWED_ON_SITE -> AuditEvent.Decision.APPROVED;
            case DENIED -> AuditEvent.Decision.REFUSED;
            case WITHDRAWN -> AuditEvent.Decision.UNANSWERED;
        };
    }

    private static Permit withheld(String reason, ToolTrouble trouble) {
        return new Permit.Withheld(new ToolOutcome.Denied(reason, trouble));
    }

    private void leftInChat(Need need, RunContext run) {
        var asked = need.asked();
        decided(
                need.wish(),
                Optional.ofNullable(asked.deed().site()),
                AskedAction.rules(List.of(asked)),
                AuditEvent.Decision.LEFT_IN_CHAT,
                run);
    }

    private void decided(
            Wish wish,
            Optional<String> site,
            List<String> rules,
            AuditEvent.Decision decision,
            RunContext run) {
        audit.record(
                new AuditEvent.Decided(
                        run.runId(),
                        wish.call().name(),
                        wish.tool().effect().name().toLowerCase(Locale.ROOT),
                        site.orElse(null),
                        rules.stream().distinct().toList(),
                        decision));
    }

    private static Grants grants(RunContext run) {
        return run.own().of(Grants.class, Grants::new);
    }
}
