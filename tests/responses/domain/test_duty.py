"""Proof of duty: each part of section 55, its day and how it stands.

The firearms report was published on 11 July 2023; its last lawful day was 4 September 2023.
"""

from dataclasses import replace
from datetime import date

import pytest

from responses.domain.clock import ClockRule, Timeliness
from responses.domain.duty import DutyFacts, Part, PartShown, Standing, counts, is_proven, parts

LAST_DAY = date(2023, 9, 4)
TODAY = date(2023, 9, 12)
DONE = DutyFacts(
    rule=ClockRule.SECTION_55,
    report_published_on=date(2023, 7, 11),
    due_on=LAST_DAY,
    is_issued=True,
    letter_date=date(2023, 8, 30),
    invited_on=date(2023, 7, 12),
    comments_received_on=date(2023, 8, 1),
    has_comments=True,
    has_reply_to_comments=True,
    published_on=date(2023, 9, 1),
    answered=7,
    of=7,
    copied_to_inspectors_on=date(2023, 9, 2),
    copied_to_secretary_on=date(2023, 9, 20),
)
NOTHING = DutyFacts(rule=ClockRule.SECTION_55, report_published_on=date(2023, 7, 11), due_on=LAST_DAY, of=7, answered=0)


def of(part: Part, facts: DutyFacts, today: date = TODAY) -> PartShown:
    return next(one for one in parts(facts, today) if one.part == part)


def test_all_parts_done_in_time():
    found = parts(DONE, date(2023, 9, 21))
    assert [(one.part.value, one.standing.value, one.on, one.provision) for one in found] == [
        ("invitation", "done", date(2023, 7, 12), "s.55(4)"),
        ("body-comments", "done", date(2023, 9, 1), "s.55(5)(a)"),
        ("chief-officer-comments", "done", date(2023, 9, 1), "s.55(5)(b)"),
        ("reply-to-comments", "done", date(2023, 9, 1), "s.55(5)(c)"),
        ("in-time", "done", date(2023, 9, 1), "s.55(5A)"),
        ("each-recommendation", "done", date(2023, 8, 30), "s.55(5B)"),
        ("copy-to-inspectors", "done", date(2023, 9, 2), "s.55(6)"),
        ("copy-to-secretary", "done", date(2023, 9, 20), "s.55(6)"),
    ]
    assert is_proven(found)


def test_nothing_done_yet_is_to_do_and_overdue_only_after_the_last_day():
    on_last_day = parts(NOTHING, LAST_DAY)
    assert {one.standing for one in on_last_day} == {Standing.TO_DO, Standing.NOT_NEEDED}
    assert of(Part.IN_TIME, NOTHING, LAST_DAY).standing is Standing.TO_DO
    late = of(Part.IN_TIME, NOTHING, date(2023, 9, 5))
    assert (late.standing, late.days) == (Standing.OVERDUE, 1)
    assert not is_proven(on_last_day)


@pytest.mark.parametrize(
    ("published_on", "standing", "days"),
    [
        (date(2023, 7, 11), Standing.DONE, 0),
        (date(2023, 9, 4), Standing.DONE, 0),
        (date(2023, 9, 5), Standing.LATE, 1),
        (date(2023, 9, 12), Standing.LATE, 8),
        (date(2023, 9, 13), Standing.NOT_RECORDED, 0),
    ],
)
def test_publication_alone_proves_that_it_was_in_time(published_on, standing, days):
    """A publication that is yet to come has not happened."""
    found = of(Part.IN_TIME, replace(DONE, published_on=published_on))
    assert (found.standing, found.days) == (standing, days)


def test_an_adopted_reply_infers_nothing():
    """What West Mercia's letter shows: a date on the last lawful day, and no more."""
    adopted = DutyFacts(
        rule=ClockRule.SECTION_55,
        report_published_on=date(2023, 7, 11),
        due_on=LAST_DAY,
        is_adopted=True,
        is_issued=True,
        letter_date=LAST_DAY,
        answered=7,
        of=12,
    )
    assert {one.part: one.standing for one in parts(adopted, TODAY)} == dict.fromkeys(Part, Standing.NOT_RECORDED)
    each = of(Part.EACH_RECOMMENDATION, adopted)
    assert (each.count, each.of) == (7, 12)


@pytest.mark.parametrize(
    ("facts", "comments", "reply"),
    [
        ({"no_comments_on": date(2023, 8, 2)}, Standing.NOT_NEEDED, Standing.NOT_NEEDED),
        ({"comments_wanted_by": date(2023, 9, 11)}, Standing.NOT_NEEDED, Standing.NOT_NEEDED),
        ({"comments_wanted_by": date(2023, 9, 12)}, Standing.TO_DO, Standing.NOT_NEEDED),
        ({"has_comments": True}, Standing.DONE, Standing.NOT_NEEDED),
        ({"has_comments": True, "published_on": None}, Standing.TO_DO, Standing.TO_DO),
        ({"has_comments": True, "has_reply_to_comments": True}, Standing.DONE, Standing.DONE),
    ],
)
def test_comments_are_published_if_there_are_any(facts, comments, reply):
    bare = replace(DONE, comments_received_on=None, has_comments=False, has_reply_to_comments=False)
    held = replace(bare, **facts)
    assert of(Part.CHIEF_OFFICER_COMMENTS, held).standing is comments
    assert of(Part.REPLY_TO_COMMENTS, held).standing is reply


def test_a_copy_is_sent_or_not_and_never_late():
    found = of(Part.COPY_TO_SECRETARY, replace(DONE, copied_to_secretary_on=date(2024, 5, 1)), date(2024, 5, 2))
    assert (found.standing, found.days) == (Standing.DONE, 0)
    assert of(Part.COPY_TO_INSPECTORS, replace(DONE, copied_to_inspectors_on=None)).standing is Standing.TO_DO


def test_a_report_without_the_duty_has_no_parts():
    assert parts(replace(DONE, rule=ClockRule.NONE), TODAY) == ()
    assert not is_proven(())


@pytest.mark.parametrize("part", [Part.EACH_RECOMMENDATION, Part.COPY_TO_SECRETARY])
def test_one_part_that_is_open_leaves_the_duty_unproven(part):
    facts = {Part.EACH_RECOMMENDATION: {"answered": 6}, Part.COPY_TO_SECRETARY: {"copied_to_secretary_on": None}}[part]
    found = parts(replace(DONE, **facts), TODAY)
    assert [one.part for one in found if one.standing is Standing.TO_DO] == [part]
    assert not is_proven(found)


def test_the_record_counts_all_three():
    found = [Timeliness.IN_TIME, Timeliness.LATE, Timeliness.IN_TIME, Timeliness.RUNNING]
    assert counts(found) == {Timeliness.IN_TIME: 2, Timeliness.LATE: 1, Timeliness.NOT_PROVEN: 0}
