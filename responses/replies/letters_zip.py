"""All of a report's letters that a person may see, as one ZIP file that is sent while it is made.

How far it is stands in the shared cache, for the page that says so: one number for each person and report.
"""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace

from django.core.cache import cache

from letters.rendering.coverage import LetterNotPrintable
from responses.replies.letter_files import letters_made
from responses.replies.models import Reply

KEPT_SECONDS = 3600
DATED = (1980, 1, 1, 0, 0, 0)
"""The date of each file in the ZIP: no clock goes into its bytes."""
NOT_PRINTED = "NOT-PRINTED.txt"


@dataclass(frozen=True)
class Progress:
    """How far a file is. done: letters of the `of` asked for that were dealt with; refused: those of them that cannot
    be printed; stopped: the download ended before the file was whole."""

    of: int
    done: int = 0
    refused: int = 0
    stopped: bool = False

    @property
    def inside(self) -> int:
        return self.done - self.refused

    @property
    def is_over(self) -> bool:
        return self.done == self.of


def progress_of(key: str) -> Progress | None:
    """How far the last download under the key is; None where there was none within the hour."""
    kept = cache.get(key)
    return Progress(**kept) if kept else None


def keep_progress(key: str, progress: Progress) -> None:
    cache.set(key, asdict(progress), KEPT_SECONDS)


def zip_of(replies: Mapping[str, Reply], kind: str, key: str, log: Callable[[Reply, str], None]) -> Iterator[bytes]:
    """The ZIP in pieces, a letter at a time, by the names that the files shall have.

    A letter that can't be printed is named, with why, in a text file within it. `log` is told of each that goes out.
    """
    progress = Progress(of=len(replies))
    keep_progress(key, progress)
    try:
        yield b""  # the browser has the head at once, so that its person can go and see how far it is
        for piece, refused in _pieces(replies, kind, log):
            progress = replace(progress, done=min(progress.done + 1, progress.of), refused=refused)
            keep_progress(key, progress)
            yield piece
    finally:
        if not progress.is_over:
            keep_progress(key, replace(progress, stopped=True))


def _pieces(replies: Mapping[str, Reply], kind: str, log: Callable[[Reply, str], None]) -> Iterator[tuple[bytes, int]]:
    """One piece for each letter, and the end; each with how many were refused until then."""
    buffer, refused = _Unseekable(), list[str]()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, made in letters_made(replies, kind):
            if isinstance(made, LetterNotPrintable):
                refused.append(f"{name}: {made}")
            else:
                archive.writestr(zipfile.ZipInfo(f"{name}.{kind}", DATED), made, zipfile.ZIP_DEFLATED)
                log(replies[name], f"{name}.{kind}")
            yield buffer.taken(), len(refused)
        if refused:
            archive.writestr(zipfile.ZipInfo(NOT_PRINTED, DATED), "\n\n".join(refused))
    yield buffer.taken(), len(refused)


class _Unseekable(io.RawIOBase):
    """What the ZIP writes into: bytes that are taken away as they come, so that no file is ever whole in memory."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._pieces.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)
