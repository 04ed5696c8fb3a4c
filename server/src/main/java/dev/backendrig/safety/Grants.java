package dev.backendrig.safety;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the person of one run has said so far to what it wants to do. Confined to the run's thread.
///
/// A yes is good for one action that is equal to the one that was asked about, and is used up by it;
/// what was allowed for a turn of the model and not done in it is forgotten with that turn. A no
/// holds for that action to the end of the run, so that nobody is asked until they give in.
public final class Grants {
    private record OnSite(String rule, String site) {}

    private final List<Deed> ofTurn = new ArrayList<>();
    private final List<Deed> released = new ArrayList<>();
    private final Set<OnSite> onSites = new HashSet<>();
    private final Set<Deed> refused = new HashSet<>();
    private final Set<Deed> unanswered = new HashSet<>();

    /// The model has had another turn.
    public void nextTurn() {
        ofTurn.clear();
        unanswered.clear();
    }

    /// Allows actions that the person was asked about before the run: each once, at any time of it.
    public void release(List<Deed> deeds) {
        released.addAll(deeds);
    }

    /// Takes in the person's answer to the question whether this may be done.
    ///
    /// @param concerns why they were asked
    public void answered(Deed deed, Collection<Concern> concerns, Approvals.Result result) {
        switch (result) {
            case ALLOWED -> ofTurn.add(deed);
            case ALLOWED_ON_SITE -> {
                ofTurn.add(deed);
                concerns.stream().flatMap(it -> onSite(it).stream()).forEach(onSites::add);
            }
            case DENIED -> refused.add(deed);
            case WITHDRAWN -> unanswered.add(deed);
        }
    }

    private static Optional<OnSite> onSite(Concern concern) {
        var site = concern.site();
        return site == null || concern.reach() != Concern.Reach.SITE
                ? Optional.empty()
                : Optional.of(new OnSite(concern.rule(), site));
    }

    /// Those concerns that the person has not met by a yes for a whole site.
    public List<Concern> open(List<Concern> concerns) {
        return concerns.stream()
                .filter(it -> onSite(it).filter(onSites::contains).isEmpty())
                .toList();
    }

    /// What the person said to this action; empty where they have to be asked.
    public Optional<Approvals.Result> answer(Deed deed) {
        if (refused.contains(deed)) return Optional.of(Approvals.Result.DENIED);
        if (ofTurn.contains(deed) || released.contains(deed)) {
            return Optional.of(Approvals.Result.ALLOWED);
        }
        return unanswered.contains(deed)
                ? Optional.of(Approvals.Result.WITHDRAWN)
                : Optional.empty();
    }

    /// The same for an action that is done now if it may be: a yes is used up.
    public Optional<Approvals.Result> spend(Deed deed) {
        var answer = answer(deed);
        if (answer.filter(Approvals.Result::isAllowed).isPresent() && !ofTurn.remove(deed)) {
            released.remove(deed);
        }
        return answer;
    }

    /// Says nothing of what was asked.
    @Override
    public String toString() {
        return "Grants";
    }
}
