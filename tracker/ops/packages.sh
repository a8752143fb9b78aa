# Sourced. Installs system packages on Debian and Ubuntu; elsewhere names them and stops.

# install_packages WHY PACKAGE...
install_packages() {
    local why=$1
    shift
    local as_root=()
    if ! command -v apt-get >/dev/null; then
        echo "$why needs these system packages, named here as Debian names them: $*" >&2
        echo "This is not Debian or Ubuntu: install their equivalents, then run the command again." >&2
        return 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "$why needs these system packages. Install them as root, then run the command again:" >&2
            echo "    apt-get install $*" >&2
            return 1
        fi
        as_root=(sudo)
    fi
    echo "Installing for $why: $*"
    # ${as_root[@]+...}: an empty array counts as unset in older versions of bash.
    # One unreachable source must not stop it: the installation says for itself what it could not find.
    ${as_root[@]+"${as_root[@]}"} apt-get update -qq >/dev/null || true
    local log
    log=$(mktemp)
    if ! ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$@" >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        return 1
    fi
    rm -f "$log"
}
