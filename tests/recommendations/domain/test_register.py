"""Pages of the inspectorate's register, read: dates as written and as read, statuses, comments, and what is doubtful.

The pages are made up.
"""

from datetime import date

import pytest

from recommendations.domain.register import read_register
from recommendations.domain.register_dates import read_day
from recommendations.domain.register_values import Doubt, Number
from tests.recommendations.domain.register_pages import TWO_HISTORIES


def told(page):
    """Each entry of each history: the date as written, the day, the steps as (status, comment), the doubts."""
    return [[entry_told(entry) for entry in history.entries] for history in read_register(page).histories]


def entry_told(entry):
    steps = [(step.status and step.status.words, step.comment and step.comment.words) for step in entry.steps]
    return entry.written and entry.written.words, entry.day, steps, [*entry.doubts]


def only(page):
    [[entry]] = told(page)
    return entry


def left(page):
    return [page[span.start : span.end] for span in read_register(page).leftover]


def test_a_page_with_two_histories():
    page = read_register(TWO_HISTORIES)
    assert told(TWO_HISTORIES) == [
        [
            ("31/01/2020", date(2020, 1, 31), [("being-progressed", "A plan is made.")], []),
            ("1 March 2020", date(2020, 3, 1), [("complete", "Seen at the revisit."), (None, "Closed.")], []),
        ],
        [("2020-02-03", date(2020, 2, 3), [(None, "Evidence was asked for.")], [Doubt.NO_STATUS])],
    ]
    assert [history.numbers for history in page.histories] == [
        (Number("3", "recommendation"), Number("1234", "id")),
        (Number("2", "afi"),),
    ]
    assert page.histories[0].heading.words.endswith("\nBy 31 July 2024, chief constables should make up their minds.")
    assert left(TWO_HISTORIES) == ["Skip to content", "Back to top"]


A, B = date(2020, 1, 31), date(2020, 2, 3)
UNBALANCED = [Doubt.UNBALANCED]


@pytest.mark.parametrize(
    ("page", "entries"),
    [
        (
            "[on]31/01/2020[status]complete[on]03/02/2020[status]x[/status][/on]",
            [("31/01/2020", A, [("complete", None)], UNBALANCED), ("03/02/2020", B, [("x", None)], [])],
        ),
        (
            "[on]31/01/2020[status]complete[comment]Done[/on]",
            [("31/01/2020", A, [("complete", "Done")], UNBALANCED)],
        ),
        (
            "[on]31/01/2020[/on][status]complete[/status][comment]Done[/comment]",
            [("31/01/2020", A, [("complete", "Done")], UNBALANCED)],
        ),
        ("[on]31/01/2020 complete[/status][/on]", [("31/01/2020", A, [("complete", None)], UNBALANCED)]),
        (
            "[on]31/01/2020[status]complete[/status]Done[/comment][/on]",
            [("31/01/2020", A, [("complete", "Done")], UNBALANCED)],
        ),
        (
            "[on]31/01/2020[status]complete[/comment][/on]",
            [("31/01/2020", A, [("complete", None)], UNBALANCED)],
        ),
        ("[on]31/01/2020[status]complete", [("31/01/2020", A, [("complete", None)], UNBALANCED)]),
        (
            "[on]31/01/2020[status]complete[/status][/on][/on][on]03/02/2020[comment]x[/comment][/on]",
            [("31/01/2020", A, [("complete", None)], UNBALANCED), ("03/02/2020", B, [(None, "x")], [Doubt.NO_STATUS])],
        ),
        (
            "[on]31/01/2020[status]complete[/status][comment]Done[/comment",
            [("31/01/2020", A, [("complete", "Done[/comment")], UNBALANCED)],
        ),
        ("[status]complete[/status]", [(None, None, [("complete", None)], [Doubt.NO_DATE, Doubt.UNBALANCED])]),
    ],
)
def test_unbalanced_marks(page, entries):
    assert told(page) == [entries]
    assert left(page) == []


@pytest.mark.parametrize(
    ("inside", "steps"),
    [
        ("[comment]Why[/comment][status]complete[/status]", [("complete", "Why")]),
        ("[comment]A[/comment][comment]B[/comment][comment]C[/comment]", [(None, "A"), (None, "B"), (None, "C")]),
        (
            "[status]x[/status][comment]A[/comment][status]y[/status][comment]B[/comment]",
            [("x", "A"), ("y", "B")],
        ),
        ("[status]x[/status][status]y[/status]", [("x", None), ("y", None)]),
        ("[status] [/status][comment]\n[/comment]", []),
        ("[STATUS]x[/Status][ comment ]see [1], [sic][ /comment ]", [("x", "see [1], [sic]")]),
    ],
)
def test_what_is_said_on_a_day(inside, steps):
    date_said, day, found, doubts = only(f"[on]31/01/2020{inside}[/on]")
    assert (date_said, day, found) == ("31/01/2020", A, steps)
    expected = [] if any(status for status, _comment in steps) else [Doubt.NO_STATUS if steps else Doubt.NOTHING_SAID]
    assert doubts == expected


def test_words_in_an_entry_that_are_of_no_field_are_left_over_and_said():
    page = "[on]31/01/2020: being looked at[status]x[/status] and so on [/on]"
    assert only(page) == ("31/01/2020:", A, [("x", None)], [Doubt.LOOSE_WORDS])
    assert left(page) == ["being looked at", "and so on"]


def test_a_date_that_stands_behind_its_status():
    assert only("[on][status]x[/status]31/01/2020[/on]") == ("31/01/2020", A, [("x", None)], [])


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("31/01/2020", A),
        ("31.1.20", A),
        ("31-01-2020", A),
        ("2020-01-31", A),
        ("20200131", A),
        ("2020-01-31T10:15:00Z", A),
        ("31/01/2020 10:15", A),
        ("31 January 2020 at 10.15am", A),
        ("Friday 31st January 2020", A),
        ("Fri, 31 Jan 20", A),
        ("on 31 January, 2020", A),
        ("January 31, 2020", A),
        ("the 31st of January 2020", A),
        ("29/02/2020", date(2020, 2, 29)),
    ],
)
def test_days_as_the_british_write_them(words, day):
    found = read_day(words)
    assert (found.day, found.end, found.doubt) == (day, len(words), None)


@pytest.mark.parametrize(
    ("words", "doubt", "may_be"),
    [
        ("30/02/2020", Doubt.IMPOSSIBLE_DATE, ()),
        ("31 February 2020", Doubt.IMPOSSIBLE_DATE, ()),
        ("2021-02-29", Doubt.IMPOSSIBLE_DATE, ()),
        ("00/00/0000", Doubt.IMPOSSIBLE_DATE, ()),
        ("01/31/2020", Doubt.MONTH_FIRST, (A,)),
        ("January 2020", Doubt.NOT_A_DAY, ()),
        ("31 January", Doubt.NOT_A_DAY, ()),
        ("spring 2020", Doubt.NOT_A_DAY, ()),
        ("Monday 31 January 2020", Doubt.OTHER_WEEKDAY, (A,)),
        ("being progressed", Doubt.NOT_A_DATE, ()),
        ("31/01/2020x", Doubt.NOT_A_DATE, ()),
        ("", Doubt.NOT_A_DATE, ()),
    ],
)
def test_dates_that_name_no_certain_day(words, doubt, may_be):
    found = read_day(words)
    assert (found.day, found.doubt, found.may_be) == (None, doubt, may_be)


def test_a_page_with_one_date_month_first_makes_its_others_doubtful():
    """3 April or 4 March: the page does not say. 31/01 can be one day alone."""
    page = "".join(f"[on]{day}[status]x[/status][/on]" for day in ("02/13/2020", "03/04/2020", "31/01/2020"))
    assert [(entry[1], entry[3]) for entry in told(page)[0]] == [
        (None, [Doubt.MONTH_FIRST]),
        (None, [Doubt.EITHER_ORDER]),
        (A, []),
    ]
    assert read_register(page).histories[0].entries[1].may_be == (date(2020, 4, 3), date(2020, 3, 4))


@pytest.mark.parametrize(
    ("heading", "numbers"),
    [
        ("Recommendation 12", (Number("12", "recommendation"),)),
        ("Rec. 3.1: Do it", (Number("3.1", "recommendation"),)),
        ("Recommendation ID: 1234", (Number("1234", "id"),)),
        ("ID 77", (Number("77", "id"),)),
        ("#9", (Number("9"),)),
        ("• 5. Forces should act.", (Number("5"),)),
        ("42\tForces should act.", (Number("42"),)),
        ("42", (Number("42"),)),
        ("Cause of concern 1\nID 5", (Number("1", "cause-of-concern"), Number("5", "id"))),
    ],
)
def test_the_numbers_of_a_history(heading, numbers):
    page = f"Menu\n{heading}\n[on]31/01/2020[status]x[/status][/on]"
    [history] = read_register(page).histories
    assert (history.heading.words, history.numbers) == (heading, numbers)
    assert left(page) == ["Menu"]


@pytest.mark.parametrize("between", ["31 January 2020", "and so on", "12 officers were trained", "31/01/2020 10:15"])
def test_words_that_begin_no_history(between):
    page = f"4.\n[on]31/01/2020[status]x[/status][/on]\n{between}\n[on]03/02/2020[status]y[/status][/on]"
    assert [len(history.entries) for history in read_register(page).histories] == [2]
    assert left(page) == [between]


def test_a_page_without_marks_is_left_over_whole():
    assert (read_register("Nothing here.").histories, left("Nothing here. ")) == ((), ["Nothing here."])
