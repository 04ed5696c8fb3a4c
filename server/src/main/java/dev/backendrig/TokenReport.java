package dev.backendrig;

import dev.backendrig.config.Settings;
import dev.backendrig.http.AccessToken;
import dev.backendrig.language.Language;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.stream.Stream;

/// Tells a person the access token that other programs need to have a browser picked.
///
/// @param environment says which language the person speaks
record TokenReport(PrintStream out, PrintStream err, Map<String, String> environment) {
    /// Prints the token alone, to be used by other commands; makes it where there is none yet.
    ///
    /// @return whether there is one
    boolean print(Settings settings) {
        try {
            out.println(AccessToken.of(settings).reveal());
            out.flush();
            return true;
        } catch (IOException e) {
            err.println(notKept(settings));
            return false;
        }
    }

    private String notKept(Settings settings) {
        var folder = settings.dataDir();
        return settings.language()
                .orElseGet(this::ofLocale)
                .choose(
                        "DATA_DIR: the token cannot be kept in %s; set DATA_DIR to a folder that you may write, or AUTH_TOKEN to a token of your own"
                                .formatted(folder),
                        "DATA_DIR: token tidak bisa disimpan di %s; atur DATA_DIR ke folder yang boleh Anda tulisi, atau AUTH_TOKEN ke token Anda sendiri"
                                .formatted(folder));
    }

    /// The first of these that is set and not blank counts (POSIX, 8.2).
    private Language ofLocale() {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .filter(value -> value.matches("id([_.@].*)?"))
                .map(_ -> Language.INDONESIAN)
                .orElse(Language.ENGLISH);
    }
}
