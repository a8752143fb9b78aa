"""The code with which whoever runs the server lets in the first administrator from another machine."""

from base64 import b32encode

from django.utils.crypto import constant_time_compare, salted_hmac

_PURPOSE = "forces.set_up_code"
_BYTES = 10
"""80 bits: too many to guess, and sixteen letters and digits to type."""


def set_up_code() -> str:
    """Made from SECRET_KEY alone, so that only who can read the server's settings can know it: ABCD-EFGH-..."""
    code = b32encode(salted_hmac(_PURPOSE, "first administrator", algorithm="sha256").digest()[:_BYTES]).decode()
    return "-".join(code[place : place + 4] for place in range(0, len(code), 4))


def is_set_up_code(typed: str) -> bool:
    """Whether it is the code, however its blanks, dashes and capitals are typed. Takes as long for any that is not."""
    return constant_time_compare(_bare(typed), _bare(set_up_code()))


def _bare(code: str) -> str:
    return "".join(code.split()).replace("-", "").upper()
