import pytest

from tracker.kit.decoding import Undecodable, as_marked, as_utf8, decoded_as, is_marked

WORDS = "Siân: “£5”\nÉté, tŷ"


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_says_which_encoding_it_is(codec: str):
    assert as_marked(WORDS.encode(codec)) == WORDS
    assert is_marked(WORDS.encode(codec))


@pytest.mark.parametrize("codec", ["utf-16", "utf-32"])
def test_marks_of_the_other_byte_order(codec: str):
    assert (
        as_marked(f"\ufeff{WORDS}".encode(f"{codec}-be")) == as_marked(f"\ufeff{WORDS}".encode(f"{codec}-le")) == WORDS
    )


def test_without_a_mark_it_is_utf8_or_not_known():
    assert as_marked(WORDS.encode()) is None
    assert not is_marked(WORDS.encode())
    assert as_utf8(WORDS.encode()) == WORDS
    assert as_utf8("Siân: “£5”\nÉté".encode("cp1252")) is None


@pytest.mark.parametrize(("stray", "is_broken"), [(0, False), (1, True), (2, False)])
def test_more_whole_accents_than_stray_bytes_are_a_broken_utf8(stray: int, is_broken: bool):
    data = "One\r\nÉté\r".encode() + b"\xff, " * stray
    if not is_broken:
        assert as_utf8(data) == (None if stray else "One\r\nÉté\r")
        return
    with pytest.raises(Undecodable) as refused:
        as_utf8(data)
    assert (refused.value.encoding, refused.value.line) == ("UTF-8", 3)


@pytest.mark.parametrize(
    ("data", "codec", "line"), [("One\nTwo".encode("utf-16-le")[:-1], "utf-16-le", 2), (b"One\r\rTwo\x81", "cp1252", 3)]
)
def test_where_a_file_is_not_of_an_encoding(data: bytes, codec: str, line: int):
    with pytest.raises(Undecodable) as refused:
        decoded_as(data, codec, "its name")
    assert (refused.value.encoding, refused.value.line) == ("its name", line)
