#!/usr/bin/env bash
# Copies the compiled files of GOV.UK Frontend and MOJ Frontend into tracker/static/vendor, cleaned by
# clean_frontend.py. It needs npm to fetch the two packages; nothing else of the product needs Node.
# To take a newer version: change the numbers, run it, and put the integrity it prints in place of the old.
set -euo pipefail
cd "$(dirname "$0")/../.."

GOVUK_VERSION=6.6.0
GOVUK_INTEGRITY=xctkWrQvLnvQt7fyjQ3MGX9S0wz0x0RQuLxCeoXF+s8EjGICG81/DYQGKN5qgO+0KVT12UAaRwUsGY6fulRcRg==
MOJ_VERSION=11.1.0
MOJ_INTEGRITY=1bkUbm2M4DpcpX/pOmumQRBsbJco9W2RwmJv5h/ZC/ZqrAOn2/FjpF+A7vS0gs7oMXBizr9O5huDrSYbLx73Nw==
TARGET=tracker/static/vendor

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# fetch NAME PACKAGE@VERSION SHA512: the package, checked, unpacked into $work/NAME.
fetch() {
    mkdir "$work/$1"
    local archive
    archive=$(cd "$work" && npm pack --silent "$2" | tail -n 1)
    local found
    found=$(openssl dgst -sha512 -binary "$work/$archive" | base64 -w0)
    if [ "$found" != "$3" ]; then
        echo "$2 is not the package that was checked: its sha512 is $found" >&2
        exit 1
    fi
    tar -xzf "$work/$archive" -C "$work/$1" --strip-components=1
}

fetch govuk-frontend "govuk-frontend@$GOVUK_VERSION" "$GOVUK_INTEGRITY"
fetch moj-frontend "@ministryofjustice/frontend@$MOJ_VERSION" "$MOJ_INTEGRITY"

python=.venv/bin/python
[ -x "$python" ] || python=python3
"$python" tracker/ops/clean_frontend.py "$work" "$TARGET"
echo "govuk-frontend $GOVUK_VERSION" >"$TARGET/govuk-frontend/VERSION"
echo "@ministryofjustice/frontend $MOJ_VERSION" >"$TARGET/moj-frontend/VERSION"
echo "GOV.UK Frontend $GOVUK_VERSION and MOJ Frontend $MOJ_VERSION are in $TARGET."
