package dev.backendrig.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolCall;
import dev.backendrig.privacy.HiddenValue;
import dev.backendrig.privacy.Placeholder;
import dev.backendrig.privacy.RunMask;
import dev.backendrig.privacy.detector.DataKind;
import dev.backendrig.tool.ArgumentRole;
import dev.backendrig.tool.ArgumentRoles;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The arguments of one call with values put back where they may go, and what a person has to be
/// asked about. Used once.
final class RestoredArguments {
    private static final List<ArgumentRole> STRICTEST_FIRST =
            List.of(ArgumentRole.URL, ArgumentRole.REF, ArgumentRole.SECRET, ArgumentRole.TEXT);

    private final RunMask mask;
    private final ToolCall call;
    private final ArgumentRoles roles;
    private final Effect effect;
    private final boolean searches;
    private final boolean isForService;
    private final Optional<String> site;
    private final Set<DataKind> typed = EnumSet.noneOf(DataKind.class);
    private final Set<DataKind> sent = EnumSet.noneOf(DataKind.class);
    private @Nullable String address;
    private boolean impossible;

    /// @param site that the browser is on
    RestoredArguments(RunMask mask, ToolCall call, Tool tool, Optional<String> site) {
        this.mask = mask;
        this.call = call;
        this.site = site;
        roles = NavigationHook.roles(call, tool);
        effect = tool.effect();
        isForService = tool.service().isPresent();
        searches = tool.spec().name().equals(WebSearchTool.NAME);
    }

    /// The kinds that would be typed where they were not seen.
    Set<DataKind> typed() {
        return typed;
    }

    /// The kinds that would go into an address.
    Set<DataKind> sent() {
        return sent;
    }

    /// The last address with values in it that is not the person's own; null where there is none.
    @Nullable String address() {
        return address;
    }

    /// Whether a value is wanted that cannot be put back.
    boolean areImpossible() {
        return impossible;
    }

    JsonObject arguments() {
        var arguments = call.arguments();
        // By identity: two arguments may have the same text, and only one of them a role. Each text
        // is replaced once, by the strictest of its roles: what a page wrote must not be taken for
        // a
        // placeholder when its mark is gone.
        var roleOf = new IdentityHashMap<String, ArgumentRole>();
        for (var role : STRICTEST_FIRST) {
            roles.texts(arguments, role).forEach(text -> roleOf.putIfAbsent(text, role));
        }
        return (JsonObject) Json.withTexts(arguments, text -> restored(text, roleOf.get(text)));
    }

    private String restored(String text, @Nullable ArgumentRole role) {
        return switch (role) {
            case URL -> address(text);
            case TEXT, SECRET -> text(text);
            case REF -> plain(text);
            case null -> withoutRole(text);
        };
    }

    /// What another service is asked has to be what is meant; the person is asked where it was not
    /// seen there.
    private String withoutRole(String text) {
        if (isForService) return text(text);
        return switch (effect) {
            case READ -> searches ? unchanged(text) : text(text);
            case ACT, NAVIGATE -> plain(text);
        };
    }

    /// The question of a web search goes to the model again, as it wrote it.
    private String unchanged(String text) {
        var _ = plain(text);
        return text;
    }

    /// Nothing is put back, but what a page wrote is what it was.
    private String plain(String text) {
        return mask.replaced(text, this::left);
    }

    private @Nullable String left(Placeholder placeholder) {
        impossible |= placeholder.isForGood();
        return null;
    }

    private String text(String text) {
        return mask.replaced(text, this::typed);
    }

    private @Nullable String typed(Placeholder placeholder) {
        impossible |= placeholder.isForGood();
        return mask.value(placeholder).map(this::typed).orElse(null);
    }

    private String typed(HiddenValue value) {
        var mayBeTyped = mask.isInPrompt(value) || site.filter(value::wasSeenOn).isPresent();
        if (!mayBeTyped) typed.add(value.placeholder().kind());
        return mask.spelling(value);
    }

    private String address(String written) {
        var own = mask.promptAddress(written);
        if (own.isPresent()) return own.get();
        var restored = mask.replaced(written, this::sent);
        if (!restored.equals(written)) address = restored;
        return restored;
    }

    private @Nullable String sent(Placeholder placeholder) {
        impossible |= placeholder.isForGood();
        return mask.value(placeholder)
                .map(value -> {
                    sent.add(placeholder.kind());
                    return percent(mask.spelling(value));
                })
                .orElse(null);
    }

    /// As a value is written in a path or a query, so that it ends neither (RFC 3986, 2.1).
    private static String percent(String value) {
        var encoded = new StringBuilder();
        for (var octet : value.getBytes(UTF_8)) {
            var c = (char) (octet & 0xFF);
            var unreserved = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~@".indexOf(c) >= 0);
            encoded.append(unreserved ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return encoded.toString();
    }
}
