"""What a page of the register would make, thing by thing."""

from datetime import date

import pytest

from recommendations.domain.register import read_register
from responses.intake.register.plan import Decisions, HeldUpdate, Standing, plan
from tests.responses.intake.register.pages import PAGE
from tracker.kit.chain import text_digest

TODAY = date(2024, 3, 1)
RESPONSE = 7
ABOUT = Decisions(matches={0: RESPONSE})
JANUARY, FEBRUARY = date(2024, 1, 12), date(2024, 2, 20)


def planned(page, decisions=ABOUT, held=()):
    [found] = plan(read_register(page), decisions, {RESPONSE: held}, TODAY)
    return found


def standings(page, decisions=ABOUT, held=()):
    return [line.standing for line in planned(page, decisions, held).lines]


def test_each_thing_said_is_an_update_of_its_day():
    assert [(line.day, line.status, line.note) for line in planned(PAGE).new] == [
        (JANUARY, "being-progressed", "A plan is made."),
        (FEBRUARY, "complete", "Seen at the revisit."),
        (FEBRUARY, "", "Closed."),
    ]


def test_a_page_with_the_newest_first_is_recorded_in_time():
    page = "".join(
        f"[on]{day}[status]complete[/status][comment]{words}[/comment][/on]"
        for day, words in (("20/02/2024", "d"), ("20/02/2024", "c"), ("12/01/2024", "b"), ("12/01/2024", "a"))
    )
    assert [line.note for line in planned(page).new] == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("held", "standing"),
    [
        ((JANUARY, "being-progressed", "A plan is made."), Standing.HELD),
        ((JANUARY, "being-progressed", ""), Standing.NEW),
        ((JANUARY, "complete", "A plan is made."), Standing.NEW),
        ((FEBRUARY, "being-progressed", "A plan is made."), Standing.NEW),
    ],
)
def test_what_is_held_is_not_recorded_again(held, standing):
    day, status, note = held
    assert standings(PAGE, held=[HeldUpdate(day, status, text_digest(note))])[0] == standing


def test_a_status_without_a_comment_is_held_by_any_update_of_that_day_that_gives_it():
    held = [HeldUpdate(JANUARY, "complete", text_digest("By hand."))]
    assert standings("[on]12/01/2024[status]complete[/status][/on]", held=held) == [Standing.HELD]


def test_what_the_page_says_twice_is_recorded_once():
    assert standings(2 * "[on]12/01/2024[status]complete[/status][/on]") == [Standing.NEW, Standing.TWICE]


@pytest.mark.parametrize(
    ("page", "decisions", "standing"),
    [
        ("[on]31/02/2024[status]complete[/status][/on]", ABOUT, Standing.NO_DAY),
        ("[on]02/03/2024[status]complete[/status][/on]", ABOUT, Standing.NOT_COME),
        ("[on]01/03/2024[status]complete[/status][/on]", ABOUT, Standing.NEW),
        ("[on]12/01/2024[status]closed[/status][/on]", ABOUT, Standing.NO_MEANING),
        ("[on]12/01/2024[/on]", ABOUT, Standing.EMPTY),
        ("[on]12/01/2024[status]complete[/status][/on]", Decisions(), Standing.LEFT),
        ("[on]31/02/2024[status]closed[/status][/on]", Decisions(), Standing.LEFT),
        (
            "[on]31/02/2024[status]closed[/status][/on]",
            Decisions(matches={0: RESPONSE}, left=frozenset({"0-0-0"})),
            Standing.LEFT,
        ),
    ],
)
def test_what_has_to_be_mended_or_left_out(page, decisions, standing):
    assert standings(page, decisions) == [standing]


def test_a_date_entered_by_hand_is_said_to_be():
    decisions = Decisions(matches={0: RESPONSE}, days={"0-0": JANUARY})
    [line] = planned("[on]12/2024[comment]Words.[/comment][/on]", decisions).new
    assert (line.day, line.internal_note) == (
        JANUARY,
        "The register’s page says “12/2024” for the date: the date was entered by hand.",
    )
    [line] = planned("[on][comment]Words.[/comment][/on]", decisions).new
    assert line.internal_note == "The register’s page gives no date: the date was entered by hand."


def test_a_certain_date_is_not_moved_by_hand():
    decisions = Decisions(matches={0: RESPONSE}, days={"0-0": FEBRUARY})
    assert [line.day for line in planned("[on]12/01/2024[comment]Words.[/comment][/on]", decisions).new] == [JANUARY]


@pytest.mark.parametrize(
    ("word", "means", "status", "note"),
    [
        ("Being Progressed", "", "being-progressed", "Words."),
        ("Closed", "complete", "complete", "Words.\n\nStatus in the register: “Closed”."),
        ("Closed", "says-nothing", "", "Words.\n\nStatus in the register: “Closed”."),
        ("Complete", "awaiting-review", "awaiting-review", "Words.\n\nStatus in the register: “Complete”."),
    ],
)  # fmt: skip
def test_a_word_is_kept_where_it_is_not_the_registers_own_for_what_it_means(word, means, status, note):
    decisions = Decisions(matches={0: RESPONSE}, words={word.lower(): means} if means else {})
    page = f"[on]12/01/2024[status]{word}[/status][comment]Words.[/comment][/on]"
    assert [(line.status, line.note) for line in planned(page, decisions).new] == [(status, note)]
