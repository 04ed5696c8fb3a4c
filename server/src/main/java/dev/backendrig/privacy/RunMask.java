package dev.backendrig.privacy;

import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.page.SnapshotHead;
import dev.backendrig.privacy.detector.DataKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What one run's model is shown in place of values, and what is put back of what it says. Confined
/// to the run's thread.
///
/// What the run keeps of persons and pages has the values in it; what the model said has the
/// placeholders, as it wrote them. [#shown] leads from the first to what a model may see, and is
/// never used on the second.
public final class RunMask {
    /// What a person is shown of a secret.
    public static final String SECRET = "••••";

    private static final String FRAME = "<<<page ";

    /// Where the run tells the page beside a tool's own content.
    private static final Set<String> PAGES = Set.of("page", "page_now");

    private final Redactor redactor;
    private final Vault vault;
    private final Function<String, Optional<String>> siteOf;
    private final Consumer<DataKind> onHidden;
    private final HiddenCounts counts = new HiddenCounts();
    private final Map<String, String> sites = new HashMap<>();
    private final PromptValues prompt;
    private @Nullable String site;

    /// @param siteOf the site of an address
    /// @param onHidden told of each value that is hidden, each time
    public RunMask(
            Redactor redactor,
            Vault vault,
            String prompt,
            Function<String, Optional<String>> siteOf,
            Consumer<DataKind> onHidden) {
        this.redactor = redactor;
        this.vault = vault;
        this.siteOf = siteOf;
        this.onHidden = onHidden;
        this.prompt = new PromptValues(redactor.redaction(prompt, vault));
    }

    /// The page context that comes with the prompt is of this site.
    public void pageIsOn(String pageSite) {
        site = pageSite;
    }

    /// What a call answered with is of this site, or null: of none that is known.
    public void answeredOn(String callId, @Nullable String answerSite) {
        if (answerSite == null) sites.remove(callId);
        else sites.put(callId, answerSite);
    }

    /// A message as the model is to see it. A turn that a model of this run wrote stays as it is.
    public Message shown(Message message) {
        return switch (message) {
            case Message.User(var parts) ->
                    new Message.User(parts.stream().map(this::shown).toList());
            case Message.Assistant turn -> turn.raw() == null ? shown(turn) : turn;
            case Message.ToolResults(var results) ->
                    new Message.ToolResults(results.stream().map(this::shown).toList());
        };
    }

    private Part shown(Part part) {
        return switch (part) {
            case Part.Text(var text) when text.equals(prompt.text()) -> {
                met(prompt.redaction(), null);
                yield new Part.Text(prompt.masked());
            }
            case Part.Text(var text) ->
                    new Part.Text(redaction(text, text.startsWith(FRAME) ? site : null).masked());
            case Part.Image image -> image;
        };
    }

    private Message shown(Message.Assistant told) {
        var calls = told.calls().stream().map(this::shown).toList();
        return new Message.Assistant(masked(told.text()), calls, null);
    }

    private ToolCall shown(ToolCall call) {
        return new ToolCall(call.id(), call.name(), (JsonObject) json(null).of(call.arguments()));
    }

    private ToolResult shown(ToolResult result) {
        return result.withContent(content(result.content(), sites.get(result.call().id())));
    }

    private JsonValue content(JsonValue content, @Nullable String from) {
        if (!(content instanceof JsonObject(var members))) return json(from).of(content);
        var shown = JsonObject.builder();
        members.forEach((name, value) ->
                shown.put(marked(name), json(siteOfMember(name, value, from)).of(value)));
        return shown.build();
    }

    /// A page that the person went to in between says itself where it is.
    private @Nullable String siteOfMember(String name, JsonValue value, @Nullable String from) {
        if (!PAGES.contains(name) || !(value instanceof JsonString(var text))) return from;
        return SnapshotHead.address(text).flatMap(siteOf).orElse(from);
    }

    private JsonMask json(@Nullable String from) {
        return new JsonMask(text -> redaction(text, from), this::marked);
    }

    private String marked(String name) {
        return new Redaction(name, List.of(), vault, redactor.isOn()).masked();
    }

    /// A text of the person's own as a model is to see it.
    public String masked(String text) {
        return redaction(text, null).masked();
    }

    private Redaction redaction(String text, @Nullable String from) {
        var redaction = redactor.redaction(text, vault);
        met(redaction, from);
        return redaction;
    }

    private void met(Redaction redaction, @Nullable String from) {
        for (var place : redaction.places()) {
            counts.add(place.placeholder());
            onHidden.accept(place.placeholder().kind());
            if (from != null) value(place.placeholder()).ifPresent(it -> it.seenOn(from));
        }
    }

    /// How many different values were hidden in this run, if they are more than when this was asked
    /// last.
    public Optional<Map<DataKind, Integer>> news() {
        return counts.news();
    }

    /// Puts values back while the model speaks.
    public RestoredEvents restoring(Consumer<ModelEvent> events) {
        return new RestoredEvents(
                new StreamRestorer(
                        vault,
                        this::spelling,
                        text -> events.accept(new ModelEvent.TextDelta(text))),
                new StreamRestorer(
                        vault,
                        this::spelling,
                        text -> events.accept(new ModelEvent.ThoughtDelta(text))));
    }

    /// Puts values back in a whole text.
    public String restored(String text) {
        return replaced(text, name -> value(name).map(this::spelling).orElse(null));
    }

    /// A text for the person to read: with values put back, and a sign for each secret.
    public String readable(String text) {
        return replaced(
                text,
                name ->
                        name.kind() == DataKind.SECRET
                                ? SECRET
                                : value(name).map(this::spelling).orElse(null));
    }

    /// Replaces placeholders in a whole text that a model wrote, and takes the mark from what only
    /// looks like one.
    ///
    /// @param by null for what is to stay as it is
    public String replaced(String text, Function<Placeholder, @Nullable String> by) {
        return FormScan.replaced(
                text,
                whole -> {
                    if (whole.marks() == 0) return by.apply(whole.name());
                    return vault.hasEscapes() ? whole.withoutMark() : null;
                });
    }

    /// The value behind a placeholder; empty where there is none that could be put back.
    public Optional<HiddenValue> value(Placeholder placeholder) {
        return vault.value(placeholder);
    }

    /// A value as this prompt spells it, or else as it was seen first.
    public String spelling(HiddenValue value) {
        var own = prompt.spelling(value.placeholder());
        return own == null ? value.spelling() : own;
    }

    /// Whether the person wrote the value in this prompt.
    public boolean isInPrompt(HiddenValue value) {
        return prompt.spelling(value.placeholder()) != null;
    }

    /// The address that a model means with this one, as the person wrote it in this prompt; empty
    /// where it is not as a whole one that has hidden values in it there.
    public Optional<String> promptAddress(String meant) {
        return prompt.address(meant);
    }

    /// Says nothing of what it hides.
    @Override
    public String toString() {
        return "RunMask";
    }
}
