# shellcheck shell=bash
# Opens a browser that has the extension, with a profile of its own. Read by rig, whose functions
# it uses.

# What --headless may take to see the extension connect before it says so, and what a browser with
# windows is watched for before the command ends; in seconds.
readonly PATIENCE=${RIG_BROWSER_PATIENCE:-20}

usage_of_browser() {
    cat <<'HELP'
./rig browser [--headless] [--url URL] [--server URL]

  --headless      without a window, until Ctrl+C
  --url URL       the page to open; default: the server's own
  --server URL    the server that the extension uses; default: the one of this folder's settings

CHROMIUM names the browser, RIG_CHROMIUM_FLAGS adds flags for it.
HELP
}

# Ends with exit code 2, for a command line that is not understood.
wrong_usage() {
    tell "rig: $1" "rig: $2"
    usage_of_browser >&2
    exit 2
}

read_options() {
    HEADLESS="" URL="" SERVER=""
    while [ $# -gt 0 ]; do
        case $1 in
            --headless) HEADLESS=yes ;;
            --url=* | --server=*) take_address "${1%%=*}" "${1#*=}" ;;
            --url | --server)
                [ $# -ge 2 ] || wrong_usage "$1 needs an address." "$1 memerlukan alamat."
                take_address "$1" "$2"
                shift
                ;;
            *) wrong_usage "browser does not know \"$1\"." "browser tidak mengenal \"$1\"." ;;
        esac
        shift
    done
}

take_address() {
    is_address "$1" "$2" || wrong_usage "$1 cannot be \"$2\"." "$1 tidak bisa \"$2\"."
    if [ "$1" = --url ]; then
        URL=$2
    else
        SERVER=$2
        while [ "${SERVER%/}" != "$SERVER" ]; do SERVER=${SERVER%/}; done
    fi
}

# Whether $2 is good for the option $1. No user name or query: it is handed on as it is.
is_address() {
    local server='^https?://(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?(/[^[:space:]?#]*)?$'
    local page='^(https?|file|about|data):[^[:space:]]+$'
    if [ "$1" = --server ]; then [[ $2 =~ $server ]]; else [[ $2 =~ $page ]]; fi
}

# ---------------------------------------------------------------------------------------------
# What must be so

has_flag() {
    case " ${RIG_CHROMIUM_FLAGS:-} " in *" $1"*) return 0 ;; esac
    return 1
}

refuse_root() {
    [ "$(id -u)" != 0 ] || has_flag --no-sandbox || give_up \
        "a browser keeps its sandbox only for a user that is not root: start it as another user." \
        "peramban hanya memakai sandbox bila penggunanya bukan root: jalankan sebagai pengguna lain."
}

need_screen() {
    [ -z "$HEADLESS" ] && ! has_flag --headless && [ "$(uname -s)" != Darwin ] || return 0
    [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || return 0
    give_up "there is no screen here; ./rig browser --headless needs none.$(on_wsl " Under WSL a screen comes with WSLg.")" \
        "di sini tidak ada layar; ./rig browser --headless tidak memerlukannya.$(on_wsl " Di WSL layar datang bersama WSLg.")"
}

# Sets SERVER and TOKEN.
find_server() {
    local own
    own=$(server_address) || own=""
    SERVER=${SERVER:-$own}
    [ -n "$SERVER" ] || give_up "PORT is 0, so say with --server where the server is." \
        "PORT berisi 0, jadi sebutkan alamat server dengan --server."
    TOKEN=$(setting AUTH_TOKEN)
    case $SERVER in
        "$own" | *://localhost | *://localhost[:/]* | *://127.0.0.1 | *://127.0.0.1[:/]* | *://'[::1]'*) return ;;
    esac
    [ -z "$TOKEN" ] || tell \
        "The token of this folder's settings is not given to another machine's server: set it in the extension's options." \
        "Token di pengaturan folder ini tidak diberikan ke server di mesin lain: isi di opsi ekstensi."
    TOKEN=""
}

# Sets FOLDER, which holds the profile and the copy of the extension.
find_folder() {
    FOLDER=$(data_folder)/browser
    if is_snap; then
        FOLDER="$(home_folder)/snap/chromium/common/backend-rig"
        tell "This Chromium is a snap, which sees no hidden folders; its profile is in $FOLDER" \
            "Chromium ini adalah snap yang tidak melihat folder tersembunyi; profilnya ada di $FOLDER"
    fi
    case $FOLDER in
        *,*) give_up "a comma in the path $FOLDER ends it for the browser: set DATA_DIR to another folder." \
            "koma di lokasi $FOLDER memotongnya bagi peramban: isi DATA_DIR dengan folder lain." ;;
    esac
}

# Prints the process that has the profile open; fails where there is none.
running_browser() {
    local lock
    lock=$(readlink "$FOLDER/profile/SingletonLock" 2>/dev/null) || return 1
    [ "${lock%-*}" = "$(uname -n)" ] && kill -0 "${lock##*-}" 2>/dev/null && echo "${lock##*-}"
}

# ---------------------------------------------------------------------------------------------
# The copy of the extension

# Puts a copy of dist/ in place that knows the server, without the console, which the server shows. The token is for this user's eyes only.
place_extension() {
    local part="$FOLDER/extension.part"
    (
        umask 077
        mkdir -p "$FOLDER/profile" && chmod 700 "$FOLDER" "$FOLDER/profile" &&
            rm -rf "$part" && cp -R "$DIST" "$part" && rm -rf "$part/console" &&
            write_defaults >"$part/defaults.json" && chmod 600 "$part/defaults.json" &&
            rm -rf "$FOLDER/extension" && mv "$part" "$FOLDER/extension"
    ) 2>/dev/null || give_up "$FOLDER cannot be written: set DATA_DIR to a folder of yours." \
        "$FOLDER tidak bisa ditulisi: isi DATA_DIR dengan folder milik Anda."
}

write_defaults() {
    printf '{"server": "%s"' "$(escaped "$SERVER")"
    [ -z "$TOKEN" ] || printf ', "token": "%s"' "$(escaped "$TOKEN")"
    echo '}'
}

# For the inside of a JSON string; a curl file has the same rule.
escaped() { printf '%s' "$1" | LC_ALL=C tr -d '\000-\037' | sed 's/[\\"]/\\&/g'; }

# Without a "key" in its manifest an extension is named after the path of its folder: the first
# half of the hash, with the letters a to p for the digits.
extension_id() {
    printf '%s' "$(cd "$FOLDER/extension" && pwd -P)" | hash_of 256 | cut -c 1-32 | tr '0-9a-f' 'a-p'
}

# The server may let only some extensions in.
check_origin() {
    local allowed
    allowed=$(setting EXTENSION_ORIGINS)
    case $allowed in
        "" | *"$1"*) ;;
        *) tell "EXTENSION_ORIGINS does not let this extension in: add $1" \
            "EXTENSION_ORIGINS tidak mengizinkan ekstensi ini: tambahkan $1" ;;
    esac
}

# ---------------------------------------------------------------------------------------------
# What is known of the server

# Prints what is at an address; the token goes by standard input, where no list of processes shows it.
fetch() {
    if command -v curl >/dev/null 2>&1; then
        curl -fsS --max-time 3 --noproxy localhost,127.0.0.1,::1 -K - "$1" 2>/dev/null <<CONFIG
$([ -z "$TOKEN" ] || printf 'header = "Authorization: Bearer %s"' "$(escaped "$TOKEN")")
CONFIG
    elif command -v wget >/dev/null 2>&1; then
        wget -q --tries 1 --timeout 3 -O - "$1" 2>/dev/null </dev/null
    else
        return 1
    fi
}

# Sets ANSWERS, empty where the server does not.
ask_server() {
    ANSWERS=yes
    fetch "$SERVER/health" >/dev/null && return
    ANSWERS=""
    tell "The server does not answer at $SERVER: start it with ./rig run" \
        "Server tidak menjawab di $SERVER: jalankan dengan ./rig run"
}

# How many browsers the server has; nothing where it does not tell.
open_sessions() {
    local metrics
    metrics=$(fetch "$SERVER/metrics") || return 0
    printf '%s\n' "$metrics" | sed -n 's/^rig_browser_sessions[^ ]* \([0-9][0-9]*\).*/\1/p' | head -n 1
}

# Whether the server has more browsers than it had at first, which says that one has connected,
# if not which.
has_connected() {
    SESSIONS=$(open_sessions)
    [ -n "$SESSIONS" ] && [ "$SESSIONS" -gt "$SESSIONS_BEFORE" ]
}

# ---------------------------------------------------------------------------------------------
# The browser

# Starts it with these pages. Sets BROWSER to its process.
start_browser() {
    local flags=(--user-data-dir="$FOLDER/profile" --no-first-run --no-default-browser-check)
    [ -z "$HEADLESS" ] || flags+=(--headless=new)
    if [ -z "$REFUSES" ]; then
        flags+=(--load-extension="$FOLDER/extension" --disable-extensions-except="$FOLDER/extension")
    fi
    # Options that people give are words. A browser with windows outlives this command.
    # shellcheck disable=SC2086
    if [ -n "$HEADLESS" ]; then
        "$CHROMIUM" "${flags[@]}" ${RIG_CHROMIUM_FLAGS:-} "$@" >"$FOLDER/browser.log" 2>&1 </dev/null &
    else
        nohup "$CHROMIUM" "${flags[@]}" ${RIG_CHROMIUM_FLAGS:-} "$@" >"$FOLDER/browser.log" 2>&1 </dev/null &
    fi
    BROWSER=$!
}

is_alive() { kill -0 "$BROWSER" 2>/dev/null; }

# Waits so that a signal is heeded at once.
pause() {
    sleep "$1" &
    wait $! || true
}

# Ends this command together with the browser, which gets 10 s to put its profile in order.
stop_browser() {
    local patience=100
    trap '' INT TERM HUP
    kill "$BROWSER" 2>/dev/null || true
    while is_alive && [ "$patience" -gt 0 ]; do
        patience=$((patience - 1))
        sleep 0.1
    done
    kill -9 "$BROWSER" 2>/dev/null || true
    exit "$1"
}

# Tells once, in one line, whether a browser has connected. Fails where it is not seen in time.
watch_connection() {
    local waited=0
    while is_alive; do
        if has_connected; then
            tell "A browser has connected to $SERVER (browsers there: $SESSIONS)." \
                "Peramban telah tersambung ke $SERVER (peramban di sana: $SESSIONS)."
            return
        fi
        [ "$waited" -lt "$1" ] || return 1
        waited=$((waited + 1))
        pause 1
    done
    return 1
}

# Says what is not so, and what may help.
say_not_connected() {
    if grep -qs 'load-extension is not allowed' "$FOLDER/browser.log"; then
        say_refused
    elif [ -z "$ANSWERS" ]; then
        return 0
    elif [ -z "$SESSIONS" ]; then
        tell "Whether the extension has connected cannot be seen from here: $SERVER does not tell how many browsers it has." \
            "Dari sini tidak terlihat apakah ekstensi sudah tersambung: $SERVER tidak memberi tahu jumlah perambannya."
    else
        tell "No browser has connected to $SERVER in $PATIENCE s. If chrome://extensions does not show Backend Rig:" \
            "Belum ada peramban yang tersambung ke $SERVER dalam $PATIENCE dtk. Bila Backend Rig tidak ada di chrome://extensions:"
        by_hand "$FOLDER/extension" >&2
    fi
}

say_refused() {
    tell "This Chrome loads no extension for a command; load it by hand, once:" \
        "Chrome ini tidak memuat ekstensi lewat perintah; muat sendiri, sekali saja:"
    by_hand "$FOLDER/extension" >&2
}

# The end of a browser that ended by itself, with its own last words where it failed.
browser_ended() {
    local code=0
    wait "$BROWSER" || code=$?
    [ "$code" != 0 ] || return 0
    tail -n 5 "$FOLDER/browser.log" >&2
    give_up "the browser ended with exit code $code; all that it said is in $FOLDER/browser.log" \
        "peramban berhenti dengan kode $code; semua pesannya ada di $FOLDER/browser.log"
}

run_headless() {
    trap 'stop_browser 129' HUP
    trap 'stop_browser 130' INT
    trap 'stop_browser 143' TERM
    # Chromium takes one page only where it has no window.
    start_browser "$1"
    tell "The browser runs without a window; Ctrl+C ends it." \
        "Peramban berjalan tanpa jendela; Ctrl+C mengakhirinya."
    if ! watch_connection "$PATIENCE" && is_alive; then
        say_not_connected
        # A server may come later, and stays as it is asked seldom.
        while is_alive && ! watch_connection 0; do pause 3; done
    fi
    browser_ended
}

run_with_window() {
    start_browser "$@"
    if [ -n "$REFUSES" ] || [ -z "$ANSWERS" ]; then
        # Nothing will connect, but it is to be seen whether the browser starts at all.
        watch_connection 2 || true
    elif ! watch_connection "$PATIENCE" && is_alive; then
        say_not_connected
    fi
    is_alive || browser_ended
}

# Opens the pages in the browser that has the profile; its extension is left as it is.
open_in_running() {
    [ -z "$HEADLESS" ] || give_up "the profile is open in another browser (process $1)." \
        "profil sedang dibuka peramban lain (proses $1)."
    tell "The browser is open already; close it first to have a newly built extension in it." \
        "Peramban sudah terbuka; tutup dulu agar ekstensi yang baru dibangun terpasang."
    start_browser "chrome-extension://$(extension_id)/panel.html" "$URL"
    browser_ended
}

# The verb itself.
open_browser() {
    local origin process
    case ${1:-} in
        -h | --help)
            usage_of_browser
            return
            ;;
    esac
    read_options "$@"
    refuse_root
    need_screen
    need_chromium
    find_server
    find_folder
    REFUSES=""
    if refuses_extensions; then REFUSES=yes; fi
    URL=${URL:-$SERVER/}
    if process=$(running_browser) && [ -d "$FOLDER/extension" ]; then
        open_in_running "$process"
        return
    fi
    need_dist
    place_extension
    origin="chrome-extension://$(extension_id)"
    check_origin "$origin"
    [ -z "$REFUSES" ] || say_refused
    ask_server
    SESSIONS_BEFORE=$(open_sessions)
    SESSIONS_BEFORE=${SESSIONS_BEFORE:-0}
    if [ -n "$HEADLESS" ]; then
        run_headless "$URL"
    elif [ -n "$REFUSES" ]; then
        run_with_window "$URL"
    else
        run_with_window "$origin/panel.html" "$URL"
    fi
}
