import io
import zipfile

import pytest

from tests.tracker.kit.hurt_zips import hurt_zip
from tracker.kit.zip_parts import Bounds, Fault, ZipParts


class Refused(Exception):
    """A fault and its facts."""


class Parts(ZipParts):
    bounds = Bounds(parts=3, unpacked=4_000, ratio=20, ratio_from=1_000)

    def refusal(self, fault: Fault, **facts: str | int) -> Refused:
        return Refused(fault, facts)


WORDS = b"some words"


def zipped(packing: int = zipfile.ZIP_DEFLATED, **parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as opened:
        for name, data in parts.items():
            opened.writestr(name, data)
    return file.getvalue()


def whole(data: bytes, name: str = "a", most: int = 100) -> bytes:
    parts = Parts(io.BytesIO(data))
    parts.check_bounds()
    pieces = b"".join(parts.chunks(name, most))
    assert pieces == parts.whole(name, most)
    return pieces


def test_parts_are_found_whatever_their_case_and_slashes():
    parts = Parts(io.BytesIO(zipped(**{"Word\\A.xml": WORDS, "/b.xml": WORDS})))

    assert parts.names == {"word/a.xml", "b.xml"}
    assert parts.whole("word/a.XML", 100) == parts.whole("B.xml", 100) == WORDS
    assert (parts.holds("WORD/a.xml"), parts.holds("c.xml")) == (True, False)


def test_files_at_the_bounds_are_read():
    assert whole(zipped(a=WORDS, b=b"", c=b""), most=len(WORDS)) == WORDS
    assert whole(zipped(a=bytes(1_000)), most=1_000) == bytes(1_000)  # packed very small, and too small to matter
    assert whole(zipped(zipfile.ZIP_STORED, a=bytes(4_000)), most=4_000) == bytes(4_000)


@pytest.mark.parametrize(
    ("data", "fault", "facts"),
    [
        (b"", Fault.DAMAGED, {"part": ""}),
        (zipped(a=WORDS)[:-9], Fault.DAMAGED, {"part": ""}),
        (zipped(a=WORDS, A=WORDS), Fault.DAMAGED, {"part": ""}),
        (zipped(a=WORDS, b=b"", c=b"", d=b""), Fault.TOO_MANY_PARTS, {"count": 4, "most": 3}),
        (hurt_zip(zipped(a=WORDS, b=WORDS), "b", flags=1), Fault.PROTECTED, {}),
        (
            hurt_zip(zipped(a=WORDS, b=WORDS), "b", packed=100, size=2_100), Fault.PACKED_TOO_TIGHT,
            {"part": "b", "ratio": 21, "most": 20},
        ),
        (
            zipped(zipfile.ZIP_STORED, a=WORDS, b=bytes(4_000)), Fault.UNPACKS_TOO_BIG,
            {"part": "", "size": 4_010, "most": 4_000},
        ),
        (zipped(a=bytes(101)), Fault.UNPACKS_TOO_BIG, {"part": "a", "size": 101, "most": 100}),
        (zipped(b=WORDS), Fault.DAMAGED, {"part": "a"}),
        (zipped(zipfile.ZIP_LZMA, a=WORDS), Fault.DAMAGED, {"part": "a"}),
        (hurt_zip(zipped(a=WORDS), size=len(WORDS) - 1), Fault.DAMAGED, {"part": "a"}),
        (zipped(zipfile.ZIP_STORED, a=WORDS).replace(WORDS, WORDS[::-1]), Fault.DAMAGED, {"part": "a"}),
    ],
    ids=["empty", "cut short", "a name twice", "parts", "locked", "tight", "all parts", "one part", "none of that name",
         "LZMA", "more than it says", "other words than it says"],
)  # fmt: skip
def test_a_file_is_refused(data: bytes, fault: Fault, facts: dict[str, str | int]):
    with pytest.raises(Refused) as refused:
        whole(data)

    assert refused.value.args == (fault, facts)


def test_a_locked_part_is_not_read_where_the_bounds_were_not_asked():
    with pytest.raises(Refused) as refused:
        Parts(io.BytesIO(hurt_zip(zipped(a=WORDS), flags=1))).whole("a", 100)

    assert refused.value.args == (Fault.DAMAGED, {"part": "a"})
