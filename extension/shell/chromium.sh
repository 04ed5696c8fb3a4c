# shellcheck shell=bash
# Finds a browser of the Chromium family.

# Google's own Chrome comes last: it refuses to load an extension for a command line.
readonly BROWSER_NAMES="chromium chromium-browser ungoogled-chromium brave-browser brave
    microsoft-edge-stable microsoft-edge google-chrome-stable google-chrome"

# Prints the path of a browser, or fails quietly. CHROMIUM names the only one that may be taken.
find_chromium() {
    local name
    if [ -n "${CHROMIUM:-}" ]; then
        command -v "$CHROMIUM"
        return
    fi
    for name in $BROWSER_NAMES; do
        if command -v "$name"; then return; fi
    done
    chromium_app
}

# The folders that macOS keeps programs in, one a line. RIG_APP_FOLDERS (separated by colons)
# replaces them.
app_folders() {
    printf '%s\n' "${RIG_APP_FOLDERS-/Applications:${HOME:-/nonexistent}/Applications}" | tr ':' '\n'
}

chromium_app() {
    local folder name
    while IFS= read -r folder; do
        for name in Chromium "Brave Browser" "Microsoft Edge" "Google Chrome"; do
            name="$folder/$name.app/Contents/MacOS/$name"
            if [ -x "$name" ]; then
                echo "$name"
                return
            fi
        done
    done < <(app_folders)
    return 1
}

# Sets CHROMIUM; installs one where it may.
need_chromium() {
    local found
    found=$(find_chromium) || {
        [ -z "${CHROMIUM:-}" ] || give_up "CHROMIUM is $CHROMIUM, which is no program." \
            "CHROMIUM berisi $CHROMIUM, yang bukan program."
        if need_debian_package chromium; then found=$(command -v chromium) || true; fi
    }
    [ -n "$found" ] || give_up \
        "no Chromium was found: install it (Debian: apt-get install chromium), or Brave or Edge, or set CHROMIUM to its path.$(on_wsl "$WSL_EN")" \
        "Chromium tidak ditemukan: pasang dulu (Debian: apt-get install chromium), atau Brave atau Edge, atau isi CHROMIUM dengan lokasinya.$(on_wsl "$WSL_ID")"
    CHROMIUM=$found
    export CHROMIUM
}

readonly WSL_EN=" Under WSL it must be one that is installed in Linux; for a Chrome of Windows build with ./rig extension and load the folder by hand."
readonly WSL_ID=" Di WSL harus yang dipasang di Linux; untuk Chrome di Windows bangun dengan ./rig extension lalu muat foldernya sendiri."

# Prints a sentence where this is the Windows Subsystem for Linux.
on_wsl() { [ -z "${WSL_DISTRO_NAME:-}" ] || printf '%s' "$1"; }

# Ubuntu's Chromium comes as a snap, which cannot see hidden folders such as ~/.local.
is_snap() {
    case $CHROMIUM in /snap/*) return 0 ;; esac
    head -c 2 "$CHROMIUM" 2>/dev/null | grep -q '^#!' && grep -qs '/snap/bin/chromium' "$CHROMIUM"
}

# Whether this is Google's own Chrome of 137 or later, which does not do --load-extension any more
# (chromium-extensions, "PSA: Removing --load-extension flag in Chrome branded builds"). Chrome for
# Testing still does.
refuses_extensions() {
    local version
    version=$("$CHROMIUM" --version 2>/dev/null | sed -n 's/^Google Chrome \([0-9][0-9]*\).*/\1/p')
    [ -n "$version" ] && [ "$version" -ge 137 ]
}
