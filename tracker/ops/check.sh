#!/usr/bin/env bash
# Every gate but the tests. All run, also where one has failed; any that failed fails the whole.
set -euo pipefail
cd "$(dirname "$0")/../.."
bash tracker/ops/environment.sh dev
bash tracker/ops/libraries.sh

bin=$(cd "${VENV:-.venv}/bin" && pwd)
failed=()
said=$(mktemp)
trap 'rm -f "$said"' EXIT

# The one that takes longest goes on beside the others. It is in the background, where Ctrl-C does not reach it.
"$bin/mypy" >"$said" 2>&1 &
types=$!
trap 'kill "$types" 2>/dev/null; exit 130' INT

types() {
    local status=0
    wait "$types" || status=$?
    cat "$said"
    return $status
}

gate() { # gate NAME COMMAND...
    local name=$1
    shift
    echo "== $name"
    "$@" || failed+=("$name")
}

# The settings that production must give, and none of this machine's.
deployment() {
    env -i PATH="$PATH" HOME="$HOME" LANG=C.UTF-8 ALLOWED_HOSTS=tracker.example.org BEHIND_PROXY=on \
        SECRET_KEY="$("$bin/python" -c 'import secrets; print(secrets.token_urlsafe(64))')" \
        "$bin/python" -W error manage.py check --deploy --fail-level WARNING
}

gate "lint" "$bin/ruff" check .
gate "format" "$bin/ruff" format --check .
gate "import contracts" "$bin/lint-imports" --no-logo
gate "templates" "$bin/djlint" templates --lint --quiet
gate "migrations" bash tracker/ops/manage.sh makemigrations --check --dry-run
gate "deployment settings" deployment
gate "lock files" bash tracker/ops/lock.sh --check
gate "types" types

if [ ${#failed[@]} -gt 0 ]; then
    printf 'make check failed: %s\n' "${failed[@]}" >&2
    exit 1
fi
echo "make check passed"
