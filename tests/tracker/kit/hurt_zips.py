"""Zip files whose list of parts says what is not so (PKWARE's APPNOTE 4.3.12)."""

import struct

ENTRY = b"PK\x01\x02"
LENGTH_AT, NAME_AT = 28, 46
FIELDS = {"flags": (8, "<H"), "method": (10, "<H"), "packed": (20, "<I"), "size": (24, "<I")}


def hurt_zip(data: bytes, part: str = "", **fields: int) -> bytes:
    """The file with fields changed of that part, or of all. It has to have such a part."""
    hurt, found = bytearray(data), 0
    start = hurt.find(ENTRY)
    while start >= 0:
        (length,) = struct.unpack_from("<H", hurt, start + LENGTH_AT)
        name = hurt[start + NAME_AT : start + NAME_AT + length].decode()
        if part in {"", name}:
            found += 1
            for field, value in fields.items():
                at, form = FIELDS[field]
                struct.pack_into(form, hurt, start + at, value)
        start = hurt.find(ENTRY, start + len(ENTRY))
    assert found
    return bytes(hurt)
