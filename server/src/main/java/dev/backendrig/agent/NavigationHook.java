package dev.backendrig.agent;

import dev.backendrig.browser.BrowserPort;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolTrouble;
import dev.backendrig.safety.NavigationContext;
import dev.backendrig.safety.UrlPolicy;
import dev.backendrig.safety.UrlVerdict;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;

/// Lets a tool navigate only to an address that the policy passes, in the policy's own spelling.
public final class NavigationHook implements RunHook {
    private static final String ADDRESS = "url";

    private final UrlPolicy policy;

    public NavigationHook(UrlPolicy policy) {
        this.policy = policy;
    }

    @Override
    public Decision onToolCall(ToolCall call, Tool tool, RunContext run) {
        var address = call.arguments().string(ADDRESS);
        if (tool.effect() != Effect.NAVIGATE || address.isEmpty())
            return new Decision.Proceed(call);
        var pageUrl = run.browser().flatMap(BrowserPort::pageUrl);
        return switch (policy.judge(address.get(), new NavigationContext(run.prompt(), pageUrl))) {
            case UrlVerdict.Allowed(var url) -> new Decision.Proceed(withAddress(call, url));
            case UrlVerdict.Refused(var rule, var reason) ->
                    new Decision.Refuse(reason, trouble(rule));
        };
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

    private static ToolCall withAddress(ToolCall call, String url) {
        var arguments = call.arguments().toBuilder().put(ADDRESS, url).build();
        return new ToolCall(call.id(), call.name(), arguments);
    }
}
