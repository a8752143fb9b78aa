"""From an empty database to an office that works, page by page."""

from datetime import date

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client

from forces.models import Invitation, Jurisdiction, LocalPolicingBody, OfficeHolder, SetUp, User
from responses.domain.status import RAG_PRESETS
from tests.builders import PASSWORD, officer, one_body
from tests.responses.record.forms_as_sent import boxes, problems, text_of
from tests.tracker.office.office_pages import events, first_administrator, form_of, roles_of, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nobody_yet")]
YOU = {"name": "Robin Example", "email": "Robin@Tests.Example", "password": PASSWORD}
MERCIA = "/settings/west-mercia-pcc/"


@pytest.fixture
def client() -> Client:
    """A browser on the server itself."""
    return Client(headers={"host": "localhost:8000"})


@pytest.fixture
def _reference() -> None:
    call_command("load_forces", verbosity=0)


def begun(client: Client, **typed) -> Client:
    """The first account is made, and its person signed in."""
    answer = client.post("/set-up/", YOU | typed)
    assert (answer.status_code, answer["Location"]) == (302, "/set-up/body/")
    return client


def with_body(client: Client, slug: str = "west-mercia-pcc", **typed) -> Client:
    begun(client, **typed)
    body = LocalPolicingBody.objects.get(slug=slug)
    answer = client.post("/set-up/body/", {"body": body.pk})
    assert (answer.status_code, answer["Location"]) == (302, f"/settings/{slug}/forces/")
    return client


def go_on(client: Client, step: str) -> str:
    return client.post(f"{MERCIA}go-on/", {"step": step})["Location"]


@pytest.mark.usefixtures("_reference")
@time_machine.travel("2026-04-01 09:00", tick=False)
def test_an_office_is_set_up_from_nothing(client: Client):
    first = client.get("/", follow=True)
    assert first.redirect_chain == [("/sign-in/?next=/", 302), ("/set-up/", 302)]
    assert list(first.context["form"].fields) == ["name", "email", "password", "is_officer"]
    with_body(client, is_officer="on")

    assert "West Mercia Police" in text_of(client.get(f"{MERCIA}forces/"))
    assert go_on(client, "forces") == f"{MERCIA}from-when/"
    answer = send(client, f"{MERCIA}from-when/", uses_tracker_from=date(2026, 4, 1))
    assert answer["Location"] == f"{MERCIA}letters/"
    letters = {
        "letterhead_address": "1 Example Street\nWorcester",
        "letterhead_contact": "office@tests.example",
        "reference_prefix": "WM/",
        "house_style": "form",
        "marking": "official-sensitive",
        "language": "en-GB",
    }
    assert send(client, f"{MERCIA}letters/", **letters)["Location"] == f"{MERCIA}colours/"
    colours = form_of(client, f"{MERCIA}colours/")
    assert [value for value, _words in colours.fields["preset"].choices] == ["city-of-london", "leicestershire"]
    answer = send(client, f"{MERCIA}colours/", preset="leicestershire")
    assert answer["Location"] == f"{MERCIA}office-holders/"
    answer = send(client, f"{MERCIA}office-holders/add/", name="Sam Example")
    assert answer["Location"] == f"{MERCIA}office-holders/"
    assert go_on(client, "office-holders") == f"{MERCIA}people/"
    liaison = {"name": "Lee Example", "email": "lee@tests.example", "role": "liaison"}
    force = Jurisdiction.objects.get(body__slug="west-mercia-pcc").force
    page = client.post(f"{MERCIA}people/add/", liaison | {"force": force.pk}, follow=True)
    link = page.context["link"]
    assert link.name == "Lee Example"
    assert client.get(f"{MERCIA}people/").context["link"] is None
    assert go_on(client, "people") == f"{MERCIA}done/"
    done = text_of(client.get(f"{MERCIA}done/"))
    assert "Your office is set up Police and Crime Commissioner for West Mercia" in done
    assert "Enter a report that is out" in done

    body = LocalPolicingBody.objects.get(slug="west-mercia-pcc")
    assert {name: getattr(body, name) for name in letters} == letters
    assert (body.uses_tracker_from, body.rag_rules) == (date(2026, 4, 1), RAG_PRESETS["leicestershire"])
    assert [str(row) for row in OfficeHolder.objects.all()] == ["Sam Example, Police and Crime Commissioner"]
    robin, lee = User.objects.order_by("pk")
    assert (robin.email, robin.name, robin.is_demo, robin.check_password(PASSWORD)) == (
        "Robin@tests.example", "Robin Example", False, True,
    )  # fmt: skip
    assert roles_of(robin) == {("administrator", "west-mercia-pcc"), ("officer", "west-mercia-pcc")}
    assert roles_of(lee) == {("liaison", "west-mercia")}
    assert SetUp.objects.values_list("begun_by", "body", "step", "is_officer").get() == (
        robin.pk, body.pk, "done", True,
    )  # fmt: skip

    invited = Client()
    assert text_of(invited.get(link.address)).count("lee@tests.example") == 1
    assert invited.post(link.address, {"password": "another-long-password"})["Location"] == "/"
    assert invited.get("/recommendations/").context["user"] == lee
    assert Invitation.objects.get().used_at is not None

    assert client.get("/set-up/")["Location"] == "/"
    assert Client().get("/set-up/")["Location"] == "/"
    assert client.get("/set-up/body/").status_code == 404


@pytest.mark.usefixtures("_reference")
@time_machine.travel("2026-04-01 09:00", tick=False)
def test_every_step_is_logged(client: Client):
    with_body(client)
    go_on(client, "forces")
    send(client, f"{MERCIA}from-when/", uses_tracker_from=date(2026, 4, 1))
    send(client, f"{MERCIA}letters/", reference_prefix="WM/")
    send(client, f"{MERCIA}colours/", preset="city-of-london")
    go_on(client, "office-holders")
    go_on(client, "people")
    me, here = "Robin@tests.example", "west-mercia-pcc"
    assert events() == [
        ("members", me, "", {"did": "first account", "person": me}),
        ("sign-in", me, "", {"person": me, "how": ["set-up"]}),
        ("members", me, here, {"did": "role given", "person": me, "role": "administrator"}),
        (
            "settings", me, here,
            {"page": "beginning", "before": {"uses_tracker_from": None}, "after": {"uses_tracker_from": "2026-04-01"}},
        ),
        (
            "settings", me, here,
            {"page": "letters", "before": {"reference_prefix": ""}, "after": {"reference_prefix": "WM/"}},
        ),
        (
            "settings", me, here,
            {"page": "colours", "before": {"rag_rules": []}, "after": {"rag_rules": RAG_PRESETS["city-of-london"]}},
        ),
        ("settings", me, here, {"page": "set-up", "done": True}),
    ]  # fmt: skip


def test_a_stranger_on_an_empty_installation_is_led_to_the_set_up(client: Client):
    for address in ("/", "/recommendations/", "/settings/", "/sign-in/"):
        assert client.get(address, follow=True).redirect_chain[-1] == ("/set-up/", 302)
    assert client.get("/accessibility/").status_code == client.get("/health/").status_code == 200


def test_once_someone_has_an_account_the_pages_ask_no_more(client: Client, django_assert_num_queries):
    officer(one_body())
    assert client.get("/sign-in/").status_code == 200
    with django_assert_num_queries(0):
        assert client.get("/sign-in/").status_code == 200
        assert client.get("/set-up/")["Location"] == "/"


def test_it_is_closed_once_anyone_has_an_account(client: Client):
    officer(one_body())
    assert client.get("/set-up/")["Location"] == "/"
    assert client.post("/set-up/", YOU)["Location"] == "/"
    assert User.objects.count() == 1
    for address in ("/set-up/body/", "/set-up/body/add/"):
        assert client.get(address)["Location"] == f"/sign-in/?next={address}"


def test_someone_elses_set_up_is_not_found(client: Client):
    first_administrator()
    other = Client()
    other.force_login(officer(one_body()))
    for address in ("/set-up/body/", "/set-up/body/add/"):
        assert (other.get(address).status_code, other.post(address, {}).status_code) == (404, 404)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": ""}, ["Enter your name."]),
        ({"email": "robin"}, ["Email address must be in the form name@example.org: robin is not."]),
        ({"email": ""}, ["Enter an email address, such as name@example.org."]),
        ({"password": ""}, ["Enter a password of at least 12 characters."]),
        (
            {"password": "short"},
            ["This password is too short. It must contain at least 12 characters."],
        ),
        ({"password": "robin@tests.example"}, ["The password is too similar to the email address."]),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client: Client, typed: dict[str, str], said: list[str]):
    page = client.post("/set-up/", {**YOU, "is_officer": "on", **typed})
    assert problems(page) == said
    kept = page.context["form"].data
    assert (kept["name"], kept["email"]) == (typed.get("name", YOU["name"]), typed.get("email", YOU["email"]))
    assert User.objects.count() == SetUp.objects.count() == 0


@pytest.mark.usefixtures("_reference")
class TestLeftAndTakenUpAgain:
    def sign_in(self, address: str = "/sign-in/") -> str:
        return Client().post(address, {"username": "robin@tests.example", "password": PASSWORD})["Location"]

    @pytest.mark.parametrize("address", ["/sign-in/", "/sign-in/?next=/"])
    def test_signing_in_leads_on(self, client: Client, address: str):
        begun(client)
        assert self.sign_in(address) == "/set-up/"
        assert client.get("/set-up/")["Location"] == "/set-up/body/"
        assert "Set up your office" in text_of(client.get("/help/", follow=True))

    def test_at_the_first_step_that_is_not_done(self, client: Client):
        with_body(client)
        assert client.get("/set-up/")["Location"] == f"{MERCIA}forces/"
        go_on(client, "forces")
        send(client, f"{MERCIA}from-when/", uses_tracker_from=date(2026, 4, 1))
        send(client, f"{MERCIA}from-when/", uses_tracker_from=date(2026, 5, 1))
        assert self.sign_in() == "/set-up/"
        assert client.get("/set-up/")["Location"] == f"{MERCIA}letters/"
        assert "The set-up is not finished." in text_of(client.get(MERCIA))

    def test_a_page_asked_for_by_name_comes_first(self, client: Client):
        begun(client)
        assert self.sign_in("/sign-in/?next=/privacy/") == "/privacy/"

    def test_a_step_whose_turn_has_not_come_ends_nothing(self, client: Client):
        with_body(client)
        assert go_on(client, "people") == f"{MERCIA}forces/"
        assert SetUp.objects.get().step == "forces"
        assert client.post(f"{MERCIA}go-on/", {"step": "done"}).status_code == 404

    def test_each_step_leads_back_to_the_one_before(self, client: Client):
        with_body(client)
        backs = {}
        for page in ("forces/", "from-when/", "letters/", "colours/", "office-holders/", "people/"):
            shown = client.get(f"{MERCIA}{page}").context["frame"]
            backs[page] = (shown.back_href, shown.caption)
        assert backs == {
            "forces/": ("/set-up/body/", "Set up your office: step 2 of 7"),
            "from-when/": (f"{MERCIA}forces/", "Set up your office: step 3 of 7"),
            "letters/": (f"{MERCIA}from-when/", "Set up your office: step 4 of 7"),
            "colours/": (f"{MERCIA}letters/", "Set up your office: step 5 of 7"),
            "office-holders/": (f"{MERCIA}colours/", "Set up your office: step 6 of 7"),
            "people/": (f"{MERCIA}office-holders/", "Set up your office: step 7 of 7"),
        }


@pytest.mark.usefixtures("_reference")
class TestTheBody:
    def choose(self, client: Client, slug: str):
        return client.post("/set-up/body/", {"body": LocalPolicingBody.objects.get(slug=slug).pk})

    def test_one_that_has_people_is_refused(self, client: Client):
        begun(client)
        officer(LocalPolicingBody.objects.get(slug="kent-pcc"))
        page = self.choose(client, "kent-pcc")
        assert problems(page) == [
            "Police and Crime Commissioner for Kent has people here already. "
            "Ask its administrator for a role, or choose another body."
        ]
        assert roles_of(User.objects.get(email="Robin@tests.example")) == set()

    def test_none_is_refused(self, client: Client):
        begun(client)
        assert problems(client.post("/set-up/body/", {"body": ""})) == ["Choose the body that you work for."]
        assert problems(client.post("/set-up/body/", {"body": "0"})) == ["Choose a body from the list."]

    def test_another_may_be_chosen_until_it_has_begun(self, client: Client):
        with_body(client, "kent-pcc")
        assert self.choose(client, "west-mercia-pcc")["Location"] == f"{MERCIA}forces/"
        assert roles_of(User.objects.get()) == {("administrator", "west-mercia-pcc")}
        assert client.get("/settings/kent-pcc/").status_code == 404
        go_on(client, "forces")
        send(client, f"{MERCIA}from-when/", uses_tracker_from=date(2026, 4, 1))
        assert problems(self.choose(client, "kent-pcc")) == [
            "Police and Crime Commissioner for West Mercia has begun to use the tracker. "
            "It can no longer be exchanged for another body."
        ]
        assert self.choose(client, "west-mercia-pcc")["Location"] == f"{MERCIA}forces/"
        assert SetUp.objects.get().step == "letters"

    def test_one_that_the_reference_lacks_is_added_with_its_force(self, client: Client):
        begun(client)
        typed = {"formal_name": "  Mayor of   Example ", "kind": "mayor", "office_holder_title": "Mayor"}
        answer = client.post("/set-up/body/add/", typed)
        assert answer["Location"] == "/settings/mayor-of-example/forces/"
        body = LocalPolicingBody.objects.get(slug="mayor-of-example")
        assert (body.formal_name, body.kind, body.office_holder_title) == ("Mayor of Example", "mayor", "Mayor")
        page = client.post("/settings/mayor-of-example/go-on/", {"step": "forces"}, follow=True)
        assert "Add a force first: the body answers for none yet." in text_of(page)
        assert page.redirect_chain == [("/settings/mayor-of-example/forces/", 302)]
        kent = Jurisdiction.objects.get(force__slug="kent").force
        sent = {"force": kent.pk, **boxes("from_on", date(2027, 5, 10))}
        assert client.post("/settings/mayor-of-example/forces/add/", sent).status_code == 302
        assert client.post("/settings/mayor-of-example/go-on/", {"step": "forces"})["Location"].endswith("/from-when/")

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            (
                "police and crime commissioner for KENT",
                "Formal name must be new: police and crime commissioner for KENT is in the list of bodies. "
                "Choose it there.",
            ),
            ("Kent PCC", "Formal name must be new: Kent PCC is in the list of bodies. Choose it there."),
            ("—", "Enter a formal name with letters in it: — has none."),
            ("", "Enter the body’s formal name, such as Police and Crime Commissioner for an area."),
            ("x" * 201, "Formal name must be 200 characters or fewer: it has 201."),
        ],
    )
    def test_a_name_that_can_not_be_added_is_refused(self, client: Client, name: str, said: str):
        begun(client)
        page = client.post("/set-up/body/add/", {"formal_name": name, "kind": "pcc", "office_holder_title": ""})
        assert problems(page) == [said]
        assert page.context["form"].data["formal_name"] == name
        assert SetUp.objects.get().body is None
