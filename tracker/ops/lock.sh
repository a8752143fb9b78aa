#!/usr/bin/env bash
# Compiles the lock files from pyproject.toml: every package at one version, with the hashes of its files.
# lock.sh            write them, keeping the versions they hold where pyproject.toml allows
# lock.sh --check    fail where they are not what pyproject.toml asks for
set -euo pipefail
cd "$(dirname "$0")/../.."

uv=${VENV:-.venv}/bin/uv
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A machine's own settings for uv must not reach the files: not its index, not its constraints.
for name in $(compgen -e | grep '^UV_' || true); do
    unset "$name"
done

compile() { # compile FILE [OPTION...]
    local file=$1
    shift
    cp "$file" "$work/$file" 2>/dev/null || true
    # The system's certificates, as pip takes them: an office's own network may need them.
    "$uv" --no-config --system-certs --quiet pip compile pyproject.toml "$@" --universal --python-version 3.11 \
        --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --output-file "$work/$file"
}

# pins FILE: the packages and versions that it holds
pins() {
    grep -oE '^[A-Za-z0-9._-]+(\[[^]]*\])?==[^ ]+' "$1" | sort
}

compile requirements.txt
compile requirements-dev.txt --extra dev

if differ=$(comm -23 <(pins "$work/requirements.txt") <(pins "$work/requirements-dev.txt")) && [ -n "$differ" ]; then
    echo "The two lock files disagree, so the tests would not test what runs: $differ" >&2
    exit 1
fi
if grep -nE '://|@ |file:|--(index|extra-index|find-links)' "$work"/requirements*.txt; then
    echo "A lock file names an address or a folder of this machine." >&2
    exit 1
fi

stale=0
for file in requirements.txt requirements-dev.txt; do
    if [ "${1:-}" != --check ]; then
        cp "$work/$file" "$file"
    elif ! diff --unified=0 "$file" "$work/$file"; then
        echo "$file is not what pyproject.toml asks for: run make lock" >&2
        stale=1
    fi
done
exit $stale
