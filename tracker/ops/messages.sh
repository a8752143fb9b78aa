#!/usr/bin/env bash
# Gathers the phrases of letters and of the public pages for translation into Welsh, and compiles what is translated.
# The rest of the product is for an office's own staff, and in English. Needs gettext. What is marked fuzzy is not used.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tracker/ops/packages.sh
command -v msgfmt >/dev/null || install_packages "make messages" gettext

python=$(cd "${VENV:-.venv}/bin" && pwd)/python
catalogue=tracker/locale/cy/LC_MESSAGES/django
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$work/locale/cy/LC_MESSAGES" "$(dirname "$catalogue")"
cp "$catalogue.po" "$work/locale/cy/LC_MESSAGES/" 2>/dev/null || true
cp --parents -r templates/letters templates/publication templates/replies/proof_table.html templates/skeleton.html \
    templates/components/footer.html letters responses/publication recommendations/models/recommendations.py \
    responses/replies/letters.py responses/replies/proof.py responses/replies/proof_words.py responses/replies/words.py \
    responses/record/labels.py responses/domain/status.py "$work"
(cd "$work" && "$python" -m django makemessages --locale cy --no-location --no-obsolete --no-wrap >/dev/null)
grep -v '^"POT-Creation-Date' "$work/locale/cy/LC_MESSAGES/django.po" >"$catalogue.po"
msgfmt --check-format --output-file "$catalogue.mo" "$catalogue.po"
msgfmt --statistics --output-file /dev/null "$catalogue.po"
