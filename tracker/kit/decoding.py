"""The text of a file that may be of any encoding: by its byte order mark, or as UTF-8."""

import codecs
import re

# UTF-32's first: its little-endian mark begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")


class Undecodable(Exception):
    """On that line the file is not of the encoding that it says or shows."""

    def __init__(self, encoding: str, line: int) -> None:
        super().__init__(encoding, line)
        self.encoding = encoding
        self.line = line


def is_marked(data: bytes) -> bool:
    return any(data.startswith(mark) for mark, _codec, _name in MARKS)


def as_marked(data: bytes) -> str | None:
    """The text as its byte order mark says; None where there is no mark."""
    for mark, codec, name in MARKS:
        if data.startswith(mark):
            return decoded_as(data.removeprefix(mark), codec, name)
    return None


def as_utf8(data: bytes) -> str | None:
    """The text; None where it is of another encoding. A file whose accents are mostly whole in UTF-8 is a broken one:
    any other encoding would garble them all."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        whole = len(_MULTIBYTE.findall(data))
        broken = len(_HIGH_BYTE.findall(_MULTIBYTE.sub(b"", data)))
        if whole > broken:
            raise Undecodable("UTF-8", last_line(data[: error.start].decode(errors="ignore"))) from error
        return None


def decoded_as(data: bytes, codec: str, name: str) -> str:
    """The text in that encoding, of which `name` is the name for people."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise Undecodable(name, last_line(data[: error.start].decode(codec, "ignore"))) from error


def last_line(text: str) -> int:
    """The number of the line on which a text ends."""
    return len(re.findall("\r\n|\r|\n", text)) + 1
