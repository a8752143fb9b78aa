"""How long reading takes: the extraction against PDFium's own time for the bare text of the same pages, what the text
says against the extraction, and how many letters are read a second.

`python -m letters.reading.bench [FILE.pdf ...]`; without files, on a PDF of 300 dense pages that it makes.
"""

import gc
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pypdfium

from letters.reading.bounded import extract_bounded
from letters.reading.extract import extract
from letters.reading.read import read

BAR = 2.0
LETTERS_LEAST = 40
"""Replies of two pages read a second, from their text, on one core."""
PAGES, LINES, RUNS = 300, 58, 7
WORDS = (  # noqa: SIM905  plainer than a list of strings
    "the chief constable should make sure that officers and staff are trained in what this recommendation asks for and "
    "that the force has a record of who was trained when by whom and what came of it in each of its areas"
).split()


@dataclass(frozen=True, slots=True)
class Timing:
    """Least times in seconds, as whatever else the machine does only adds: PDFium's bare text, our extraction, that
    and what the text says, and the extraction in a process of its own."""

    bare: float
    ours: float
    whole: float
    bounded: float

    @property
    def ratio(self) -> float:
        return self.ours / self.bare

    @property
    def whole_ratio(self) -> float:
        return self.whole / self.ours


def measure(data: bytes, runs: int = RUNS) -> Timing:
    """Each way in turn, so that none pays for a slow moment."""
    ways: tuple[Callable[[bytes], object], ...] = (bare_text, extract, _whole, extract_bounded)
    times = [[_seconds(way, data) for way in ways] for _ in range(runs + 1)][1:]  # the first fills caches
    return Timing(*(min(column) for column in zip(*times, strict=True)))


def _whole(data: bytes) -> object:
    return read(extract(data))


def letters_a_second(runs: int = RUNS) -> float:
    """How many replies of two pages are read a second, from their text."""
    read(extract(two_pages(0).encode("utf-8")))
    times = []
    for run in range(1, runs + 1):
        letters = [extract(two_pages(10 * run + place).encode("utf-8")) for place in range(10)]
        start = time.process_time()
        for letter in letters:
            read(letter)
        times.append((time.process_time() - start) / 10)
    return 1 / min(times)


def two_pages(turn: int) -> str:
    """A generated reply of some 5,500 characters: eight recommendations, each with an answer of three sentences. Each
    turn has other sentences, so that nothing kept from one letter helps with the next."""
    words = WORDS[turn % len(WORDS) :] + WORDS[: turn % len(WORDS)]
    items = [
        f"Recommendation {number}: By 31 December 2024, {' '.join(WORDS[:22])} {words[number]} {turn}.\n\n"
        f"The force has begun part {turn} of this. {' '.join(words[8:40]).capitalize()}. "
        f"{' '.join(words[number:30]).capitalize()}, and it will be complete in the spring.\n\n"
        for number in range(1, 9)
    ]
    middle = f"{' '.join(words).capitalize()}.\n\n" * 4
    return (
        "Police and Crime Commissioner for Samplefordshire\n\n4 September 2024\n\nHome Secretary\n\n"
        "Dear Home Secretary\n\nGenerated: an inspection of samples\n\nThis report was published on 11 July 2024.\n\n"
        f"{middle}{''.join(items)}Yours sincerely\n\nSam Sample\nPolice and Crime Commissioner for Samplefordshire\n"
    )


def bare_text(data: bytes) -> int:
    """What anyone would write: each page's text, as PDFium gives it."""
    document = pypdfium.PdfDocument(data)
    letters = 0
    for page in document:
        text = page.get_textpage()
        letters += len(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return letters


def dense_pdf(pages: int = PAGES) -> bytes:
    """Pages full of generated words, with a head, a foot and a number each, in a font that every reader has."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>"]
    kids = []
    for number in range(1, pages + 1):
        content = _page_content(number)
        kids.append(f"{len(objects) + 2} 0 R")
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
        resources = "/Resources<</Font<</F 3 0 R>>>>/MediaBox[0 0 595 842]"
        objects.append(f"<</Type/Page/Parent 2 0 R{resources}/Contents {len(objects)} 0 R>>")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {pages}>>"
    return _file(objects)


def _page_content(number: int) -> str:
    lines = [f"1 0 0 1 60 810 Tm (Generated sample) Tj 1 0 0 1 290 30 Tm ({number}) Tj"]
    for line in range(LINES):
        step = number * 7 + line * 3
        words = " ".join(WORDS[(step + index * (1 + line % 5)) % len(WORDS)] for index in range(18))[:96]
        words = words.capitalize() if line % 8 == 0 else words
        lines.append(f"1 0 0 1 60 {780 - line * 12 - line // 8 * 6} Tm ({words}{'.' if line % 8 == 7 else ''}) Tj")
    return "BT /F 10 Tf " + "\n".join(lines) + " ET"


def _file(objects: list[str]) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("ascii")
    start = len(out)
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}".encode("ascii")
    out += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode("ascii")
    return bytes(out)


def _seconds(way: Callable[[bytes], object], data: bytes) -> float:
    gc.collect()
    start = time.perf_counter()
    way(data)
    return time.perf_counter() - start


def main(names: list[str]) -> bool:
    """Print a line a file; whether each is within the bar."""
    files = {name: Path(name).read_bytes() for name in names} or {f"{PAGES} dense pages": dense_pdf()}
    is_within = True
    for name, data in files.items():
        took = measure(data)
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        is_within = is_within and took.ratio <= BAR and took.whole_ratio <= BAR
        sys.stdout.write(
            f"{name}: {len(extract(data).text):,} characters; bare {took.bare:.3f} s, ours {took.ours:.3f} s, "
            f"{took.ratio:.2f} times (at most {BAR}); with what it says {took.whole:.3f} s, {took.whole_ratio:.2f} "
            f"times (at most {BAR}); in a process of its own {took.bounded:.3f} s, {memory:.0f} MB\n"
        )
    letters = letters_a_second()
    sys.stdout.write(f"replies of two pages: {letters:.0f} a second (at least {LETTERS_LEAST})\n")
    return is_within and letters >= LETTERS_LEAST


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1:]) else 1)
