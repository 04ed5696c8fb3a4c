package dev.backendrig.agent;

import dev.backendrig.browser.BrowserPort;
import dev.backendrig.message.ToolCall;
import dev.backendrig.page.PageSnapshot;
import dev.backendrig.safety.AddressTaint;
import dev.backendrig.safety.Concern;
import dev.backendrig.safety.RunSites;
import dev.backendrig.safety.RunTaint;
import dev.backendrig.safety.SeenValues;
import dev.backendrig.safety.Site;
import dev.backendrig.safety.SiteDoubt;
import dev.backendrig.safety.SitePolicy;
import dev.backendrig.safety.SplitValues;
import dev.backendrig.safety.rules.RuledCalls;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Keeps a run on its own sites, and what it reads on one from getting to another, unless its person
/// agrees ([SitePolicy]). Learns from the outcomes of tools where the browser is and what pages say;
/// where it turns out to be elsewhere, the model is not shown that page.
public final class SiteHook implements RunHook {
    @Override
    public void onBegin(RunRequest request, RunContext run) {
        var seen = seen(run);
        var url = run.pageUrl();
        var site = url.flatMap(Site::of);
        var from = site.orElse(SeenValues.UNKNOWN);
        if (site.isPresent()) {
            begin(from, run);
            url.ifPresent(it -> seen.read(from, it));
            run.browser().flatMap(BrowserPort::pageTitle).ifPresent(it -> seen.read(from, it));
        }
        var content = request.page().content();
        if (content != null) seen.read(from, content);
        request.page().elements().forEach(element -> seen.read(from, element.name()));
    }

    /// A run is at home where it begins, but not where the click of an earlier one led.
    private static void begin(Site site, RunContext run) {
        var time = run.browser().flatMap(BrowserPort::timeOnOrigin);
        if (led(run).begin(site, time, trail(run))) sites(run).add(site);
        else sites(run).addHome(site);
    }

    @Override
    public void onReturn(@Nullable PageSnapshot page, RunContext run) {
        var shown = Optional.ofNullable(page).map(PageSnapshot::text);
        shown.flatMap(Landing::addressOf).ifPresent(it -> trail(run).tells(it, run.pageUrl()));
        var site = here(run);
        // The person went there themselves.
        site.ifPresent(sites(run)::addHome);
        shown.ifPresent(text -> seen(run).read(site.orElse(SeenValues.UNKNOWN), text));
    }

    @Override
    public Decision onToolCall(ToolCall call, Tool tool, RunContext run) {
        if (!PageUse.isOf(tool)) return new Decision.Proceed(call);
        var here = here(run);
        var concerns = new LinkedHashSet<Concern>();
        var asked = new LinkedHashSet<Site>();
        var words = new SiteSentences(run.language());
        for (var doubt : doubts(call, tool, here, run)) {
            if (isFirstLook(doubt, tool, run)) continue;
            asked.add(doubt.site());
            if (isRuled(doubt, call, run)) continue;
            var isThere = here.filter(doubt.site()::equals).isPresent();
            concerns.add(concern(doubt, words.reason(doubt, tool.effect(), isThere), run));
            source(doubt).ifPresent(it -> trail(run).suspects(call.id(), doubt.site(), it));
        }
        here.filter(site -> isLook(site, tool, run)).ifPresent(asked::add);
        trail(run).judged(call.id(), here, asked);
        return concerns.isEmpty()
                ? new Decision.Proceed(call)
                : new Decision.Ask(call, List.copyOf(concerns));
    }

    /// Whether a rule of the person's own lets the call have to do with the site. What was read
    /// elsewhere goes nowhere by a rule.
    private static boolean isRuled(SiteDoubt doubt, ToolCall call, RunContext run) {
        var ruled = run.own().of(RuledCalls.class, RuledCalls::new);
        return switch (doubt) {
            case SiteDoubt.Other(var site) -> ruled.isAllowed(call, site.text());
            case SiteDoubt.Form(var site) -> ruled.isAllowed(call, site.text());
            case SiteDoubt.TaintedAddress _, SiteDoubt.TaintedText _, SiteDoubt.Unlinked _ -> false;
        };
    }

    /// Whether a client that has no person's prompt opens a site before it has read anything: nothing
    /// can have led it there, and it has nothing to take along.
    private static boolean isFirstLook(SiteDoubt doubt, Tool tool, RunContext run) {
        return doubt instanceof SiteDoubt.Other
                && tool.effect() == Effect.NAVIGATE
                && run.prompt().isEmpty()
                && ReadingHook.taint(run).level() == RunTaint.Level.CLEAN;
    }

    private static List<SiteDoubt> doubts(
            ToolCall call, Tool tool, Optional<Site> here, RunContext run) {
        var policy = policy(run);
        var doubts = new ArrayList<SiteDoubt>();
        for (var address : PageUse.addresses(call, tool)) {
            doubts.addAll(policy.address(address));
            Site.of(address)
                    .ifPresent(site ->
                            addPiece(call, site, SiteDoubt.TaintedAddress::new, doubts, run));
        }
        if (here.isEmpty() || tool.effect() == Effect.NAVIGATE) return doubts;
        var site = here.get();
        if (!policy.isOwn(site) && !isLook(site, tool, run)) doubts.add(new SiteDoubt.Other(site));
        if (tool.effect() == Effect.ACT) {
            var texts = PageUse.texts(call, tool);
            var sites = new LinkedHashSet<>(List.of(site));
            sites.addAll(FormSites.writtenTo(call, tool, run));
            for (var to : sites) {
                doubts.addAll(policy.texts(to, texts));
                if (PageUse.pastes(call)) doubts.addAll(policy.pasted(to));
                if (!texts.isEmpty()) addPiece(call, to, SiteDoubt.TaintedText::new, doubts, run);
            }
            FormSites.sentTo(call, tool, run).stream()
                    .filter(it -> !policy.isOwn(it))
                    .map(SiteDoubt.Form::new)
                    .forEach(doubts::add);
        }
        return doubts;
    }

    /// What goes to a site after a value was on its way there and was held back may be the rest of it.
    private static void addPiece(
            ToolCall call,
            Site to,
            BiFunction<Site, Site, SiteDoubt> kind,
            List<SiteDoubt> doubts,
            RunContext run) {
        if (doubts.stream().anyMatch(doubt -> source(doubt).isPresent())) return;
        trail(run).suspected(call.id(), to).ifPresent(source -> doubts.add(kind.apply(to, source)));
    }

    private static Optional<Site> source(SiteDoubt doubt) {
        return switch (doubt) {
            case SiteDoubt.TaintedAddress(_, var source) -> Optional.of(source);
            case SiteDoubt.TaintedText(_, var source) -> Optional.of(source);
            case SiteDoubt.Other _, SiteDoubt.Form _, SiteDoubt.Unlinked _ -> Optional.empty();
        };
    }

    /// Opening is for looking: where the person let it go, it may read.
    private static boolean isLook(Site site, Tool tool, RunContext run) {
        return tool.effect() == Effect.READ && sites(run).hasOpened(site);
    }

    static Concern concern(SiteDoubt doubt, String reason, RunContext run) {
        var site = doubt.site().text();
        return switch (doubt) {
            case SiteDoubt.Other _, SiteDoubt.Form _ -> {
                var reach = isSuspicious(run) ? Concern.Reach.ACTION : Concern.Reach.SITE;
                yield new Concern("other_site", reason, reach, site);
            }
            case SiteDoubt.TaintedAddress _ ->
                    new Concern("tainted_address", reason, Concern.Reach.ACTION, site);
            case SiteDoubt.TaintedText _ ->
                    new Concern("tainted_text", reason, Concern.Reach.ACTION, site);
            case SiteDoubt.Unlinked _ ->
                    new Concern("unlinked_address", reason, Concern.Reach.ACTION, site);
        };
    }

    /// While the person was asked, or another run had the browser, the page may have gone elsewhere.
    @Override
    public Optional<ToolOutcome> beforeCall(ToolCall call, Tool tool, RunContext run) {
        if (!PageUse.isOf(tool) || tool.effect() == Effect.NAVIGATE) return Optional.empty();
        var judged = trail(run).judgement(call.id());
        return here(run)
                .filter(site -> !judged.here().equals(Optional.of(site)))
                .filter(site -> isForeign(site, tool, judged, run))
                .map(site -> new ToolOutcome.Failed(SiteSentences.left(site)));
    }

    private static boolean isForeign(Site site, Tool tool, RunTrail.Judged judged, RunContext run) {
        return !policy(run).isOwn(site)
                && !judged.asked().contains(site)
                && !isLook(site, tool, run);
    }

    @Override
    public ToolOutcome onOutcome(ToolCall call, Tool tool, ToolOutcome outcome, RunContext run) {
        if (!PageUse.isOf(tool)) return outcome;
        var judged = trail(run).judgement(call.id());
        var landing = Landing.of(outcome);
        if (Landing.mayHaveHappened(outcome)) happened(call, tool, judged, run);
        landing.address().ifPresent(it -> trail(run).tells(it, run.pageUrl()));
        if (PageUse.isClick(call, tool)) follow(landing, judged, run);
        var here = here(run);
        var foreign = here.filter(site -> isForeign(site, tool, judged, run));
        if (foreign.isPresent() && outcome instanceof ToolOutcome.Done) {
            return new ToolOutcome.Failed(SiteSentences.withheld(foreign.get()));
        }
        remember(landing, outcome, here.orElse(SeenValues.UNKNOWN), run);
        return outcome;
    }

    private static void happened(ToolCall call, Tool tool, RunTrail.Judged judged, RunContext run) {
        var policy = policy(run);
        var addresses = PageUse.addresses(call, tool);
        var texts = PageUse.texts(call, tool);
        trail(run).allowed(call.id());
        addresses.forEach(policy::opened);
        addresses.forEach(seen(run)::written);
        texts.forEach(seen(run)::written);
        judged.here().ifPresent(site -> policy.typed(site, texts));
        FormSites.writtenTo(call, tool, run).forEach(site -> policy.typed(site, texts));
        switch (tool.effect()) {
            case READ -> {}
            case ACT -> {
                sites(run).acted();
                if (PageUse.isClick(call, tool)) trail(run).clicked(call.id());
            }
            case NAVIGATE -> {
                trail(run).left();
                went(addresses.stream().findFirst().flatMap(Site::of), judged, run);
            }
        }
    }

    private static void went(Optional<Site> to, RunTrail.Judged judged, RunContext run) {
        if (to.isPresent() && policy(run).mayBegin()) sites(run).begin(to.get());
        else sites(run).went(to.filter(judged.asked()::contains));
        // What was the run's own when it went there stays so, whatever the page there says.
        to.filter(site -> !judged.asked().contains(site)).ifPresent(sites(run)::add);
    }

    /// A click that the run was allowed to make led to where the browser is now.
    private static void follow(Landing landing, RunTrail.Judged judged, RunContext run) {
        landing.openedTab().flatMap(Site::of).ifPresent(site -> clickLedTo(site, run));
        landing.address()
                .flatMap(Site::of)
                .filter(site -> !judged.here().equals(Optional.of(site)))
                .ifPresent(site -> clickLedTo(site, run));
    }

    private static void clickLedTo(Site site, RunContext run) {
        sites(run).add(site);
        if (!sites(run).isHome(site)) led(run).add(site);
    }

    private static LedSites led(RunContext run) {
        return run.session().of(LedSites.class, LedSites::new);
    }

    private static void remember(Landing landing, ToolOutcome outcome, Site site, RunContext run) {
        landing.texts().forEach(text -> seen(run).read(site, text));
        var hasPicture = outcome instanceof ToolOutcome.Done done && !done.images().isEmpty();
        if (hasPicture) seen(run).looked();
    }

    /// The site that the browser is on, taken in as what it is to the run.
    private static Optional<Site> here(RunContext run) {
        var url = run.pageUrl();
        var site = trail(run).address(url).flatMap(Site::of);
        var time = run.browser().flatMap(BrowserPort::timeOnOrigin);
        var isTold = url.flatMap(Site::of).equals(site);
        site.ifPresent(it -> {
            if (isTold && trail(run).clickLedTo(time)) clickLedTo(it, run);
            sites(run).found(it);
        });
        return site;
    }

    /// Tells of addresses whether they carry what the run's session has read to a site that is none of
    /// the run's own.
    public static AddressTaint addressTaint(RunContext run) {
        return url -> policy(run).carries(url);
    }

    static SitePolicy policy(RunContext run) {
        return new SitePolicy(
                sites(run),
                seen(run),
                run.session().of(SplitValues.class, SplitValues::new),
                run.prompt(),
                isSuspicious(run));
    }

    private static boolean isSuspicious(RunContext run) {
        return ReadingHook.taint(run).level() == RunTaint.Level.SUSPICIOUS;
    }

    private static RunSites sites(RunContext run) {
        return run.own().of(RunSites.class, () -> new RunSites(run.prompt()));
    }

    private static RunTrail trail(RunContext run) {
        return RunTrail.of(run);
    }

    static SeenValues seen(RunContext run) {
        return run.session().of(SeenValues.class, SeenValues::new);
    }
}
