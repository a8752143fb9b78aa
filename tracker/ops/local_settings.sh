# Sourced: the settings of `make run` and `make manage`, for this machine's own address.
venv=${VENV:-.venv}
export DEMO=${DEMO:-on}
# An office of one's own has its own folder: nothing of the demonstration is in its way.
case $DEMO in
    [Oo][Nn] | 1 | [Tt][Rr][Uu][Ee] | [Yy] | [Yy][Ee][Ss] | [Oo][Kk]) export VAR_DIR=${VAR_DIR:-$PWD/var} ;;
    *) export VAR_DIR=${VAR_DIR:-$PWD/var/office} ;;
esac
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
export DEBUG=off
