"""The front door: a file's bytes and name to its text. `bounded` does the same in a process of its own."""

from collections.abc import Callable
from dataclasses import replace

from letters.reading import bounds
from letters.reading.extracted import Extracted, Media
from letters.reading.kinds import extension_remark, media_of
from letters.reading.pdf import read_pdf
from letters.reading.refusals import Reason, Unreadable, megabytes
from letters.reading.text_file import read_text
from letters.reading.web import read_web
from letters.reading.word import read_word

READERS: dict[Media, Callable[[bytes], Extracted]] = {
    Media.TXT: read_text,
    Media.HTML: read_web,
    Media.DOCX: read_word,
    Media.PDF: read_pdf,
}
_NULL, _UNKNOWN = "\0", "\ufffd"


def extract(data: bytes, name: str = "") -> Extracted:
    """The file's text and where it stood. What the file is goes by its content; a name that says otherwise is remarked
    on. `Unreadable` says why a file is refused, and what to do."""
    if len(data) > bounds.FILE_MOST:
        raise Unreadable(Reason.TOO_BIG, size=megabytes(len(data)), most=megabytes(bounds.FILE_MOST))
    media = media_of(data)
    read = _without_nulls(READERS[media](data))
    remark = extension_remark(name, media)
    return replace(read, remarks=(remark, *read.remarks)) if remark else read


def _without_nulls(read: Extracted) -> Extracted:
    """A PDF's fonts can draw a null character, and no database keeps one: the sign for an unknown letter instead."""
    furniture = tuple(words.replace(_NULL, _UNKNOWN) for words in read.furniture)
    if _NULL not in read.text and furniture == read.furniture:
        return read
    return replace(read, text=read.text.replace(_NULL, _UNKNOWN), furniture=furniture)
