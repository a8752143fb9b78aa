"""What a set-up office changes later: saved, logged, and never over what someone else has saved."""

from datetime import date

import pytest
from django.test import Client

from forces.flows.accounts import give_role
from forces.models import LocalPolicingBody, OfficeHolder
from forces.roles import Role
from responses.domain.status import RAG_PRESETS
from tests.builders import member, one_body, one_force
from tests.responses.record.forms_as_sent import as_sent, boxes, problems, signed_in, text_of
from tests.tracker.markup import read
from tests.tracker.office.office_pages import administrator, events, form_of, send

pytestmark = pytest.mark.django_db
HERE = "/settings/west-mercia-pcc/"
ME = "administrator@west-mercia-pcc.example"


@pytest.fixture
def body() -> LocalPolicingBody:
    return one_body()


@pytest.fixture
def admin(body: LocalPolicingBody) -> Client:
    return signed_in(administrator(body))


def settings_events() -> list[dict]:
    return [facts for kind, by, of, facts in events() if (kind, by, of) == ("settings", ME, "west-mercia-pcc")]


def test_settings_lead_to_the_one_office_or_let_choose(admin: Client, body: LocalPolicingBody):
    assert admin.get("/settings/")["Location"] == HERE
    kent = one_body(one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
    give_role(user=body.memberships.get().user, role=Role.ADMINISTRATOR, body=kent)
    main = read(admin.get("/settings/").content.decode()).one("main")
    assert [(link.text, link.attributes["href"]) for link in main.all("a")] == [
        ("Police and Crime Commissioner for West Mercia", HERE),
        ("PCC for Kent", "/settings/kent-pcc/"),
    ]


def test_an_officer_elsewhere_does_not_choose_that_office(admin: Client, body: LocalPolicingBody):
    kent = one_body(one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
    give_role(user=body.memberships.get().user, role=Role.OFFICER, body=kent)
    assert admin.get("/settings/")["Location"] == HERE
    assert admin.get("/settings/kent-pcc/").status_code == 404


def test_all_settings_stand_on_one_page(admin: Client, body: LocalPolicingBody):
    words = text_of(admin.get(HERE))
    assert "Formal name Police and Crime Commissioner for West Mercia Change Formal name" in words
    assert "Forces West Mercia Police Change Forces" in words
    assert "Uses the tracker from Thursday 22 November 2012" in words
    assert "Language of new letters English" in words
    assert "What your colours mean Leicestershire’s definition Green: Completed. Grey: Not adopted." in words
    assert "People 1 person" in words
    assert "The set-up is not finished" not in words


class TestSaved:
    @pytest.mark.parametrize(
        ("page", "name", "changed", "before"),
        [
            ("office/", "office", {"formal_name": "PCC for West Mercia"},
             {"formal_name": "Police and Crime Commissioner for West Mercia"}),
            ("office/", "office", {"kind": "mayor", "office_holder_title": "Mayor"},
             {"kind": "pcc", "office_holder_title": ""}),
            ("letters/", "letters", {"letterhead_address": "1 Example Street\nWorcester"}, {"letterhead_address": ""}),
            ("letters/", "letters", {"language": "cy", "marking": "official-sensitive", "house_style": "running"},
             {"language": "en-GB", "marking": "", "house_style": "headings"}),
        ],
    )  # fmt: skip
    def test_and_logged_with_what_was_there_before(
        self, admin: Client, body: LocalPolicingBody, page: str, name: str, changed: dict, before: dict
    ):
        assert send(admin, f"{HERE}{page}", **changed)["Location"] == HERE
        body.refresh_from_db()
        assert {field: getattr(body, field) for field in changed} == changed
        assert settings_events() == [{"page": name, "before": before, "after": changed}]

    def test_the_same_again_logs_nothing(self, admin: Client):
        for page in ("office/", "letters/", "colours/", "from-when/"):
            assert send(admin, f"{HERE}{page}")["Location"] == HERE
        assert events() == []

    def test_the_colours_by_their_definition(self, admin: Client, body: LocalPolicingBody):
        assert form_of(admin, f"{HERE}colours/")["preset"].value() == "leicestershire"
        send(admin, f"{HERE}colours/", preset="city-of-london")
        body.refresh_from_db()
        assert body.rag_rules == RAG_PRESETS["city-of-london"]

    def test_rules_of_its_own_are_kept_until_another_definition_is_chosen(self, admin: Client, body: LocalPolicingBody):
        own = [{"colour": "red", "meaning": "Open", "any_of": ["open"]}]
        LocalPolicingBody.objects.update(rag_rules=own)
        form = form_of(admin, f"{HERE}colours/")
        assert form["preset"].value() == "own"
        assert admin.post(f"{HERE}colours/", as_sent(form))["Location"] == HERE
        body.refresh_from_db()
        assert (body.rag_rules, events()) == (own, [])
        send(admin, f"{HERE}colours/", preset="leicestershire")
        body.refresh_from_db()
        assert body.rag_rules == RAG_PRESETS["leicestershire"]
        choices = form_of(admin, f"{HERE}colours/").fields["preset"].choices
        assert [value for value, _words in choices] == ["city-of-london", "leicestershire"]

    def test_a_name_of_another_body_is_refused_and_stays_typed(self, admin: Client):
        one_body(one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
        page = send(admin, f"{HERE}office/", formal_name="pcc for kent")
        assert problems(page) == ["Formal name must be this body’s own: pcc for kent is another body’s."]
        assert page.context["form"].data["formal_name"] == "pcc for kent"
        assert events() == []


class TestStale:
    def test_nothing_is_written_over_and_both_are_shown(self, admin: Client, body: LocalPolicingBody):
        mine = as_sent(form_of(admin, f"{HERE}letters/"), reference_prefix="MINE/", language="cy")
        send(admin, f"{HERE}letters/", reference_prefix="THEIRS/", letterhead_contact="theirs@tests.example")
        page = admin.post(f"{HERE}letters/", mine)
        assert page.status_code == 409
        assert [tuple(row) for row in page.context["differing"]] == [
            ("Start of your references", "THEIRS/", "MINE/"),
            ("Language of new letters", "English", "Welsh"),
        ]
        shown = page.context["form"]
        assert (shown["reference_prefix"].value(), shown["language"].value()) == ("MINE/", "cy")
        assert shown["letterhead_contact"].value() == "theirs@tests.example"
        body.refresh_from_db()
        assert (body.reference_prefix, body.language) == ("THEIRS/", "en-GB")
        assert admin.post(f"{HERE}letters/", as_sent(shown)).status_code == 302
        body.refresh_from_db()
        assert (body.reference_prefix, body.language, body.letterhead_contact) == (
            "MINE/", "cy", "theirs@tests.example",
        )  # fmt: skip

    def test_another_page_of_the_same_office_is_no_conflict(self, admin: Client):
        mine = as_sent(form_of(admin, f"{HERE}letters/"), reference_prefix="MINE/")
        send(admin, f"{HERE}colours/", preset="city-of-london")
        assert admin.post(f"{HERE}letters/", mine).status_code == 302

    @pytest.mark.parametrize("seen", ["", "forged", None])
    def test_a_form_that_can_not_tell_what_it_showed_is_stale(self, admin: Client, body: LocalPolicingBody, seen):
        sent = as_sent(form_of(admin, f"{HERE}letters/"), reference_prefix="MINE/")
        sent = {**sent, "seen": seen} if seen is not None else {k: v for k, v in sent.items() if k != "seen"}
        assert admin.post(f"{HERE}letters/", sent).status_code == 409
        body.refresh_from_db()
        assert body.reference_prefix == ""

    def test_colours_and_days_are_shown_in_words(self, admin: Client):
        colours = as_sent(form_of(admin, f"{HERE}colours/"), preset="city-of-london")
        day = as_sent(form_of(admin, f"{HERE}from-when/"), uses_tracker_from=date(2030, 1, 2))
        LocalPolicingBody.objects.update(
            rag_rules=[{"colour": "red", "meaning": "Open", "any_of": ["open"]}], uses_tracker_from=date(2029, 1, 1)
        )
        page = admin.post(f"{HERE}colours/", colours)
        [(label, theirs, mine)] = page.context["differing"]
        assert (label, theirs) == ("What the colours mean", "Red: Open.")
        assert mine.startswith("Green: Implemented. White:")
        assert page.context["form"]["preset"].value() == "city-of-london"
        page = admin.post(f"{HERE}from-when/", day)
        assert [tuple(row) for row in page.context["differing"]] == [
            ("Day from which you use the tracker", "1 January 2029", "2 January 2030")
        ]


class TestOfficeHolders:
    TYPED = {"name": "Sam Example", "title": "Commissioner", "is_holder": "yes"}

    def test_one_is_added_corrected_and_leaves(self, admin: Client, body: LocalPolicingBody):
        typed = self.TYPED | boxes("from_on", date(2021, 5, 13)) | boxes("until_on", None)
        assert admin.post(f"{HERE}office-holders/add/", typed)["Location"] == f"{HERE}office-holders/"
        held = OfficeHolder.objects.get()
        assert (held.body, str(held), held.is_holder, held.from_on, held.until_on) == (
            body, "Sam Example, Commissioner", True, date(2021, 5, 13), None,
        )  # fmt: skip
        answer = send(admin, f"{HERE}office-holders/{held.pk}/", until_on=date(2024, 5, 8), is_holder="no")
        assert answer.status_code == 302
        held.refresh_from_db()
        assert (held.is_holder, held.until_on) == (False, date(2024, 5, 8))
        added = {
            "name": "Sam Example", "title": "Commissioner", "is_holder": True, "user_id": None, "named_in_writing": "",
        }  # fmt: skip
        assert settings_events() == [
            {"page": "office-holders", "added": added | {"from_on": "2021-05-13", "until_on": None}},
            {
                "page": "office-holders",
                "who": "Sam Example, Commissioner",
                "before": {"is_holder": True, "until_on": None},
                "after": {"is_holder": False, "until_on": "2024-05-08"},
            },
        ]

    def test_a_delegate_is_linked_to_an_account_of_the_office_and_named_in_writing(self, admin, body):
        deputy = member(Role.DELEGATE, body=body)
        elsewhere = member(Role.DELEGATE, body=one_body(one_force("kent", "Kent Police"), slug="kent-pcc", name="Kent"))
        typed = self.TYPED | {"is_holder": "no", "named_in_writing": "Scheme of delegation, 1 May 2023"}
        wrong = admin.post(f"{HERE}office-holders/add/", typed | {"user_id": elsewhere.pk})
        assert problems(wrong) == ["Choose an account in the list."]
        admin.post(f"{HERE}office-holders/add/", typed | {"user_id": deputy.pk})
        held = OfficeHolder.objects.get()
        assert (held.user, held.named_in_writing) == (deputy, "Scheme of delegation, 1 May 2023")
        words = text_of(admin.get(f"{HERE}office-holders/"))
        assert "signs in as delegate of west-mercia-pcc named in: Scheme of delegation, 1 May 2023" in words
        assert send(admin, f"{HERE}office-holders/{held.pk}/", user_id="").status_code == 302
        held.refresh_from_db()
        assert held.user is None

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ({"name": ""}, "Enter the person’s name."),
            ({"title": ""}, "Enter the person’s title."),
            ({"is_holder": ""}, "Choose whether they hold the office or sign for who does."),
            (
                boxes("from_on", date(2024, 5, 8)) | boxes("until_on", date(2024, 5, 7)),
                "In office until must be 8 May 2024, their first day, or later: 7 May 2024 is before it.",
            ),
        ],
    )
    def test_what_is_wrong_is_said(self, admin: Client, typed: dict, said: str):
        assert problems(admin.post(f"{HERE}office-holders/add/", self.TYPED | typed)) == [said]
        assert OfficeHolder.objects.count() == 0

    def test_the_same_person_in_the_same_office_is_entered_once(self, admin: Client):
        admin.post(f"{HERE}office-holders/add/", self.TYPED)
        page = admin.post(f"{HERE}office-holders/add/", self.TYPED)
        assert problems(page) == ["Sam Example, Commissioner, is in the list already. Change the entry there."]
        assert OfficeHolder.objects.count() == 1

    def test_a_stale_correction_is_refused(self, admin: Client, body: LocalPolicingBody):
        held = OfficeHolder.objects.create(body=body, name="Sam Example", title="Commissioner")
        address = f"{HERE}office-holders/{held.pk}/"
        mine = as_sent(form_of(admin, address), name="Sam A Example", is_holder="no")
        send(admin, address, name="Sam B Example")
        page = admin.post(address, mine)
        assert page.status_code == 409
        assert [tuple(row) for row in page.context["differing"]] == [
            ("Name", "Sam B Example", "Sam A Example"),
            ("What they do", "Holds the office", "Signs for who holds it"),
        ]
        held.refresh_from_db()
        assert (held.name, held.is_holder) == ("Sam B Example", True)

    def test_another_bodys_is_not_found(self, admin: Client):
        kent = one_body(one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
        held = OfficeHolder.objects.create(body=kent, name="Sam Example", title="Commissioner")
        address = f"{HERE}office-holders/{held.pk}/"
        assert (admin.get(address).status_code, admin.post(address, self.TYPED).status_code) == (404, 404)


def test_members_without_an_office_see_no_settings_link(body: LocalPolicingBody):
    shown = {
        role.value: "/settings/" in signed_in(member(role, body=body)).get("/recommendations/").content.decode()
        for role in Role
        if role != Role.LIAISON
    }
    assert shown == {
        "officer": False, "office-holder": False, "delegate": False, "reader": False, "register-editor": False,
        "administrator": True,
    }  # fmt: skip
