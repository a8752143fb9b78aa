#!/usr/bin/env bash
# Makes the virtual environment from a lock file, once for each change of that file.
# environment.sh run|dev    `dev` holds all that `run` does, and the test tools
set -euo pipefail
cd "$(dirname "$0")/../.."
. tracker/ops/packages.sh

kind=$1
venv=${VENV:-.venv}
case $kind in
    run) lock=requirements.txt ;;
    dev) lock=requirements-dev.txt ;;
    *) echo "environment.sh run|dev" >&2; exit 2 ;;
esac

find_python() {
    local name
    for name in ${PYTHON:-python3.11 python3.12 python3.13 python3}; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    echo "Python 3.11 or newer is needed, and none was found as ${PYTHON:-python3.11, python3.12, python3.13 or python3}." >&2
    echo "Install one, or name it: make run PYTHON=/path/to/python3.11" >&2
    return 1
}

make_venv() {
    local python version
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        install_packages "a Python environment" "python$version-venv"
    fi
    echo "Making the Python environment in $venv"
    rm -rf "$venv"
    "$python" -m venv "$venv"
}

# The stamp is written last: an interrupted installation is taken up again.
wanted=$(sha256sum "$lock" 2>/dev/null || shasum -a 256 "$lock")
wanted=${wanted%% *}
stamp=$venv/installed-$kind
if [ -x "$venv/bin/python" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then
    exit 0
fi
"$venv/bin/python" -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || make_venv
echo "Installing Python packages from $lock"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
    --require-hashes --only-binary :all: --requirement "$lock"
echo "$wanted" >"$stamp"
