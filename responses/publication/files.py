"""The files that a public letter can be taken as. A further format is one more line here, and its address."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from letters.rendering.formats import CONTENT_TYPES
from responses.publication.addresses import file_path
from responses.publication.published import Published

WORDS = {
    "pdf": gettext_lazy("The letter as PDF"),
    "docx": gettext_lazy("The letter for Word (DOCX)"),
    "txt": gettext_lazy("The letter as plain text"),
}
"""What each file's link says, by the ending of its name."""


@dataclass(frozen=True, kw_only=True)
class PublicFile:
    """A file: what its link says, where it is, and its media type."""

    words: str
    path: str
    media_type: str


def files_of(one: Published) -> Iterator[PublicFile]:
    """In the order of the page."""
    for kind, words in WORDS.items():
        yield PublicFile(words=str(words), path=file_path(one.letter, kind), media_type=CONTENT_TYPES[kind])
