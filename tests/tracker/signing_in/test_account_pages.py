"""Your account, its password, and a forgotten one."""

import re

import pytest
from django.core import mail
from django.test import Client

from forces.models import User
from forces.roles import Role
from tests.builders import PASSWORD, member, officer, one_force
from tests.tracker.signing_in.codes import password_in, who, with_two_step

pytestmark = pytest.mark.django_db
NEW = "a-new-long-password"
HERE = "west-mercia-pcc"


def test_a_stranger_sees_none_of_it():
    pages = ["", "password/", "again/", "again/code/", "two-step/", "two-step/picture.svg", "two-step/end/"]
    pages += ["two-step/recovery-codes/", "two-step/recovery-codes/new/"]
    for page in pages:
        answer = Client().get(f"/account/{page}")
        assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/sign-in/"), page


def test_the_head_of_every_page_leads_to_it_and_it_says_what_is_held(body):
    client = Client()
    client.force_login(officer(body))
    assert '<a class="govuk-link" href="/account/">Your account</a>' in client.get("/").content.decode()
    page = client.get("/account/").content.decode()
    assert "officer@west-mercia-pcc.example" in page
    assert "Set up two-step sign-in" in page


def test_a_password_is_changed_and_other_sessions_end(body, logged):
    user, client, other = officer(body), Client(), Client()
    password_in(client, user)
    password_in(other, user)
    fields = {"oldpassword": PASSWORD, "password1": NEW}
    assert client.post("/account/password/", fields)["Location"] == "/account/"
    assert "Your password is changed." in client.get("/account/").content.decode()
    assert other.get("/account/").status_code == 302
    assert User.objects.get().check_password(NEW)
    assert logged()[-1] == ("password", user.email, HERE, {"how": "by the one before"})


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"oldpassword": "wrong", "password1": NEW}, "Current password is not right."),
        ({"oldpassword": PASSWORD, "password1": "short"}, "at least 12 characters"),
        ({"oldpassword": PASSWORD, "password1": ""}, "Enter a new password."),
    ],
)
def test_a_password_that_is_not_changed(body, fields, said):
    client = Client()
    password_in(client, officer(body))
    assert said in client.post("/account/password/", fields).content.decode()
    assert User.objects.get().check_password(PASSWORD)


def test_a_liaisons_sign_in_is_in_the_log_of_the_body_that_answers_for_the_force(body, logged):
    user = member(Role.LIAISON, force=one_force())
    password_in(Client(), user)
    assert logged() == [("sign-in", user.email, HERE, {"how": ["password"]})]


def test_someone_of_no_office_is_logged_without_one(logged):
    user = member(Role.READER, email="lost@tests.example")
    password_in(Client(), user)
    password_in(Client(), user, "wrong")
    assert logged() == [
        ("sign-in", user.email, "", {"how": ["password"]}),
        ("refused", "", "", {"why": "wrong-password"}),
    ]


def test_what_a_refusal_logs_of_an_account_alone(body, logged):
    user = officer(body)
    User.objects.filter(pk=user.pk).update(is_active=False)
    password_in(Client(), user)
    Client().post("/sign-in/", {"username": "nobody@tests.example", "password": "secret-typed"})
    assert logged() == [("refused", "", HERE, {"why": "closed-account"})]


class TestForgotten:
    @pytest.fixture(autouse=True)
    def _mail(self, settings):
        settings.MAIL_IS_SET = True

    def ask(self, email: str) -> str:
        answer = Client().post("/sign-in/forgotten/", {"email": email})
        assert answer["Location"] == "/sign-in/forgotten/sent/"
        return re.search(r"http://testserver(\S+)", mail.outbox[-1].body)[1] if mail.outbox else ""

    def test_it_is_there_only_with_a_mail_server(self, settings):
        assert "I have forgotten my password" in Client().get("/sign-in/").content.decode()
        settings.MAIL_IS_SET = False
        assert "forgotten my" not in Client().get("/sign-in/").content.decode()
        addresses = ["/sign-in/forgotten/", "/sign-in/forgotten/sent/", "/sign-in/forgotten/1-a-b/"]
        assert {Client().get(address).status_code for address in addresses} == {404}

    def test_a_link_by_mail_lets_them_choose_another_and_signs_nobody_in(self, body, logged):
        user = with_two_step(officer(body))
        link, client = self.ask(user.email.upper()), Client()
        assert mail.outbox[0].to == [user.email]
        assert mail.outbox[0].subject == "Choose a new password for the Recommendation Tracker"
        page = client.get(link)["Location"]
        assert client.post(page, {"password1": NEW})["Location"] == "/sign-in/"
        assert (who(client), User.objects.get().check_password(NEW)) == ("", True)
        assert logged() == [("password", user.email, HERE, {"how": "by email"})]
        assert "This link no longer works" in Client().get(link).content.decode()
        assert password_in(client, user, NEW)["Location"] == "/sign-in/code/"

    @pytest.mark.parametrize("facts", [{"is_active": False}, {"is_demo": True}, {"password": "!"}])
    def test_none_goes_to_an_account_that_it_would_not_open(self, body, facts):
        user = officer(body)
        User.objects.filter(pk=user.pk).update(**facts)
        self.ask(user.email)
        self.ask("nobody@tests.example")
        assert mail.outbox == []

    def test_nobody_fills_another_ones_mailbox(self, body):
        user = officer(body)
        answers = [Client().post("/sign-in/forgotten/", {"email": user.email}) for _ in range(6)]
        assert ([answer.status_code for answer in answers], len(mail.outbox)) == ([302] * 5 + [429], 5)
        assert "Too many attempts" in answers[5].content.decode()

    def test_a_mail_server_that_fails_tells_nobody_who_has_an_account(self, body, settings, caplog):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
        self.ask(officer(body).email)
        assert "could not be sent" in caplog.text
