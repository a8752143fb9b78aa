#!/usr/bin/env bash
# The whole suite: on SQLite, again on PostgreSQL, then the journeys in a browser, an office's first week among them on
# PostgreSQL too. What it leaves out it says.
#   TEST_DATABASE_URL=postgres://...   a PostgreSQL server to use, in place of a throwaway one
#   JOURNEYS_ON=postgresql             the journeys on PostgreSQL too, in place of SQLite
#   REQUIRE_ALL=1                      what is left out is a failure
set -euo pipefail
cd "$(dirname "$0")/../.."
bash tracker/ops/environment.sh dev
bash tracker/ops/libraries.sh
. tracker/ops/packages.sh

python=$(cd "${VENV:-.venv}/bin" && pwd)/python
failed=()
left_out=()
export JOURNEYS_ON=${JOURNEYS_ON:-sqlite}

# A program that closes its account on Ctrl-C hides it from this script, which would go on with the next part.
trap 'exit 130' INT

# The product's settings come from the environment: none of this shell's may reach the suite.
unset DATABASE_URL DEBUG SECRET_KEY ALLOWED_HOSTS CSRF_TRUSTED_ORIGINS DEMO VAR_DIR DOCUMENTS_DIR CONN_MAX_AGE \
    HTTPS HSTS_SECONDS BEHIND_PROXY SESSION_SECONDS LOG_LEVEL HOST PORT WEB_CONCURRENCY WEB_THREADS

part() { # part NAME COMMAND...
    local name=$1
    shift
    echo "== $name"
    "$@" || failed+=("$name")
}

# on_postgres COMMAND...    with TEST_DATABASE_URL naming a server
on_postgres() {
    if [ -n "${TEST_DATABASE_URL:-}" ]; then
        "$@"
    else
        "$python" tracker/ops/throwaway_postgres.py "$@"
    fi
}

has_postgres() {
    [ -n "${TEST_DATABASE_URL:-}" ] || "$python" tracker/ops/throwaway_postgres.py --found
}

journeys() {
    # Playwright's own program is linked with libatomic, which a bare Debian lacks.
    "$python" -m playwright --version >/dev/null 2>&1 || install_packages "Playwright (the browser journeys)" libatomic1
    if has_postgres; then
        on_postgres "$python" -m pytest tests/journeys -m journey "${on_every_core[@]}"
    else
        "$python" -m pytest tests/journeys -m journey "${on_every_core[@]}"
    fi
}

# Neighbours stay in one process, so that what a file's tests share is made once; one that is idle takes from another.
# Each process of the journeys serves a product and a browser of its own.
on_every_core=(--numprocesses auto --dist worksteal)

part "SQLite" "$python" -m pytest tests "${on_every_core[@]}"
if has_postgres; then
    # What asks no database anything is the same on both: once is enough. tests/letters has nothing that does.
    part "PostgreSQL, what asks the database" on_postgres bash -c 'DATABASE_URL=$TEST_DATABASE_URL exec "$@"' suite \
        "$python" -m pytest tests --only-database --ignore tests/letters "${on_every_core[@]}"
else
    left_out+=("PostgreSQL, no server programs found. Install postgresql or set TEST_DATABASE_URL.")
fi
if [ "$JOURNEYS_ON" = postgresql ] && ! has_postgres; then
    left_out+=("browser journeys, JOURNEYS_ON asks for PostgreSQL, and there is none.")
elif "$python" tests/journeys/chromium.py >/dev/null; then
    part "browser journeys on ${JOURNEYS_ON}" journeys
else
    left_out+=("browser journeys, no Chromium found. Install chromium or set CHROMIUM to its path.")
fi
if ! command -v pdftotext >/dev/null; then
    left_out+=("letters read back by pdftotext, not found. Install poppler-utils.")
fi
if ! command -v soffice >/dev/null; then
    left_out+=("Word files opened by LibreOffice, not found. Install libreoffice-writer-nogui.")
fi

status=0
if [ ${#left_out[@]} -gt 0 ]; then
    printf 'left out: %s\n' "${left_out[@]}"
    if [ "${REQUIRE_ALL:-}" = 1 ]; then
        status=1
    fi
fi
if [ ${#failed[@]} -gt 0 ]; then
    printf 'failed: %s\n' "${failed[@]}" >&2
    status=1
fi
exit $status
