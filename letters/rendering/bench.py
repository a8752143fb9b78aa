"""How much of a letter's time is ours: our PDF against WeasyPrint's own time on the same HTML (`make bench`)."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from statistics import median

from letters.content import Letter, Letterhead, LetterItem
from letters.rendering.pdf import page_of, render_pdf, weasyprint_alone

BAR = 1.15


@dataclass(frozen=True)
class Timing:
    """Medians in seconds, over the same number of alternating runs."""

    ours: float
    weasyprint: float

    @property
    def ratio(self) -> float:
        return self.ours / self.weasyprint


def sample_letter(items: int = 12) -> Letter:
    """A generated letter that says so on each line that could be taken for someone's words."""
    return Letter(
        letterhead=Letterhead(body_name="Generated sample body", address=("Generated sample address",)),
        reference="SAMPLE-1",
        letter_date=date(2024, 1, 15),
        addressee_name="Generated sample addressee",
        salutation="Dear reader,",
        subject="A generated sample report that no inspectorate published",
        introduction="This letter is generated to measure how long a PDF takes. It answers nothing.",
        items=tuple(_sample_item(number) for number in range(1, items + 1)),
        closing="This letter is generated. No one signed it.",
        sign_off="Yours faithfully,",
        signatory_name="Generated sample signatory",
        copies=("Generated sample recipient",),
        dated=date(2024, 1, 15),
    )


def _sample_item(number: int) -> LetterItem:
    sentence = f"This sentence of generated answer {number} has the length of a sentence that a person would write. "
    return LetterItem(
        heading=f"Recommendation {number}",
        quoted_text=f"Generated recommendation {number}: by a date that is not given, someone should do something.",
        answer=f"{sentence * 5}\n\n{sentence * 4}\n\n- first generated point\n- second generated point",
    )


def measure(letter: Letter, runs: int) -> Timing:
    """Both ways in turn, and each first every other time, so that neither pays for the other or for a slow moment."""
    page = page_of(letter)
    ways: list[tuple[Callable[[], object], list[float]]] = [
        (lambda: render_pdf(letter), []),
        (lambda: weasyprint_alone(page), []),
    ]
    for run in range(runs + 1):
        for action, times in ways if run % 2 else reversed(ways):
            times.append(_seconds(action))
    (_ours, ours), (_alone, weasyprint) = ways
    return Timing(median(ours[1:]), median(weasyprint[1:]))  # the first of each fills caches


def _seconds(action: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    action()
    return time.perf_counter() - start
