"""Allocating from the list: what is chosen, what the preview says, and that only what was seen is changed."""

from datetime import date
from urllib.parse import parse_qs, urlencode

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext

from forces.roles import Role
from responses.domain.status import Progress
from responses.record.forms import chosen
from responses.record.models import Batch, Position, Response
from tests import builders
from tests.responses.insight.cases import DAY
from tests.responses.record.forms_as_sent import as_sent, boxes, problems, text_of
from tests.tracker.markup import read

pytestmark = pytest.mark.django_db
PAGE = "/allocate/"
LIST = "/recommendations/"
TARGET, LATER = date(2024, 6, 30), date(2024, 9, 30)


@pytest.fixture
def body():
    return builders.one_body()


@pytest.fixture
def responses(body):
    return builders.opened(builders.a_report(4, title="Radios"))


@pytest.fixture
def person(body):
    return builders.officer(body)


@pytest.fixture
def officer(person, as_person):
    return as_person(person)


def opened(client, rows, **more):
    return client.get(PAGE, {"response": [row.pk for row in rows], **more})


def sent(page, step="preview", **typed) -> dict[str, str]:
    return as_sent(page.context["form"], **typed) | {"step": step, "back": page.context["back"]}


def carried(page, step: str) -> dict[str, str]:
    """What a browser sends from the preview: its hidden fields."""
    form = next(form for form in read(page.content.decode()).all("form") if form.attributes.get("action") == PAGE)
    hidden = {one.attributes["name"]: one.attributes["value"] for one in form.all("input", type="hidden")}
    return {name: value for name, value in hidden.items() if name != "csrfmiddlewaretoken"} | {"step": step}


def previewed(client, rows, **typed):
    page = client.post(PAGE, sent(opened(client, rows), **typed))
    assert page.status_code == 200
    return page


def said(page) -> list[str]:
    return [str(message) for message in get_messages(page.wsgi_request)]


def owners() -> list[str]:
    return list(Position.objects.current().order_by("response").values_list("owner", flat=True))


class TestChoosing:
    def test_each_row_of_the_list_has_a_box_with_a_name(self, responses, officer):
        page = read(officer.get(f"{LIST}?status=not-started&sort=deadline").content.decode())
        ticked = page.all("input", name="response")
        assert [box.attributes["value"] for box in ticked] == [str(row.pk) for row in responses]
        labels = [label.text for label in page.all("label", for_=ticked[0].attributes["id"])]
        assert labels == ["Choose Recommendation 1 of Radios, West Mercia Police"]
        assert page.one("input", name="filter").attributes["value"] == "?status=not-started&sort=deadline"
        assert page.one("label", for_="choose-all").text == "Choose all 4 that are filtered, on every page"
        buttons = {one.text: one.attributes.get("formaction") for one in page.one("main").all("button")}
        assert buttons == {"Apply filters": None, "Allocate": None, "Add a scrutiny entry": "/scrutiny/new/"}

    @pytest.mark.parametrize("role", [Role.OFFICE_HOLDER, Role.READER, Role.LIAISON])
    def test_who_may_not_change_anything_has_no_boxes(self, responses, body, as_person, role):
        of = {"force": responses[0].force} if role == Role.LIAISON else {"body": body}
        page = as_person(builders.member(role, **of)).get(LIST)
        markup = read(page.content.decode())
        assert markup.all("input", name="response") == markup.all("input", name="all") == []
        assert page.context["count"] == 4

    def test_only_their_own_rows_have_boxes_where_a_person_also_reads_elsewhere(self, responses, person, officer):
        kent = builders.one_force("kent", "Kent Police")
        kents = builders.one_body(kent, slug="kent-pcc", name="PCC for Kent")
        builders.member(Role.READER, body=kents, email=person.email)
        theirs = [row for row in builders.opened(builders.a_report(1, title="More")) if row.force == kent]
        page = officer.get(LIST)
        ticked = {box.attributes["value"] for box in read(page.content.decode()).all("input", name="response")}
        assert page.context["count"] == 6
        assert len(ticked) == 5
        assert str(theirs[0].pk) not in ticked
        assert "Choose all that are filtered and yours to change, on every page" in text_of(page)
        assert opened(officer, theirs).status_code == 404
        everything = officer.get(PAGE, {"all": "1", "filter": "?"})
        assert {row.force.slug for row in everything.context["rows"]} == {"west-mercia"}
        assert len(everything.context["rows"]) == 5

    def test_the_filter_is_resolved_to_rows_when_the_form_opens(self, responses, officer):
        builders.record(responses[2], on=DAY, progress=Progress.PLANNED)
        page = officer.get(PAGE, {"all": "1", "filter": "?status=not-started", "response": [responses[2].pk]})
        rows = [responses[0], responses[1], responses[3]]
        assert [row.response for row in page.context["rows"]] == rows
        assert read(page.content.decode()).one("h1").text == "Allocate 3 recommendations"
        assert page.context["form"]["chosen"].value() == ",".join(str(row.pk) for row in rows)

    def test_nothing_chosen_leads_back_to_the_list_and_says_so(self, responses, officer):
        page = officer.get(PAGE, {"back": f"{LIST}?page=2"})
        assert (page.status_code, page["Location"]) == (302, f"{LIST}?page=2")
        assert said(page) == ["No recommendation is chosen. Tick at least one, or tick the box for all of them."]
        assert officer.get(PAGE, {"back": "//evil.example/"})["Location"] == LIST

    def test_a_filter_that_is_no_longer_known_chooses_nothing(self, responses, officer):
        """It would be left out of the list, which would then hold more than the person saw."""
        page = officer.get(PAGE, {"all": "1", "filter": "?report=hmicfrs/gone"})
        assert (page.status_code, page["Location"]) == (302, LIST)
        assert said(page) == ["The filters have changed meanwhile. Look at the list again, then choose."]

    def test_too_many_are_refused_by_number(self, responses, officer, monkeypatch):
        monkeypatch.setattr("responses.insight.choosing.MOST", 3)
        page = officer.get(PAGE, {"all": "1", "filter": ""})
        assert said(page) == ["4 are chosen: at most 3 can be changed in one step. Filter the list further."]
        assert chosen.MOST == 1000

    def test_rows_of_two_bodies_are_refused(self, responses, person, officer):
        kent = builders.one_force("kent", "Kent Police")
        builders.member(Role.OFFICER, body=builders.one_body(kent, slug="kent-pcc", name="PCC"), email=person.email)
        builders.opened(builders.a_report(1, title="More"))
        page = officer.get(PAGE, {"all": "1", "filter": ""})
        assert said(page) == [
            "These belong to more than one local policing body. Filter the list by one of them, then choose."
        ]
        assert officer.get(PAGE, {"all": "1", "filter": "?body=kent-pcc"}).status_code == 200

    @pytest.mark.parametrize("pk", ["0", "999999", "9" * 30, "x", "²", "-1", ""])
    def test_what_is_not_there_is_not_found(self, responses, officer, pk):
        assert officer.get(PAGE, {"response": [responses[0].pk, pk]}).status_code == 404

    @pytest.mark.parametrize("value", ["", "x", "1,x", "1:", ":1", "9" * 30, ",".join(map(str, range(1, 1002)))])
    def test_a_choice_that_cannot_be_read_is_refused(self, responses, officer, value):
        page = officer.post(PAGE, sent(opened(officer, responses), owner="Jo") | {"chosen": value})
        assert page.status_code == 200
        assert [words.partition(".")[0] for words in problems(page)] in (
            ["No recommendation is chosen"],
            ["Which recommendations were chosen can no longer be read"],
        )
        assert page.context["form"]["owner"].value() == "Jo"


class TestForm:
    def test_nothing_is_chosen_to_change_at_first(self, responses, officer):
        page = opened(officer, responses[:1])
        form = page.context["form"]
        shown = {name: form[name].value() for name in ("owner", "target_on", "reason", "applies", "applies_reason")}
        assert shown == {"owner": None, "target_on": None, "reason": None, "applies": "", "applies_reason": None}
        assert [(value, str(words)) for value, words in form.fields["applies"].choices] == [
            ("", "Leave each as it is"),
            ("yes", "For us"),
            ("no", "Not for us"),
        ]
        assert "Recommendation 1, Radios, West Mercia Police" in text_of(page)

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            (
                {"reason": "Why not."},
                [
                    "Nothing to change is entered. Enter an owner or a target date, or say whether they are for us."
                ],
            ),
            ({"owner": "x" * 101}, ["Owner must be 100 characters or fewer: it has 101."]),
            (
                {"target_on": (31, 2, 2024)},
                [
                    "Our target date must be a real date: 31 February 2024 is not one. Enter a date such as 27 3 2024."
                ],
            ),
            ({"applies": "no"}, ["Enter why they are not for us. The reason is printed in the letter."]),
            ({"applies": "perhaps"}, ["Select a valid choice. perhaps is not one of the available choices."]),
        ],
    )  # fmt: skip
    def test_mistakes_are_named_and_all_that_was_typed_stays(self, responses, officer, typed, said):
        typed = {"reason": "It is agreed.", **typed}
        page = officer.post(PAGE, sent(opened(officer, responses), **typed))
        assert page.status_code == 200
        assert problems(page) == said
        form = page.context["form"]
        assert [form[name].value() for name in typed] == [
            [str(part) for part in value] if isinstance(value, tuple) else value for value in typed.values()
        ]
        assert form["chosen"].value() == ",".join(str(row.pk) for row in responses)


class TestPreview:
    def test_it_says_what_changes_in_each_and_what_is_left_out(self, responses, officer):
        builders.record(responses[0], on=DAY, owner="Sam Short")
        builders.record(responses[1], on=DAY, owner="Jo Bright", target_on=LATER)
        builders.record(responses[2], on=DAY, target_on=TARGET)
        page = previewed(officer, responses, owner="Jo Bright", target_on=LATER)
        words = text_of(page)
        assert "2 recommendations will change. 1 stays as it is. 1 cannot be changed so, and is left out." in words
        assert "Recommendation 3 Radios West Mercia Police Its target date is 30 Jun 2024 already. Say why" in words
        changing = "Recommendation 1 Radios West Mercia Police Owner: Sam Short Our target: none Owner: Jo Bright"
        assert f"{changing} Our target: 30 Sep 2024 Recommendation 4 Radios" in words
        assert "Show the 1 that stays as it is Recommendation 2, Radios, West Mercia Police" in words
        assert owners() == ["Sam Short", "Jo Bright", "", ""]

    def test_where_nothing_would_change_there_is_nothing_to_confirm(self, responses, officer):
        builders.record(responses[0], on=DAY, owner="Jo Bright")
        page = previewed(officer, responses[:1], owner="Jo Bright")
        assert "0 recommendations will change. 1 stays as it is." in text_of(page)
        values = [one.attributes["value"] for one in read(page.content.decode()).all("button", name="step")]
        assert values == ["change"]
        refused = officer.post(PAGE, carried(page, "confirm"))
        assert problems(refused) == ["Nothing would change."]
        assert refused.context["form"]["owner"].value() == "Jo Bright"

    def test_going_back_keeps_all_that_was_typed(self, responses, officer):
        typed = {"owner": "Jo Bright", "target_on": LATER, "reason": "Line.\n\nLine.", "applies": "no"}
        page = previewed(officer, responses, **typed, applies_reason="Kent’s.")
        form = officer.post(PAGE, carried(page, "change")).context["form"]
        assert {name: form[name].value() for name in typed} == typed
        assert form["applies_reason"].value() == "Kent’s."
        assert form.errors == {}


class TestConfirm:
    def test_it_changes_all_in_one_batch_and_shows_it(self, responses, person, officer):
        back = f"{LIST}?status=not-started"
        page = opened(officer, responses[:2], back=back)
        page = officer.post(PAGE, sent(page, owner="Jo Bright", target_on=TARGET, applies="yes"))
        assert page.context["back"] == back
        done = officer.post(PAGE, carried(page, "confirm"))
        batch = Batch.objects.get()
        address, _mark, query = done["Location"].partition("?")
        assert (done.status_code, address, parse_qs(query)) == (302, f"/batches/{batch.pk}/", {"back": [back]})
        assert (batch.kind, batch.made_by, batch.updates.count()) == ("allocation", person, 2)
        assert owners() == ["Jo Bright", "Jo Bright", "", ""]
        shown = officer.get(done["Location"])
        assert "The allocation is recorded." in text_of(shown)
        assert read(shown.content.decode()).one("a", class_="govuk-back-link").attributes["href"] == back

    def test_one_changed_meanwhile_is_refused_by_name_and_nothing_typed_is_lost(self, responses, person, officer):
        page = previewed(officer, responses, owner="Jo Bright", target_on=TARGET, reason="All.")
        builders.record(responses[1], on=DAY, by=person, owner="Sam Short", target_on=LATER)
        refused = officer.post(PAGE, carried(page, "confirm"))
        assert refused.status_code == 409
        assert owners() == ["", "Sam Short", "", ""]
        words = text_of(refused)
        assert "Not saved: 1 of these has changed since you looked" in words
        assert f"Recommendation 2, Radios, West Mercia Police : {person}, 29 Feb 2024" in words
        assert "Owner: Sam Short Our target: 30 Sep 2024 Owner: Jo Bright Our target: 30 Jun 2024" in words
        before, after = carried(page, "confirm"), carried(refused, "confirm")
        assert {name for name in before if before[name] != after[name]} == {"chosen"}
        assert officer.post(PAGE, after).status_code == 302
        assert owners() == ["Jo Bright"] * 4

    def test_a_confirmation_without_a_preview_is_refused(self, responses, officer):
        """The form's own choice holds no versions: nobody has seen what would change."""
        page = officer.post(PAGE, sent(opened(officer, responses), step="confirm", owner="Jo Bright"))
        assert page.status_code == 409
        assert owners() == [""] * 4


class TestScope:
    @pytest.mark.parametrize("role", [Role.OFFICE_HOLDER, Role.READER, Role.REGISTER_EDITOR, Role.ADMINISTRATOR])
    def test_who_only_reads_is_refused(self, responses, body, as_person, role):
        client = as_person(builders.member(role, body=body))
        assert opened(client, responses).status_code == client.post(PAGE, {}).status_code == 403

    def test_a_liaison_is_refused_and_a_stranger_signs_in(self, responses, client, as_person):
        person = as_person(builders.liaison(responses[0].force))
        assert opened(person, responses).status_code == person.post(PAGE, {}).status_code == 403
        assert opened(client, responses).status_code == client.post(PAGE, {}).status_code == 302

    def test_another_bodys_officer_finds_nothing(self, responses, as_person):
        kent = builders.one_body(builders.one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
        client = as_person(builders.officer(kent))
        assert opened(client, responses).status_code == 404
        forged = {"chosen": ",".join(f"{row.pk}:1" for row in responses), "owner": "Jo", **boxes("target_on", None)}
        for step in ("preview", "confirm", "change"):
            assert client.post(PAGE, {**forged, "step": step}).status_code == 404
        assert owners() == [""] * 4


def test_each_step_costs_the_same_for_one_and_for_thirty(person, officer):
    costs: dict[str, set[int]] = {"form": set(), "all": set(), "preview": set()}
    for number in (1, 30):
        rows = builders.opened(builders.a_report(number, title=f"A report of {number}"))
        for row in rows[::2]:
            builders.record(row, on=DAY, target_on=TARGET)
        page = opened(officer, rows)
        address = f"{PAGE}?{urlencode({'all': 1, 'filter': f'?report=hmicfrs/a-report-of-{number}'})}"
        asked = {
            "form": lambda rows=rows: opened(officer, rows),
            "all": lambda address=address: officer.get(address),
            "preview": lambda page=page: officer.post(PAGE, sent(page, target_on=LATER)),
        }
        for name, ask in asked.items():
            with CaptureQueriesContext(connection) as queries:
                assert len(ask().context["rows"]) == number
            costs[name].add(len(queries))
    assert {name: len(found) for name, found in costs.items()} == dict.fromkeys(costs, 1)
    assert max(max(found) for found in costs.values()) <= 10


def test_a_thousand_are_chosen_and_carried_in_one_field(person, officer):
    builders.many_responses(1000)
    page = officer.get(PAGE, {"all": "1", "filter": ""})
    preview = officer.post(PAGE, sent(page, owner="Jo Bright"))
    assert len(preview.context["plan"].changing) == 1000
    assert officer.post(PAGE, carried(preview, "confirm")).status_code == 302
    assert Response.objects.filter(version=2).count() == 1000
