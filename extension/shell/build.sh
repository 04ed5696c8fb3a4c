# shellcheck shell=bash
# Builds the extension and the console. Read by rig, whose functions it uses.

readonly EXTENSION="$ROOT/extension"
readonly DIST="$EXTENSION/dist"
# What the server shows lies under the stamp of its sources: "rig test" empties dist/.
readonly CONSOLE="$OWN/console"

# A number for all that dist/ is built from.
extension_stamp() {
    (cd "$EXTENSION" && find . \( -name node_modules -o -path ./dist -o -path ./test -o -path ./bench -o -path ./shell \) -prune \
        -o -type f ! -name '*.md' ! -name '*.zip' -print | stamp_of_files)
}

# A build by hand takes the stamp away together with the rest of the folder.
dist_is_fresh() { [ "$(cat "$DIST/.stamp" 2>/dev/null)" = "$1" ]; }

has_node() { "$EXTENSION/set-up" --node; }

# Installs Node.js where that is possible.
need_node() {
    has_node && return
    if need_debian_package nodejs && need_debian_package npm && has_node; then return; fi
    give_up "Node.js 20 or newer with npm is needed: https://nodejs.org" \
        "Node.js 20 atau lebih baru dengan npm diperlukan: https://nodejs.org"
}

# Whether this user can build at all; where not, what is there already is used.
can_build() { mkdir -p "$OWN" 2>/dev/null && [ -w "$OWN" ] && [ -w "$EXTENSION" ]; }

# Builds dist/ where it is missing or stale; options go to "npm ci". The log tells why it fails.
make_dist() {
    local stamp log="$OWN/extension.log"
    stamp=$(extension_stamp)
    ! dist_is_fresh "$stamp" || return 0
    tell "Building the extension …" "Membangun ekstensi …"
    "$EXTENSION/set-up" "$@" >"$log" 2>&1 || return 1
    (cd "$EXTENSION" && npm run --silent build) >>"$log" 2>&1 || return 1
    # What was edited meanwhile may be in it or not: then it is not what the stamp says.
    [ "$(extension_stamp)" != "$stamp" ] || printf '%s\n' "$stamp" >"$DIST/.stamp"
}

need_dist() {
    local built=yes
    ! dist_is_fresh "$(extension_stamp)" || return 0
    need_node
    can_build || give_up "this user cannot write to $EXTENSION, so the extension is not built." \
        "pengguna ini tidak boleh menulis ke $EXTENSION, jadi ekstensi tidak dibangun."
    lock_build
    make_dist || built=""
    unlock_build
    [ -z "$built" ] || return 0
    tail -n 20 "$OWN/extension.log" >&2
    give_up "the extension could not be built; all of the output is in $OWN/extension.log" \
        "ekstensi gagal dibangun; semua keluarannya ada di $OWN/extension.log"
}

# Sets CONSOLE_NOW to the folder that the server shows at /, and builds it where it is missing or
# stale; leaves it empty, after one line, where that cannot be. The server works without it.
find_console() {
    local stamp
    CONSOLE_NOW=""
    stamp=$(extension_stamp)
    if [ ! -d "$CONSOLE-$stamp" ]; then
        if ! has_node; then
            tell "The console is not built, for which Node.js 20 or newer with npm is needed (https://nodejs.org); until then / shows a small page." \
                "Konsol belum dibangun, untuk itu perlu Node.js 20 atau lebih baru dengan npm (https://nodejs.org); sementara itu / menampilkan halaman kecil."
            return
        fi
        if ! can_build; then
            tell "The console is not built, because this user cannot write to $EXTENSION; until then / shows a small page." \
                "Konsol belum dibangun karena pengguna ini tidak boleh menulis ke $EXTENSION; sementara itu / menampilkan halaman kecil."
            return
        fi
        lock_build
        keep_console "$stamp" || tell \
            "The console could not be built (no network? see $OWN/extension.log); until then / shows a small page." \
            "Konsol gagal dibangun (tidak ada jaringan? lihat $OWN/extension.log); sementara itu / menampilkan halaman kecil."
        unlock_build
    fi
    # It is rig that uses it.
    # shellcheck disable=SC2034
    [ ! -d "$CONSOLE-$stamp" ] || CONSOLE_NOW="$CONSOLE-$stamp"
}

# Builds the console and keeps a copy of it. A start is not held up for long by a bad network.
keep_console() {
    [ ! -d "$CONSOLE-$1" ] || return 0
    make_dist --fetch-retries=1 --fetch-retry-mintimeout=1000 --fetch-timeout=20000 || return 1
    dist_is_fresh "$1" && [ -d "$DIST/console" ] || return 1
    rm -rf "$OWN/console.part" || return 1
    cp -R "$DIST/console" "$OWN/console.part" || return 1
    forget_old "$CONSOLE"
    mv "$OWN/console.part" "$CONSOLE-$1"
}

# How to load the folder $1 by hand, in three lines.
by_hand() {
    in_words "1. Open chrome://extensions and switch on \"Developer mode\" (top right)." \
        "1. Buka chrome://extensions lalu nyalakan \"Developer mode\" (mode pengembang, kanan atas)."
    in_words "2. Click \"Load unpacked\" and choose the folder $1" \
        "2. Klik \"Load unpacked\" lalu pilih folder $1"
    in_words "3. Click the Backend Rig icon in the toolbar: its panel says whether the server is there." \
        "3. Klik ikon Backend Rig di bilah alat: panelnya memberi tahu apakah server ada."
}
