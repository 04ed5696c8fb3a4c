package dev.backendrig.safety;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Why a person is to be asked before something is done.
///
/// @param rule names the rule in the audit log and in metrics; lower-case words with `_`
/// @param reason a sentence for the person, in their language
/// @param reach the most that a yes may cover
/// @param site the site that it is about, null where it is about none or an unknown one
public record Concern(String rule, String reason, Reach reach, @Nullable String site) {
    private static final Pattern RULE = Pattern.compile("[a-z][a-z0-9_]*(:.{1,64})?");

    public Concern {
        if (!RULE.matcher(rule).matches()) {
            throw new IllegalArgumentException("not the name of a rule: " + rule);
        }
        if (reach == Reach.SITE && site == null) {
            throw new IllegalArgumentException("a reach of a site needs the site: " + rule);
        }
    }

    /// A concern that only this very action meets.
    public Concern(String rule, String reason) {
        this(rule, reason, Reach.ACTION, null);
    }

    /// How much a person's yes may cover.
    public enum Reach {
        /// This very action, once.
        ACTION,
        /// Whatever else meets this rule on this site, to the end of the run.
        SITE
    }
}
