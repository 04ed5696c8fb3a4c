package dev.backendrig.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Rules and defaults for settings that are paths.
///
/// @param working the folder that relative paths start from
/// @param home the person's folder, for `~/`; empty where the machine knows none
record Folders(Path working, Optional<Path> home, Map<String, String> environment, String system) {
    private static final String NAME = "backend-rig";

    /// @param environment read for `HOME` and `XDG_DATA_HOME`
    static Folders of(Map<String, String> environment, Path working) {
        var home =
                absolute(environment.getOrDefault("HOME", ""))
                        .or(() -> absolute(System.getProperty("user.home", "")));
        return new Folders(
                working.toAbsolutePath(), home, environment, System.getProperty("os.name", ""));
    }

    private static Optional<Path> absolute(String text) {
        return text.isBlank() ? Optional.empty() : path(text).filter(Path::isAbsolute);
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    Rule<Path> folder() {
        return new Rule<>(
                "the path of a folder that this user may write, or of one that is to be made",
                text -> resolve(text).filter(Folders::isUsable));
    }

    private static boolean isUsable(Path folder) {
        return Files.exists(folder)
                ? Files.isDirectory(folder) && Files.isWritable(folder)
                : Files.notExists(folder);
    }

    /// For what the server can go without.
    Rule<Path> anyPath() {
        return new Rule<>("a path", this::resolve);
    }

    Rule<Path> textFile() {
        return new Rule<>(
                "the path of a file of UTF-8 text that this user may read",
                text -> resolve(text).filter(Folders::isText));
    }

    private static boolean isText(Path file) {
        if (!Files.isRegularFile(file)) return false;
        try {
            Files.readString(file);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Optional<Path> resolve(String text) {
        if (!text.startsWith("~/")) return path(text).map(working::resolve).map(Path::normalize);
        return home.flatMap(it -> path(text.substring(2)).map(it::resolve)).map(Path::normalize);
    }

    /// Where programs keep their data: as the XDG base directory specification says (relative
    /// values are ignored), on macOS where Apple's guide says, without a home in the working folder.
    Path usualDataFolder() {
        var xdg = absolute(environment.getOrDefault("XDG_DATA_HOME", ""));
        if (xdg.isPresent()) return xdg.get().resolve(NAME);
        var below = system.startsWith("Mac") ? "Library/Application Support" : ".local/share";
        return home.map(it -> it.resolve(below).resolve(NAME))
                .orElseGet(() -> working.resolve("." + NAME));
    }
}
