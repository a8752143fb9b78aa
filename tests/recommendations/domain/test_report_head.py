"""What the first lines of a pasted text say of the report itself."""

from datetime import date

import pytest

from recommendations.domain.report_head import Head, read_head
from recommendations.domain.split import split

FINDING = "\n\nRecommendation 1\nBy 31 July 2024, forces should count the radios.\n"
TITLE = "How well forces count their radios"
DAY = date(2023, 7, 11)


def head_of(text: str) -> tuple[str, date | None]:
    head = read_head(text, split(text).leftover)
    return head.title, head.published_on


@pytest.mark.parametrize(
    ("text", "title", "published_on"),
    [
        (f"{TITLE}\nPublished on: 11 July 2023", TITLE, DAY),
        (f"{TITLE}\nPublished 11 July 2023", TITLE, DAY),
        (f"{TITLE}\nPublished on 11th July 2023", TITLE, DAY),
        (f"{TITLE}\nFirst published: 11/07/2023", TITLE, DAY),
        (f"{TITLE}\nPublication date: Tuesday 11 July 2023", TITLE, DAY),
        (f"{TITLE}\nDate of publication - 11 July 2023", TITLE, DAY),
        (f"{TITLE}\n11 July 2023", TITLE, DAY),
        (f"11 July 2023\n{TITLE}", TITLE, DAY),
        (f"# {TITLE}\n**Published on: 11 July 2023**", TITLE, DAY),
        (f"Home\nPublications\n{TITLE}\nPublished on: 11 July 2023\nContents", TITLE, DAY),
        (f"https://example.org/radios\nPrint this page\n{TITLE}", TITLE, None),
        (f"Title: {TITLE}\nDate: 11 July 2023", TITLE, DAY),
        (f"{TITLE}", TITLE, None),
        (f"{TITLE}\nPublished in July 2023", TITLE, None),
        (f"{TITLE}\nPublished 31 February 2023", TITLE, None),
        (f"{TITLE}\nBy 11 July 2023 all was well.", TITLE, None),
        ("This is a sentence about radios.\nPublished on: 11 July 2023", "", DAY),
        ("Recommendations", "", None),
        ("Radios", "", None),
        ("Published on: 11 July 2023\nPublished on: 12 July 2023", "", DAY),
        ("", "", None),
    ],
)
def test_what_stands_before_the_first_finding_is_read(text: str, title: str, published_on: date | None):
    assert head_of(text + FINDING) == (title, published_on)


def test_what_stands_after_a_finding_is_no_head():
    assert head_of(f"{FINDING.strip()}\n\n\n{TITLE}\nPublished on: 11 July 2023\n") == ("", None)


def test_a_title_over_two_blanks_is_one():
    assert head_of("How  well forces\tcount their radios" + FINDING)[0] == TITLE


def test_a_head_is_short():
    noise = "\n".join(f"https://example.org/{number}" for number in range(30))
    assert head_of(f"{noise}\n{TITLE}{FINDING}") == ("", None)


def test_the_lines_that_were_read_are_named_so_that_they_are_not_called_left_over():
    text = f"{TITLE}\nAn introduction.\nPublished on: 11 July 2023{FINDING}"
    head = read_head(text, split(text).leftover)
    assert [text[span.start : span.end] for span in head.spans] == [TITLE, "Published on: 11 July 2023"]


def test_nothing_is_read_from_nothing():
    assert read_head("", ()) == Head()
