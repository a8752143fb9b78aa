#!/usr/bin/env bash
# Ten thousand rows read in, on SQLite and, where its server programs are installed, on PostgreSQL.
set -euo pipefail
cd "$(dirname "$0")/../.."

python=$(cd "${VENV:-.venv}/bin" && pwd)/python
timed=("$python" -m pytest -q -m bench tests/responses/intake)

"${timed[@]}"
if "$python" tracker/ops/throwaway_postgres.py --found; then
    "$python" tracker/ops/throwaway_postgres.py bash -c 'DATABASE_URL=$TEST_DATABASE_URL exec "$@"' bench "${timed[@]}"
fi
