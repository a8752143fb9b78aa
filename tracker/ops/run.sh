#!/usr/bin/env bash
# Does all that the product needs to run on this machine, then serves it on the loopback address.
set -euo pipefail
cd "$(dirname "$0")/../.."

export HOST=127.0.0.1
export PORT=${PORT:-8000}

bash tracker/ops/environment.sh run
bash tracker/ops/libraries.sh

. tracker/ops/local_settings.sh

"$venv/bin/python" tracker/ops/port_is_free.py "$PORT"
"$venv/bin/python" manage.py prepare
exec "$venv/bin/gunicorn" --config tracker/ops/gunicorn.conf.py tracker.wsgi:application
