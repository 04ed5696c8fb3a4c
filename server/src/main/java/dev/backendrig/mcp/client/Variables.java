package dev.backendrig.mcp.client;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts variables of the environment into texts of `mcp.json`: `${NAME}` and `${env:NAME}`, with
/// `${NAME:-other}` for one that may be missing.
record Variables(Map<String, String> environment) {
    private static final Pattern MARK = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern NAME =
            Pattern.compile("(?:env:)?([A-Za-z_][A-Za-z0-9_]*)(?::-(.*))?", Pattern.DOTALL);

    Variables {
        environment = Map.copyOf(environment);
    }

    /// @throws ConfigFault if a variable is missing, or the mark is none that is known
    String in(String text) {
        return MARK.matcher(text)
                .replaceAll(mark -> Matcher.quoteReplacement(value(mark.group(1))));
    }

    private String value(String mark) {
        var named = NAME.matcher(mark);
        if (!named.matches()) {
            throw new ConfigFault("${…} may only be ${NAME}, ${env:NAME} or ${NAME:-other}");
        }
        var value = environment.get(named.group(1));
        if (value != null) return value;
        if (named.group(2) != null) return named.group(2);
        throw new ConfigFault("the environment has no variable " + named.group(1));
    }
}
