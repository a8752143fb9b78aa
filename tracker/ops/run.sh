#!/usr/bin/env bash
# Does all that the product needs to run on this machine, then serves it on the loopback address.
set -euo pipefail
cd "$(dirname "$0")/../.."

venv=${VENV:-.venv}
export HOST=127.0.0.1
export PORT=${PORT:-8000}
export VAR_DIR=${VAR_DIR:-$PWD/var}

bash tracker/ops/environment.sh run
bash tracker/ops/libraries.sh

"$venv/bin/python" tracker/ops/port_is_free.py "$PORT"

(umask 077 && mkdir -p "$VAR_DIR")
if [ -z "${SECRET_KEY:-}" ]; then
    if [ ! -s "$VAR_DIR/secret_key" ]; then
        (umask 077 && "$venv/bin/python" -c 'import secrets; print(secrets.token_urlsafe(64))' >"$VAR_DIR/secret_key")
    fi
    SECRET_KEY=$(cat "$VAR_DIR/secret_key")
fi
export SECRET_KEY
export ALLOWED_HOSTS=${ALLOWED_HOSTS:-127.0.0.1,localhost,[::1]}
export HTTPS=${HTTPS:-off}
export DEMO=${DEMO:-on}
export DEBUG=off

"$venv/bin/python" manage.py prepare
exec "$venv/bin/gunicorn" --config tracker/ops/gunicorn.conf.py tracker.wsgi:application
