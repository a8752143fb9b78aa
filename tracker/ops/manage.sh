#!/usr/bin/env bash
# manage.py for work on the product itself: settings that serve no one, and nothing from this machine's environment.
set -euo pipefail
cd "$(dirname "$0")/../.."
exec env -i PATH="$PATH" HOME="$HOME" LANG=C.UTF-8 SECRET_KEY="only-for-work-on-the-product" \
    ALLOWED_HOSTS=localhost HTTPS=off DATABASE_URL=sqlite://:memory: "${VENV:-.venv}/bin/python" manage.py "$@"
