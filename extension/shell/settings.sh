# shellcheck shell=bash
# The settings of the server that starts in the working folder, read as the server reads them:
# the environment counts more than .env, and an empty value counts as not set.

# Prints the value of a setting; an empty line where it is not set.
setting() {
    local value
    value=$(trimmed "${!1:-}")
    [ -n "$value" ] || value=$(trimmed "$(value_in_file "$1")")
    printf '%s\n' "$value"
}

trimmed() {
    local text=$1
    text=${text#"${text%%[![:space:]]*}"}
    printf '%s' "${text%"${text##*[![:space:]]}"}"
}

# The last value that .env gives to a name. Nothing in it is expanded or run.
value_in_file() {
    local line value="" pattern="^(export[[:space:]]+)?$1[[:space:]]*=[[:space:]]*(.*)\$"
    local mark=$'\xef\xbb\xbf'
    [ -f .env ] && [ -r .env ] || return 0
    while IFS= read -r line || [ -n "$line" ]; do
        line=$(trimmed "${line#"$mark"}")
        if [[ $line =~ $pattern ]]; then value=$(plain_value "${BASH_REMATCH[2]}"); fi
    done < <(tr '\r' '\n' <.env | grep -a "$1")
    printf '%s' "$value"
}

# Takes quotes away, or else the comment after the value.
plain_value() {
    local rest=$1
    case $rest in
        \"*) rest=${rest#\"} && rest=${rest%%\"*} ;;
        \'*) rest=${rest#\'} && rest=${rest%%\'*} ;;
        \#*) rest="" ;;
        *) rest=${rest%%[[:space:]]\#*} ;;
    esac
    printf '%s' "$rest"
}

home_folder() {
    local home=${HOME:-}
    case $home in
        /*) ;;
        # Without HOME the shell knows it from the list of users; "/" stands for none.
        *) home=$(unset HOME && echo ~) ;;
    esac
    case $home in
        / | [!/]*) ;;
        *) printf '%s' "$home" ;;
    esac
}

# Where the server keeps its data.
data_folder() {
    local folder home
    folder=$(setting DATA_DIR)
    home=$(home_folder)
    # The server itself takes "~/" for the home.
    # shellcheck disable=SC2088
    case $folder in
        /*) echo "$folder" && return ;;
        "~/"*) echo "$home/${folder#"~/"}" && return ;;
        ?*) echo "$PWD/$folder" && return ;;
    esac
    case ${XDG_DATA_HOME:-} in
        /*) echo "$XDG_DATA_HOME/backend-rig" && return ;;
    esac
    if [ -z "$home" ]; then
        echo "$PWD/.backend-rig"
    elif [ "$(uname -s)" = Darwin ]; then
        echo "$home/Library/Application Support/backend-rig"
    else
        echo "$home/.local/share/backend-rig"
    fi
}

# Where the server of these settings is reached from this machine; fails where nobody can know.
server_address() {
    local host port
    port=$(setting PORT)
    [ "$port" != 0 ] || return 1
    host=$(setting HOST)
    case ,${host//[[:space:]]/}, in
        ,, | *,localhost,* | *,127.0.0.1,* | *,0.0.0.0,* | *,::,* | *,::1,* | *,'[::]',* | *,'[::1]',*)
            host=localhost
            ;;
        *)
            host=${host%%,*}
            case $host in
                \[*) ;;
                *:*) host="[$host]" ;;
            esac
            ;;
    esac
    echo "http://$host:${port:-3000}"
}
