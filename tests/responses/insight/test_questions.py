"""The questions in the database's words and the rules in Python's say the same; each answers to the day."""

from datetime import date, timedelta

import pytest
from django.db.models import Q

from responses.domain.status import RAG_PRESETS, Fact, ForceSays, Progress, Status, facts_on, parse_rag_rules, rag
from responses.insight import filters
from responses.insight.questions import FACT_Q, FILTERS, STANDINGS, Standpoint, rag_colour, standing, where
from responses.record.models import Position
from tests import builders
from tests.responses.insight.cases import DAY, every_case

pytestmark = pytest.mark.django_db


def keys(found) -> set[int]:
    return set(found.values_list("pk", flat=True))


def asked(day: date = DAY, **values) -> set[int]:
    return keys(Position.objects.current().filter(where(values, Standpoint(day))))


@pytest.fixture
def body():
    return builders.one_body()


@pytest.fixture
def rows(body) -> list[Position]:
    return every_case()


def facts(row: Position, day: date = DAY) -> frozenset[Fact]:
    return facts_on(Status(row.status), row.due_on, row.target_on, day)


def test_each_fact_is_the_same_in_the_database_and_in_the_rules(rows):
    assert set(FACT_Q) == set(Fact)
    for fact in Fact:
        expected = {row.pk for row in rows if fact in facts(row)}
        assert keys(Position.objects.filter(FACT_Q[fact](DAY))) == expected, fact
        assert expected, f"no case has {fact}"
        assert len(expected) < len(rows), f"every case has {fact}"


@pytest.mark.parametrize("preset", sorted(RAG_PRESETS))
def test_each_colour_is_the_same_in_the_database_and_in_the_rules(body, rows, preset):
    rules = parse_rag_rules(RAG_PRESETS[preset])
    at = Standpoint(DAY, {body.pk: rules})
    in_database = dict(Position.objects.annotate(colour=rag_colour(at)).values_list("pk", "colour"))
    in_rules = {row.pk: rule.colour.value if (rule := rag(rules, facts(row))) else "" for row in rows}
    assert in_database == in_rules
    assert set(in_database.values()) == {rule.colour.value for rule in rules}
    for colour in set(in_rules.values()):
        expected = {pk for pk, held in in_rules.items() if held == colour}
        assert keys(Position.objects.filter(where({"rag": colour}, at))) == expected


def test_each_body_colours_its_own_rows_by_its_own_rules(body):
    essex = builders.one_force("essex", "Essex Police")
    other = builders.one_body(essex, slug="essex-pfcc", name="Essex", preset="city-of-london")
    builders.opened(builders.a_report(1))
    Position.objects.update(status=Status.WAITING, is_open=True)
    rules = {one.pk: parse_rag_rules(one.rag_rules) for one in (body, other)}
    found = dict(Position.objects.annotate(colour=rag_colour(Standpoint(DAY, rules))).values_list("body", "colour"))
    assert found == {body.pk: "amber", other.pk: "white"}


def test_a_body_without_rules_has_no_colour(rows):
    assert set(Position.objects.annotate(colour=rag_colour(Standpoint(DAY))).values_list("colour", flat=True)) == {""}


def test_standings_share_out_every_row_once(rows):
    at = Standpoint(DAY)
    words = dict(Position.objects.annotate(word=standing(at)).values_list("pk", "word"))
    assert set(words.values()) == set(STANDINGS)
    shares = [keys(Position.objects.filter(where({"standing": name}, at))) for name in STANDINGS]
    assert sum(map(len, shares)) == len(rows)
    assert set.union(*shares) == {row.pk for row in rows}
    late = {row.pk for row in rows if Fact.PAST_DEADLINE in facts(row)}
    assert asked(standing="past-deadline") == late == asked(past_deadline=True)


def test_past_and_due_turn_on_the_day(body):
    [response] = builders.opened(builders.a_report([builders.Asked("1", "By 29 February 2024, forces should act.")]))
    one = {response.positions.get().pk}
    eve, next_day = DAY - timedelta(days=1), DAY + timedelta(days=1)
    assert (asked(DAY, past_deadline=True), asked(next_day, past_deadline=True)) == (set(), one)
    assert (asked(DAY, due_within=0), asked(eve, due_within=0), asked(next_day, due_within=90)) == (one, set(), set())
    assert asked(DAY - timedelta(days=30), due_within=30) == one
    assert asked(DAY - timedelta(days=31), due_within=30) == set()
    builders.record(response, on=date(2024, 1, 2), target_on=eve)
    one = {response.positions.get(is_current=True).pk}
    assert (asked(eve, past_target=True), asked(DAY, past_target=True)) == (set(), one)
    builders.record(response, on=date(2024, 1, 3), progress=Progress.COMPLETE)
    assert (
        asked(next_day, past_deadline=True) == asked(next_day, past_target=True) == asked(eve, due_within=30) == set()
    )


def test_with_immediate_effect_is_never_past_the_deadline(body):
    builders.opened(builders.a_report([builders.Asked("1", "With immediate effect, forces should act.")]))
    assert asked(date(2033, 1, 1), past_deadline=True) == set()


def test_every_filter_asks_for_exactly_its_rows(body):
    text = [
        builders.Asked("1", "Train everyone.", theme="Training"),
        builders.Asked("1", "Answer calls.", kind="afi"),
    ]
    first, second = builders.opened(builders.a_report(text))
    [third] = builders.opened(builders.a_report(1, title="Another report"))
    builders.record(first, on=DAY, owner="Jo", force_says=ForceSays.DONE)
    builders.record(second, on=DAY, progress=Progress.WAITING, waiting_on="College", waiting_for="words", review_on=DAY)
    one, two, three = (each.positions.get(is_current=True) for each in (first, second, third))
    assert asked(report="hmicfrs/a-report") == asked(report=str(one.report_id)) == {one.pk, two.pk}
    assert asked(report="hmicfrs/another-report") == {three.pk}
    assert asked(kind="afi") == {two.pk}
    assert asked(theme="Training") == {one.pk}
    assert asked(owner="Jo") == {one.pk}
    assert asked(waiting_on="College") == {two.pk}
    assert asked(status=("awaiting-sign-off",)) == {one.pk}
    assert asked(status=("awaiting-sign-off", "not-started")) == {one.pk, three.pk}
    assert (
        asked(force="west-mercia") == asked(body="west-mercia-pcc") == asked(applies=True) == {one.pk, two.pk, three.pk}
    )
    assert asked(force="west-mercia", kind="afi", owner="Jo") == set()
    assert where({}, Standpoint(DAY)) == Q()


def test_every_question_can_be_asked_in_the_address():
    assert [each.name for each in filters.FILTERS] == list(dict.fromkeys(each.name for each in filters.FILTERS))
    assert {each.name for each in filters.FILTERS} == set(FILTERS)
    assert set(filters.STANDING_WORDS) == set(STANDINGS)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("rota", {"1"}),
        ("ROTA region", {"1"}),
        ("rota calls", set()),
        ("2", {"2"}),
        ("recommendation 2", {"2"}),
        ("spotlight", {"1", "2"}),
        ("chief", {"1"}),
        ("Bright", {"1"}),
        ("armoury", {"2"}),
        ("100%", set()),
        ("funding", set()),
    ],
)
def test_words_must_all_occur_somewhere(body, words, found):
    text = [
        builders.Asked("1", "Set up a rota for the region.", addressee="chief constables"),
        builders.Asked("2", "Answer calls in 10 seconds."),
    ]
    first, second = builders.opened(builders.a_report(text, title="A spotlight report"))
    builders.record(first, on=DAY, owner="Jo Bright", body_action="We pay for it from the funding round.")
    builders.record(second, on=DAY, force_action="An armoury was built.")
    rows = Position.objects.current().filter(where({"q": words}, Standpoint(DAY)))
    assert set(rows.values_list("response__recommendation__number", flat=True)) == found


def test_the_bodys_unissued_words_are_searched_for_its_own_people_alone(body):
    [response] = builders.opened(builders.a_report(1))
    builders.record(response, on=DAY, body_action="We hold the chief constable to account in private.")
    asks = where({"q": "private"}, Standpoint(DAY, internal_bodies=frozenset({body.pk})))
    assert Position.objects.current().filter(asks).count() == 1
    assert Position.objects.current().filter(where({"q": "private"}, Standpoint(DAY))).count() == 0
    builders.record(response, on=DAY, body_action="", no_action_reason="It is private work of the College.")
    assert Position.objects.current().filter(asks).count() == 1
    assert Position.objects.current().filter(where({"q": "private"}, Standpoint(DAY))).count() == 0
    elsewhere = Standpoint(DAY, internal_bodies=frozenset({body.pk + 1}))
    assert Position.objects.current().filter(where({"q": "private"}, elsewhere)).count() == 0
