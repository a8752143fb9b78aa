#!/usr/bin/env bash
# Sees that the system libraries that WeasyPrint draws letters with are there; installs them where it can.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tracker/ops/packages.sh

python=${VENV:-.venv}/bin/python
# The import opens Pango and HarfBuzz. WeasyPrint would do without the subset library, but embeds fonts another way
# then: with it, every machine makes the same letter.
works='from weasyprint.text.ffi import harfbuzz_subset; raise SystemExit(harfbuzz_subset is None)'

"$python" -c "$works" >/dev/null 2>&1 && exit 0
install_packages "WeasyPrint (the letters' PDF files)" \
    libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 || {
    echo "Fedora, Arch and Homebrew call them pango and harfbuzz." >&2
    exit 1
}
"$python" -c "$works"
