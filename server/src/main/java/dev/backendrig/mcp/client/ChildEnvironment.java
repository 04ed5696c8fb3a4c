package dev.backendrig.mcp.client;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What a program gets to know of our environment: what programs need to run, and none of our keys.
record ChildEnvironment(Map<String, String> ours) {
    private static final Set<String> HARMLESS =
            Set.of(
                    "HOME",
                    "LANG",
                    "LANGUAGE",
                    "LOGNAME",
                    "PATH",
                    "SHELL",
                    "TERM",
                    "TMPDIR",
                    "TZ",
                    "USER",
                    "APPDATA",
                    "COMSPEC",
                    "HOMEDRIVE",
                    "HOMEPATH",
                    "LOCALAPPDATA",
                    "PATHEXT",
                    "PROCESSOR_ARCHITECTURE",
                    "PROGRAMDATA",
                    "PROGRAMFILES",
                    "SYSTEMDRIVE",
                    "SYSTEMROOT",
                    "TEMP",
                    "TMP",
                    "USERNAME",
                    "USERPROFILE",
                    "WINDIR");

    ChildEnvironment {
        ours = Map.copyOf(ours);
    }

    /// The environment of a program.
    ///
    /// @param given by the person for it
    Map<String, String> with(Map<String, String> given) {
        var all = new HashMap<String, String>();
        ours.forEach((name, value) -> {
            if (isHarmless(name)) all.put(name, value);
        });
        all.putAll(given);
        return all;
    }

    private static boolean isHarmless(String name) {
        return HARMLESS.contains(name.toUpperCase(Locale.ROOT))
                || name.startsWith("LC_")
                || name.startsWith("XDG_");
    }
}
