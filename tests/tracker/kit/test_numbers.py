"""Numbers stand grouped wherever a page or a letter says them, days above all: "Overdue by 1,181 days"."""

import re
from pathlib import Path

from django.utils.translation import override

from responses.domain.clock import Finding, LetterDated, Timeliness, phrase
from responses.domain.duty import Part, PartShown, Standing
from responses.replies.proof_words import standing_words
from tracker.kit.numbers import grouped

ROOT = Path(__file__).resolve().parents[3]
BARE = re.compile(r"%\(days(?:_said)?\)d|\{days\}")
"""A number of days put in words as it comes."""


def test_a_number_is_grouped_by_thousands():
    assert [grouped(number) for number in (0, 999, 1181, 1_234_567)] == ["0", "999", "1,181", "1,234,567"]


def test_days_are_grouped_in_every_finding():
    said = {phrase(Finding(code, 1181)) for code in (Timeliness.OVERDUE, Timeliness.LATE, Timeliness.RUNNING)}
    assert said == {"Overdue by 1,181 days", "Late by 1,181 days", "1,181 days left"}
    assert phrase(Finding(LetterDated.AFTER, 1181)) == "Dated 1,181 days after the last lawful day"


def test_days_are_grouped_in_the_proof_of_duty_in_both_languages():
    late = PartShown(part=Part.IN_TIME, standing=Standing.OVERDUE, days=1181)
    assert standing_words(late) == "Overdue by 1,181 days"
    with override("cy"):
        assert "1,181" in standing_words(late)


def test_no_words_take_days_as_they_come():
    packages = ("forces", "letters", "recommendations", "responses", "tracker", "templates")
    files = [path for name in packages for path in (ROOT / name).rglob("*") if path.suffix in {".py", ".html", ".txt"}]
    assert [str(path) for path in files if BARE.search(path.read_text(encoding="utf-8"))] == []
    assert BARE.search('ngettext("%(days)d day", "%(days)d days", days)')
