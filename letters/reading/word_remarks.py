"""What reading a Word document left out, in words."""

from collections.abc import Iterator, Sequence

from letters.reading.extracted import Remark, RemarkCode
from letters.reading.pdf_remarks import shown
from letters.reading.word_text import Met


def remarks_of(met: Met, heads: Sequence[str], names: set[str], *, is_empty: bool) -> tuple[Remark, ...]:
    return tuple(Remark(code, words) for code, words in _found(met, heads, names, is_empty=is_empty))


def _found(met: Met, heads: Sequence[str], names: set[str], *, is_empty: bool) -> Iterator[tuple[RemarkCode, str]]:
    if heads:
        yield RemarkCode.PAGE_HEADS, f"Left out the pages' heads and feet: {shown(heads)}."
    if met.changes:
        yield RemarkCode.TRACKED_CHANGES, "The document has tracked changes. It was read as if all were accepted."
    if met.comments:
        yield RemarkCode.COMMENTS, "Left out comments in the margin."
    if met.hidden:
        yield RemarkCode.HIDDEN_TEXT, "Left out hidden text."
    if any(name.startswith("word/embeddings/") or "/afchunk" in name for name in names):
        yield RemarkCode.FILES_WITHIN, "Files within the document were not opened."
    if is_empty:
        pictures = any(name.startswith("word/media/") for name in names)
        yield RemarkCode.NO_TEXT, "The document has no text" + (", only pictures." if pictures else ".")
