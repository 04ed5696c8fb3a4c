package dev.backendrig.safety.acts;

import java.util.Locale;
import java.util.Set;

/// Addresses that lead to files which a browser saves instead of showing.
final class Downloads {
    private static final Set<String> ENDINGS =
            Set.of(
                    "exe",
                    "msi",
                    "msix",
                    "dmg",
                    "pkg",
                    "apk",
                    "ipa",
                    "deb",
                    "rpm",
                    "appimage",
                    "iso",
                    "crx",
                    "xpi",
                    "jar",
                    "bat",
                    "cmd",
                    "ps1",
                    "sh",
                    "zip",
                    "7z",
                    "rar",
                    "tar",
                    "gz",
                    "xz",
                    "bz2",
                    "docm",
                    "xlsm",
                    "scr",
                    "vbs",
                    "torrent");

    private Downloads() {}

    static boolean isOne(String url) {
        var path = url.split("[?#]", 2)[0];
        var name = path.substring(path.lastIndexOf('/') + 1);
        // The end of a host is none of a file.
        if (path.indexOf('/', path.indexOf("://") + 3) < 0) return false;
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return name.indexOf('.') > 0 && ENDINGS.contains(ending);
    }
}
