package dev.backendrig.agent;

import dev.backendrig.privacy.Redactor;
import dev.backendrig.privacy.RunMask;
import dev.backendrig.privacy.Vault;
import java.util.Optional;
import java.util.function.Function;

/// What all runs share for hiding values from their models. Thread-safe.
public final class Privacy {
    private final Redactor redactor;
    private final Function<String, Optional<String>> siteOf;
    private final RunMetrics metrics;

    /// @param siteOf the site of an address
    public Privacy(
            Redactor redactor, Function<String, Optional<String>> siteOf, RunMetrics metrics) {
        this.redactor = redactor;
        this.siteOf = siteOf;
        this.metrics = metrics;
    }

    /// Hides nothing.
    public static Privacy off(RunMetrics metrics) {
        return new Privacy(Redactor.OFF, _ -> Optional.empty(), metrics);
    }

    /// The same, counted elsewhere.
    Privacy countedIn(RunMetrics others) {
        return new Privacy(redactor, siteOf, others);
    }

    boolean isOn() {
        return redactor.isOn();
    }

    /// The mask of a run, which uses the vault of its session.
    RunMask of(RunContext run) {
        var vault = run.session().of(Vault.class, Vault::new);
        return run.own()
                .of(
                        RunMask.class,
                        () -> new RunMask(redactor, vault, run.prompt(), siteOf, metrics::masked));
    }

    /// The site of an address.
    Optional<String> siteOf(String address) {
        return siteOf.apply(address);
    }

    /// The site that the run's browser is on, as far as it has told.
    Optional<String> site(RunContext run) {
        return run.pageUrl().flatMap(siteOf);
    }
}
