"""People, their roles and their one-time links."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from forces.flows.accounts import create_account, give_role
from forces.models import Invitation, LocalPolicingBody, Membership, User
from forces.roles import Role
from tests.builders import PASSWORD, liaison, member, officer, one_body, one_force
from tests.responses.record.forms_as_sent import as_sent, problems, signed_in, text_of
from tests.tracker.office.office_pages import administrator, events, form_of, roles_of, send

pytestmark = pytest.mark.django_db
PEOPLE = "/settings/west-mercia-pcc/people/"
ME = "administrator@west-mercia-pcc.example"
SAM = {"name": "Sam Example", "email": "sam@tests.example", "role": "officer", "force": ""}
NEW_PASSWORD = "four unrelated words here"


@pytest.fixture
def body() -> LocalPolicingBody:
    return one_body()


@pytest.fixture
def admin(body: LocalPolicingBody) -> Client:
    return signed_in(administrator(body))


@pytest.fixture
def kent() -> LocalPolicingBody:
    return one_body(one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")


def members_events() -> list[dict]:
    return [facts for kind, by, of, facts in events() if (kind, by, of) == ("members", ME, "west-mercia-pcc")]


def added(admin: Client, **typed: object) -> str:
    """The link of a person who was just added."""
    return admin.post(f"{PEOPLE}add/", SAM | typed, follow=True).context["link"].address


class TestAdding:
    def test_someone_new_gets_an_account_a_role_and_a_link(self, admin: Client):
        link = added(admin, email="Sam@Tests.Example")
        sam = User.objects.get(email="Sam@tests.example")
        assert (sam.name, sam.has_usable_password(), sam.is_demo) == ("Sam Example", False, False)
        assert roles_of(sam) == {("officer", "west-mercia-pcc")}
        assert link.startswith("http://testserver/join/")
        person = {"person": "Sam@tests.example"}
        assert members_events() == [
            {"did": "role given", "role": "officer", **person},
            {"did": "link made", **person},
        ]
        words = text_of(admin.get(PEOPLE))
        assert "Sam Example Sam@tests.example Officer Has not come in yet" in words

    def test_a_liaison_is_of_one_of_our_forces(self, admin: Client, kent: LocalPolicingBody):
        theirs = one_force("kent", "Kent Police")
        for force, said in (
            ("", "Choose the force that the liaison speaks for."),
            (theirs.pk, "Choose one of your forces from the list."),
        ):
            page = admin.post(f"{PEOPLE}add/", SAM | {"role": "liaison", "force": force})
            assert problems(page) == [said]
        added(admin, role="liaison", force=one_force().pk)
        assert roles_of(User.objects.get(email=SAM["email"])) == {("liaison", "west-mercia")}
        assert members_events()[0] == {
            "did": "role given", "person": "sam@tests.example", "role": "liaison", "force": "west-mercia",
        }  # fmt: skip

    def test_a_force_beside_another_role_is_not_kept(self, admin: Client):
        added(admin, force=one_force().pk)
        assert roles_of(User.objects.get(email=SAM["email"])) == {("officer", "west-mercia-pcc")}

    def test_someone_of_this_office_is_not_added_twice(self, admin: Client):
        added(admin)
        page = admin.post(f"{PEOPLE}add/", SAM | {"email": "SAM@tests.example", "name": "Other"})
        assert problems(page) == [
            "SAM@tests.example belongs to someone in this office already. Choose them in the list to give another role."
        ]
        assert page.context["form"].data["name"] == "Other"
        assert (User.objects.count(), Membership.objects.count()) == (2, 2)

    def test_someone_with_an_account_elsewhere_keeps_it(self, admin: Client, kent: LocalPolicingBody):
        held = member(Role.OFFICER, body=kent, email="sam@tests.example")
        page = admin.post(f"{PEOPLE}add/", SAM | {"name": "Other"}, follow=True)
        assert page.context["link"] is None
        assert "They have an account already, and sign in with the password that they have." in text_of(page)
        held.refresh_from_db()
        assert (held.name, held.check_password(PASSWORD)) == ("officer of kent-pcc", True)
        assert roles_of(held) == {("officer", "kent-pcc"), ("officer", "west-mercia-pcc")}
        assert Invitation.objects.count() == 0

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ({"name": ""}, "Enter the person’s name."),
            ({"email": "sam"}, "Email address must be in the form name@example.org: sam is not."),
            ({"role": ""}, "Choose a role."),
        ],
    )
    def test_what_is_wrong_is_said(self, admin: Client, typed: dict, said: str):
        assert problems(admin.post(f"{PEOPLE}add/", SAM | typed)) == [said]
        assert User.objects.count() == 1


class TestTheLink:
    def test_it_lets_its_person_choose_a_password_once(self, admin: Client):
        link = added(admin)
        theirs = Client()
        assert "You sign in with sam@tests.example" in text_of(theirs.get(link))
        assert "no-store" in theirs.get(link).headers["Cache-Control"]
        assert theirs.post(link, {"password": NEW_PASSWORD})["Location"] == "/"
        sam = User.objects.get(email="sam@tests.example")
        assert theirs.session["_auth_user_id"] == str(sam.pk)
        assert sam.check_password(NEW_PASSWORD)
        assert events()[-2:] == [
            ("members", sam.email, "west-mercia-pcc", {"did": "joined", "person": sam.email}),
            ("sign-in", sam.email, "west-mercia-pcc", {"person": sam.email, "how": ["link"]}),
        ]
        for again in (Client().get(link), Client().post(link, {"password": "another-long-password"})):
            assert again.status_code == 410
            assert "This link no longer works" in text_of(again)
        sam.refresh_from_db()
        assert sam.check_password(NEW_PASSWORD)

    def test_it_is_held_as_a_digest_and_shown_once(self, admin: Client):
        token = added(admin).rstrip("/").rpartition("/")[2]
        assert Invitation.objects.filter(token_digest__contains=token).count() == 0
        assert len(token) == 43
        assert token not in admin.get(PEOPLE).content.decode()
        assert token not in str(dict(admin.session.items()))

    def test_a_weak_password_is_refused_and_the_link_still_works(self, admin: Client):
        link = added(admin)
        page = Client().post(link, {"password": "short"})
        assert problems(page) == ["This password is too short. It must contain at least 12 characters."]
        page = Client().post(link, {"password": "sam@tests.example"})
        assert problems(page) == ["The password is too similar to the email address."]
        assert problems(Client().post(link, {"password": ""})) == ["Enter a password of at least 12 characters."]
        assert Client().post(link, {"password": NEW_PASSWORD}).status_code == 302

    @pytest.mark.parametrize(("after", "status"), [(timedelta(days=7, seconds=-1), 200), (timedelta(days=7), 410)])
    def test_it_lasts_seven_days(self, body: LocalPolicingBody, after: timedelta, status: int):
        begin = datetime(2026, 4, 1, 9, tzinfo=UTC)
        with time_machine.travel(begin, tick=False):
            link = added(signed_in(administrator(body)))
        with time_machine.travel(begin + after, tick=False):
            assert Client().get(link).status_code == status
            joined = Client().post(link, {"password": NEW_PASSWORD}).status_code
        assert joined == (302 if status == 200 else 410)

    def test_a_newer_one_ends_it(self, admin: Client):
        old = added(admin)
        sam = User.objects.get(email="sam@tests.example")
        page = admin.post(f"{PEOPLE}{sam.pk}/link/", follow=True)
        new = page.context["link"].address
        assert (Client().get(old).status_code, Client().get(new).status_code) == (410, 200)
        assert Invitation.objects.standing().count() == 1

    def test_it_ends_with_the_persons_last_role(self, admin: Client):
        link = added(admin)
        sam = User.objects.get(email="sam@tests.example")
        admin.post(f"{PEOPLE}{sam.pk}/roles/{sam.memberships.get().pk}/end/")
        assert Client().get(link).status_code == 410

    @pytest.mark.parametrize("token", ["nothing", "0" * 43, "' or 1=1", "\u00e9" * 43])
    def test_an_invented_one_opens_nothing(self, admin: Client, token: str):
        added(admin)
        assert Client().get(f"/join/{token}/").status_code == 410
        assert Client().post(f"/join/{token}/", {"password": NEW_PASSWORD}).status_code == 410

    def test_a_forgotten_password_works_until_another_is_chosen(self, admin: Client, body: LocalPolicingBody):
        held = officer(body)
        link = admin.post(f"{PEOPLE}{held.pk}/link/", follow=True).context["link"].address
        held.refresh_from_db()
        assert held.check_password(PASSWORD)
        Client().post(link, {"password": NEW_PASSWORD})
        held.refresh_from_db()
        assert held.check_password(NEW_PASSWORD)

    def test_none_is_made_for_someone_of_another_office_too(
        self, admin: Client, body: LocalPolicingBody, kent: LocalPolicingBody
    ):
        """Or one office's administrator could sign in to the other as them."""
        held = officer(body)
        give_role(user=held, role=Role.READER, body=kent)
        page = admin.post(f"{PEOPLE}{held.pk}/link/", follow=True)
        assert "has a role in another office as well, so no link can be made here." in text_of(page)
        assert Invitation.objects.count() == 0
        assert "Make a new link" not in text_of(admin.get(f"{PEOPLE}{held.pk}/"))


class TestRoles:
    def test_another_is_given(self, admin: Client, body: LocalPolicingBody):
        held = officer(body)
        answer = admin.post(f"{PEOPLE}{held.pk}/roles/add/", {"role": "administrator", "force": ""})
        assert answer["Location"] == f"{PEOPLE}{held.pk}/"
        assert roles_of(held) == {("officer", "west-mercia-pcc"), ("administrator", "west-mercia-pcc")}
        assert members_events() == [{"did": "role given", "person": held.email, "role": "administrator"}]

    def test_one_that_is_held_is_refused(self, admin: Client, body: LocalPolicingBody):
        held = officer(body)
        page = admin.post(f"{PEOPLE}{held.pk}/roles/add/", {"role": "officer", "force": ""})
        assert problems(page) == [f"{held.name} has the role “Officer” already. Choose another role."]
        assert events() == []

    def test_one_is_taken_away(self, admin: Client, body: LocalPolicingBody):
        speaks = liaison(one_force())
        address = f"{PEOPLE}{speaks.pk}/roles/{speaks.memberships.get().pk}/end/"
        assert f"Take the role “Force liaison” away from {speaks.name}?" in text_of(admin.get(address))
        assert roles_of(speaks) == {("liaison", "west-mercia")}
        assert admin.post(address)["Location"] == PEOPLE
        assert roles_of(speaks) == set()
        assert members_events() == [
            {"did": "role taken away", "person": speaks.email, "role": "liaison", "force": "west-mercia"}
        ]
        assert admin.post(address).status_code == 404

    def test_the_last_administrator_keeps_it(self, admin: Client, body: LocalPolicingBody):
        me = User.objects.get(email=ME)
        address = f"{PEOPLE}{me.pk}/roles/{me.memberships.get().pk}/end/"
        page = admin.post(address)
        assert f"{me.name} is the last administrator who can sign in. Give someone else the role first." in text_of(
            page
        )
        assert roles_of(me) == {("administrator", "west-mercia-pcc")}

    def test_one_who_was_only_sent_a_link_does_not_count(self, admin: Client):
        link = added(admin, role="administrator")
        me = User.objects.get(email=ME)
        address = f"{PEOPLE}{me.pk}/roles/{me.memberships.get().pk}/end/"
        assert "is the last administrator who can sign in" in text_of(admin.post(address))
        Client().post(link, {"password": NEW_PASSWORD})
        assert admin.post(address)["Location"] == "/"

    def test_shutting_oneself_out_is_said_first(self, admin: Client, body: LocalPolicingBody):
        administrator(body, email="second@tests.example")
        me = User.objects.get(email=ME)
        address = f"{PEOPLE}{me.pk}/roles/{me.memberships.get().pk}/end/"
        assert "You can then no longer open these settings" in text_of(admin.get(address))
        other = User.objects.get(email="second@tests.example")
        theirs = f"{PEOPLE}{other.pk}/roles/{other.memberships.get().pk}/end/"
        assert "You can then no longer open these settings" not in text_of(admin.get(theirs))
        assert admin.post(address)["Location"] == "/"
        assert admin.get(PEOPLE).status_code == 403


class TestTheirFacts:
    def test_a_name_and_an_address_are_corrected(self, admin: Client, body: LocalPolicingBody):
        held = officer(body)
        answer = send(admin, f"{PEOPLE}{held.pk}/change/", name="Pat Example", email="pat@tests.example")
        assert answer["Location"] == f"{PEOPLE}{held.pk}/"
        held.refresh_from_db()
        assert (held.name, held.email) == ("Pat Example", "pat@tests.example")
        assert members_events() == [
            {
                "did": "facts changed",
                "person": "officer@west-mercia-pcc.example",
                "before": {"name": "officer of west-mercia-pcc", "email": "officer@west-mercia-pcc.example"},
                "after": {"name": "Pat Example", "email": "pat@tests.example"},
            }
        ]

    def test_an_address_of_someone_else_is_refused(self, admin: Client, body: LocalPolicingBody):
        create_account(email="pat@tests.example", name="Pat", password=PASSWORD)
        page = send(admin, f"{PEOPLE}{officer(body).pk}/change/", email="PAT@tests.example")
        assert problems(page) == ["Email address must be this person’s own: PAT@tests.example is someone else’s."]

    def test_a_stale_correction_is_refused(self, admin: Client, body: LocalPolicingBody):
        held = officer(body)
        address = f"{PEOPLE}{held.pk}/change/"
        mine = as_sent(form_of(admin, address), name="Mine")
        send(admin, address, name="Theirs")
        page = admin.post(address, mine)
        assert (page.status_code, [tuple(row) for row in page.context["differing"]]) == (
            409, [("Name", "Theirs", "Mine")],
        )  # fmt: skip

    def test_someone_of_another_office_too_is_left_alone(
        self, admin: Client, body: LocalPolicingBody, kent: LocalPolicingBody
    ):
        held = officer(body)
        give_role(user=held, role=Role.READER, body=kent)
        page = send(admin, f"{PEOPLE}{held.pk}/change/", name="Taken")
        assert problems(page) == [
            f"{held.name} has a role in another office as well, so their facts are not changed here."
        ]


def test_people_of_other_offices_are_not_found(admin: Client, kent: LocalPolicingBody):
    theirs = officer(kent)
    role = theirs.memberships.get().pk
    mine = User.objects.get(email=ME)
    for address in ("", "change/", "link/", "roles/add/", f"roles/{role}/end/"):
        assert admin.post(f"{PEOPLE}{theirs.pk}/{address}", {}).status_code in {404, 405}, address
        if address != "link/":
            assert admin.get(f"{PEOPLE}{theirs.pk}/{address}").status_code == 404, address
    assert admin.post(f"{PEOPLE}{mine.pk}/roles/{role}/end/").status_code == 404
    assert roles_of(theirs) == {("officer", "kent-pcc")}
    assert admin.get("/settings/kent-pcc/people/").status_code == 404
