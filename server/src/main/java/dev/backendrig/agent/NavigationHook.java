package dev.backendrig.agent;

import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolTrouble;
import dev.backendrig.safety.NavigationContext;
import dev.backendrig.safety.UrlPolicy;
import dev.backendrig.safety.UrlVerdict;
import dev.backendrig.tool.ArgumentRole;
import dev.backendrig.tool.ArgumentRoles;
import dev.backendrig.tool.Tool;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Lets a browser be sent only to addresses that the policy passes, in the policy's own spelling:
/// wherever in a tool's arguments its roles say that an address stands, and in the argument `url` of
/// a tool that navigates and says nothing of addresses.
public final class NavigationHook implements RunHook {
    /// Where the address stands in a tool that does not say where.
    static final String URL = "url";

    private static final String WAITING = "wait_for";
    private static final Pattern SCHEME = Pattern.compile("^\\s*[A-Za-z][A-Za-z0-9+.-]*:");
    private static final ArgumentRoles USUAL = ArgumentRoles.of(URL, "url");

    private final UrlPolicy policy;

    public NavigationHook(UrlPolicy policy) {
        this.policy = policy;
    }

    @Override
    public Decision onToolCall(ToolCall call, Tool tool, RunContext run) {
        var spellings = new HashMap<String, String>();
        var roles = roles(call, tool);
        var context = new NavigationContext(run.prompt(), run.pageUrl());
        for (var address : roles.texts(call.arguments(), ArgumentRole.URL)) {
            switch (policy.judge(address, context)) {
                case UrlVerdict.Allowed(var url) -> spellings.put(address, url);
                case UrlVerdict.Refused(var rule, var reason) -> {
                    return new Decision.Refuse(reason, trouble(rule), "address");
                }
            }
        }
        return new Decision.Proceed(spelled(call, roles, spellings));
    }

    /// What the arguments of a call are, with the usual place of an address where its tool says nothing.
    static ArgumentRoles roles(ToolCall call, Tool tool) {
        var roles = tool.roles();
        if (roles.has(ArgumentRole.URL)) return roles;
        return switch (tool.effect()) {
            case NAVIGATE -> USUAL;
            case READ -> roles.isEmpty() && fetches(call) ? USUAL : roles;
            case ACT -> roles;
        };
    }

    /// Who reads a whole address may read it from wherever that leads; [#WAITING] only looks for it.
    private static boolean fetches(ToolCall call) {
        return !call.name().equals(WAITING)
                && call.arguments().string(URL).filter(it -> SCHEME.matcher(it).find()).isPresent();
    }

    private static ToolCall spelled(
            ToolCall call, ArgumentRoles roles, Map<String, String> spellings) {
        if (spellings.isEmpty()) return call;
        var arguments =
                roles.replaced(
                        call.arguments(),
                        ArgumentRole.URL,
                        address -> spellings.getOrDefault(address, address));
        return new ToolCall(call.id(), call.name(), arguments);
    }

    private static ToolTrouble trouble(UrlVerdict.Rule rule) {
        return switch (rule) {
            case LENGTH -> ToolTrouble.ADDRESS_TOO_LONG;
            case CHARACTER -> ToolTrouble.ADDRESS_CHARACTER;
            case SCHEME -> ToolTrouble.ADDRESS_SCHEME;
            case USER_INFO -> ToolTrouble.ADDRESS_USER_INFO;
            case FORM -> ToolTrouble.ADDRESS_FORM;
            case HOST, PORT -> ToolTrouble.ADDRESS_HOST;
            case LOCAL_HOST -> ToolTrouble.ADDRESS_LOCAL;
            case OWN_SERVER -> ToolTrouble.ADDRESS_OWN_SERVER;
        };
    }
}
