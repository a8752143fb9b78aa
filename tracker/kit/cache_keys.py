"""The shared cache's keys: a digest that only this product's key makes, so that nobody reads out who tried to sign in
or from where."""

from django.utils.crypto import salted_hmac

_PURPOSE = "tracker.kit.cache_keys"


def hashed(key: str, key_prefix: str, version: int) -> str:
    return salted_hmac(_PURPOSE, f"{key_prefix}:{version}:{key}", algorithm="sha256").hexdigest()
