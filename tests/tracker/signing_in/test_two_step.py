"""Two-step sign-in: set up, asked for, enforced by role, and reset for who lost the telephone."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from forces.flows.begin_set_up import choose_body
from forces.flows.invitations import invite
from forces.models import SetUp
from forces.roles import Role
from tests.builders import PASSWORD, member, office_holder, officer, one_body, one_force
from tests.tracker.office.office_pages import AT, administrator, first_administrator
from tests.tracker.signing_in.codes import code, password_in, recovery_codes, who, with_two_step, wrong_code

pytestmark = pytest.mark.django_db
SET_UP = "/account/two-step/"
HERE = "west-mercia-pcc"


def signed_in(user) -> Client:
    client = Client()
    assert password_in(client, user).status_code == 302
    return client


class TestSettingUp:
    def test_it_is_set_up_with_the_key_and_a_code_and_gives_recovery_codes_once(
        self, body, logged, django_capture_on_commit_callbacks
    ):
        user = officer(body)
        client = signed_in(user)
        page = client.get(SET_UP)
        secret = page.context["secret"]
        assert (page.status_code, secret in page.content.decode()) == (200, True)
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(SET_UP, {"code": code(secret)})
        assert (answer.status_code, answer["Location"]) == (302, "/account/two-step/recovery-codes/")
        shown = client.get(answer["Location"]).content.decode()
        assert [held in shown for held in recovery_codes(user)] == [True] * 10
        again = client.get(answer["Location"]).content.decode()
        assert [held in again for held in recovery_codes(user)] == [False] * 10
        assert logged()[-1] == ("two-step", user.email, HERE, {"did": "switched on"})

    def test_a_wrong_code_switches_nothing_on(self, body):
        client = signed_in(officer(body))
        client.get(SET_UP)
        assert "Code is not right." in client.post(SET_UP, {"code": wrong_code()}).content.decode()
        assert Authenticator.objects.count() == 0

    def test_the_picture_is_a_file_of_its_own_that_is_kept_nowhere(self, body):
        client = signed_in(officer(body))
        assert client.get("/account/two-step/picture.svg").status_code == 404
        page = client.get(SET_UP).content.decode()
        assert 'src="/account/two-step/picture.svg"' in page
        assert "data:" not in page
        picture = client.get("/account/two-step/picture.svg")
        assert (picture["Content-Type"], picture["Cache-Control"]) == ("image/svg+xml", "private, no-store")
        assert picture.content.startswith(b"<?xml")

    def test_its_secrets_are_not_in_the_database_as_they_are(self, body):
        user = with_two_step(officer(body))
        client = signed_in(officer(body))
        client.get(SET_UP)
        totp, codes = Authenticator.objects.filter(user=user).order_by("-type")
        assert (totp.data["secret"][:5], codes.data["seed"][:5]) == ("gAAAA", "gAAAA")

    def test_a_secret_of_another_key_takes_no_code(self, body, settings, caplog):
        user = with_two_step(officer(body))
        settings.SECRET_KEY = "another-" + "y" * 60
        client = Client()
        password_in(client, user)
        assert client.post("/sign-in/code/", {"code": code()}).status_code == 200
        assert who(client) == ""
        assert "it must be reset" in caplog.text

    def test_after_a_while_one_shows_again_who_one_is(self, body, time_machine_forward):
        client = signed_in(officer(body))
        time_machine_forward(6 * 60)
        asked = client.get(SET_UP)
        assert asked["Location"] == "/account/again/?next=%2Faccount%2Ftwo-step%2F"
        assert "Password is not right." in client.post(asked["Location"], {"password": "wrong"}).content.decode()
        assert client.post(asked["Location"], {"password": PASSWORD})["Location"] == SET_UP
        assert client.get(SET_UP).status_code == 200

    def test_it_is_switched_off(self, body, logged):
        user = officer(body)
        client = signed_in(user)
        with_two_step(user)
        assert "Your password alone" in client.get("/account/two-step/end/").content.decode()
        assert client.post("/account/two-step/end/")["Location"] == "/account/"
        assert Authenticator.objects.count() == 0
        assert [row for row in logged() if row[0] == "two-step"] == [
            ("two-step", user.email, HERE, {"did": "switched off"})
        ]

    def test_new_recovery_codes_end_the_old(self, body, logged):
        user = officer(body)
        client = signed_in(user)
        with_two_step(user)
        old = recovery_codes(user)
        assert client.post("/account/two-step/recovery-codes/new/").status_code == 302
        assert set(old) & set(recovery_codes(user)) == set()


class TestSigningIn:
    def test_the_password_alone_opens_nothing(self, body, logged):
        user, client = with_two_step(officer(body)), Client()
        assert password_in(client, user, address="/sign-in/?next=/reports/")["Location"] == "/sign-in/code/"
        assert (who(client), client.get("/").status_code, logged()) == ("", 302, [])
        assert client.post("/sign-in/code/", {"code": code()})["Location"] == "/reports/"
        assert who(client) == str(user.pk)
        assert logged() == [("sign-in", user.email, HERE, {"how": ["password", "code"]})]

    def test_a_wrong_code_is_refused_and_logged(self, body, logged):
        user, client = with_two_step(officer(body)), Client()
        password_in(client, user)
        assert "Code is not right." in client.post("/sign-in/code/", {"code": wrong_code()}).content.decode()
        assert (who(client), logged()) == ("", [("refused", "", HERE, {"why": "wrong-code"})])

    def test_a_code_is_taken_once(self, body):
        user = with_two_step(officer(body))
        first, second = Client(), Client()
        for client in (first, second):
            password_in(client, user)
            client.post("/sign-in/code/", {"code": code()})
        assert (who(first), who(second)) == (str(user.pk), "")

    def test_nor_is_it_taken_again_while_it_would_still_be_right(self, body, time_machine_forward):
        """The code of the next half minute is taken now; by then it must be used up."""
        user, early = with_two_step(officer(body)), code(steps=1)
        first, second = Client(), Client()
        password_in(first, user)
        first.post("/sign-in/code/", {"code": early})
        time_machine_forward(31)
        password_in(second, user)
        second.post("/sign-in/code/", {"code": early})
        assert (who(first), who(second)) == (str(user.pk), "")

    def test_a_recovery_code_works_once(self, body, logged):
        user = with_two_step(officer(body))
        spare = recovery_codes(user)[3]
        first, second = Client(), Client()
        for client in (first, second):
            password_in(client, user)
            client.post("/sign-in/code/", {"code": spare})
        assert (who(first), who(second)) == (str(user.pk), "")
        assert logged()[0] == ("sign-in", user.email, HERE, {"how": ["password", "recovery-code"]})

    def test_a_one_time_link_does_not_go_round_the_code(self, body):
        user = with_two_step(officer(body))
        token = invite(user=user, body=body, by=administrator(body), at=AT, today=AT.date())
        client = Client()
        from tracker.office.views import join  # noqa: PLC0415

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(join, "now", lambda: AT)
            answer = client.post(f"/join/{token}/", {"password": "another-long-password"})
        assert (answer["Location"], who(client)) == ("/sign-in/code/", "")

    def test_without_a_password_before_it_there_is_no_code_page(self, client):
        assert client.get("/sign-in/code/")["Location"] == "/sign-in/"


class TestEnforced:
    @pytest.fixture(autouse=True)
    def _holders_and_liaisons(self, settings):
        settings.TWO_STEP_ROLES = frozenset({"office-holder", "liaison"})

    @pytest.mark.parametrize("address", ["/", "/account/", "/recommendations/", "/reports/", "/account/password/"])
    def test_who_must_have_it_sets_it_up_first(self, body, address):
        for user in (office_holder(body), member(Role.LIAISON, force=one_force())):
            client = signed_in(user)
            assert client.get(address)["Location"] == SET_UP
            assert client.post(address)["Location"] == SET_UP

    def test_what_stays_open(self, body):
        client = signed_in(office_holder(body))
        page = client.get(SET_UP)
        assert "Your role asks for two-step sign-in." in page.content.decode()
        opened = ["/account/two-step/picture.svg", "/privacy/", "/accessibility/", "/health/", "/help/"]
        assert {address: client.get(address).status_code for address in opened} == dict.fromkeys(opened, 200)
        assert client.post("/sign-out/")["Location"] == "/sign-in/"

    def test_then_everything_is_open_and_it_stays_on(self, body):
        user = office_holder(body)
        client = signed_in(user)
        client.post(SET_UP, {"code": code(client.get(SET_UP).context["secret"])})
        assert client.get("/").status_code == 200
        assert "can’t be switched off" in client.get("/account/two-step/end/").content.decode()
        client.post("/account/two-step/end/")
        assert Authenticator.objects.filter(type="totp").count() == 1

    def test_who_sets_an_office_up_goes_on_with_it(self, settings):
        settings.TWO_STEP_ROLES = frozenset({"administrator"})
        body = one_body()
        person = first_administrator()
        choose_body(set_up=SetUp.objects.get(), body=body, at=AT)
        client = signed_in(person)
        assert client.get("/set-up/")["Location"] == SET_UP
        shown = client.post(SET_UP, {"code": code(client.get(SET_UP).context["secret"])})["Location"]
        assert client.get(shown).context["onward"] == "/set-up/"

    def test_other_roles_are_asked_nothing(self, body):
        assert signed_in(officer(body)).get("/").status_code == 200


class TestReset:
    def address(self, user) -> str:
        return reverse("office-person-two-step", args=[HERE, user.pk])

    def test_an_administrator_resets_it_and_it_is_logged(self, body, logged):
        user, admin = with_two_step(officer(body)), administrator(body)
        client = signed_in(admin)
        assert "Reset two-step sign-in" in client.get(f"/settings/{HERE}/people/{user.pk}/").content.decode()
        assert "speak to them" in client.get(self.address(user)).content.decode()
        assert client.post(self.address(user))["Location"] == f"/settings/{HERE}/people/{user.pk}/"
        assert Authenticator.objects.count() == 0
        assert logged()[-1] == ("two-step", admin.email, HERE, {"did": "reset by an administrator"})

    def test_not_for_someone_who_belongs_to_another_office_too(self, body):
        kent = one_body(one_force("kent", "Kent Police"), slug="kent-pcc", name="Kent PCC")
        user = with_two_step(officer(body))
        member(Role.READER, body=kent, email=user.email)
        signed_in(administrator(body)).post(self.address(user))
        assert Authenticator.objects.filter(user=user).count() == 2

    def test_not_by_others(self, body):
        user = with_two_step(office_holder(body))
        assert signed_in(officer(body)).post(self.address(user)).status_code == 403
        assert Authenticator.objects.filter(user=user).count() == 2

    def test_on_the_server(self, body, logged, capsys):
        user = with_two_step(administrator(body))
        call_command("reset_two_step", user.email.upper())
        call_command("reset_two_step", user.email)
        assert capsys.readouterr().out.splitlines() == [
            f"The two-step sign-in of {user.email} is reset.",
            f"The two-step sign-in of {user.email} was off already.",
        ]
        assert logged() == [("two-step", "", HERE, {"did": "reset on the server"})]
        with pytest.raises(CommandError, match=r"Nobody has an account"):
            call_command("reset_two_step", "nobody@tests.example")
