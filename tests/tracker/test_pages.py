"""The frame of every page, the static pages, the pages for failures and the health check."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError, connection
from django.template.loader import render_to_string
from django.test import Client
from django.urls import get_resolver, reverse

from forces.access import NOBODY, Access
from forces.models import Force, LocalPolicingBody, Membership
from forces.roles import Role
from tests.tracker.markup import read
from tracker import views
from tracker.context_processors import current, links

pytestmark = pytest.mark.urls("tests.tracker.sample_urls")
STATIC_PAGES = {
    "/accessibility/": "Accessibility statement",
    "/privacy/": "Privacy",
    "/sign-in/": "Sign in",
}


class Person:
    is_authenticated = True

    def __str__(self):
        return "Sam Officer"


BODY = LocalPolicingBody(pk=1, slug="a-pcc", formal_name="A Police and Crime Commissioner")
FORCE = Force(pk=1, slug="a-force", name="A Police")
OF_THE_BODY = Access((Membership(body=BODY, role=Role.READER),))
OF_THE_FORCE = Access((Membership(force=FORCE, role=Role.LIAISON),))
OF_BOTH = Access(OF_THE_BODY.memberships + OF_THE_FORCE.memberships)


def as_person(rf, *, access=NOBODY, path="/"):
    request = rf.get(path)
    request.user = Person()
    request.access = access
    return request


@pytest.mark.parametrize(("address", "heading"), STATIC_PAGES.items())
def test_a_page_has_its_landmarks_its_language_and_its_title(client, address, heading):
    response = client.get(address)
    page = read(response.content.decode())
    assert response.status_code == 200
    assert page.one("h1").text == heading
    assert page.one("title").text == f"{heading} – Recommendation Tracker"
    assert page.one("html").attributes["lang"] == "en-gb"
    assert page.one("a", class_="govuk-skip-link").attributes["href"] == "#main-content"
    assert page.one("main").attributes["id"] == "main-content"
    assert len(page.all("header")) == len(page.all("footer")) == 1
    assert {link.attributes["href"] for link in page.one("footer").all("a")} == {
        "/help/",
        "/accessibility/",
        "/privacy/",
    }


@pytest.mark.parametrize("address", ["/accessibility/", "/privacy/"])
def test_what_the_office_must_fill_in_is_marked_where_it_stands(client, address):
    page = read(client.get(address).content.decode())
    marked = [found.text for found in page.all(class_="app-fill-in")]
    assert marked
    assert all(text.startswith("[Office to fill in: ") for text in marked)
    assert page.one("main").text.count("[Office to fill in: ") == len(marked)


def test_scripts_are_files_and_the_classes_come_before_the_page_is_drawn(client):
    body = read(client.get("/sign-in/").content.decode()).one("body")
    assert body.classes == {"govuk-template__body"}
    assert [(found.attributes["src"], found.attributes.get("type")) for found in body.all("script")] == [
        ("/static/tracker/js-enabled.js", None),
        ("/static/tracker/start.js", "module"),
    ]
    assert body.children[0].name == "script"


def test_the_policy_allows_no_inline_script_or_style(client):
    policy = client.get("/sign-in/").headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "data:" not in policy
    assert "script-src 'self'" in policy


@pytest.mark.urls("tracker.urls")
def test_the_header_names_the_body_and_lets_the_person_leave(rf):
    header = read(render_to_string("base.html", request=as_person(rf, access=OF_BOTH))).one("header")
    named = [found.text for found in header.all(class_="app-account__body")]
    assert named == ["A Police and Crime Commissioner", "A Police"]
    assert header.one(class_="app-account__person").text == "Sam Officer"
    leave = header.one("form")
    assert (leave.attributes["method"], leave.attributes["action"]) == ("post", "/sign-out/")


def test_the_header_is_silent_about_what_it_does_not_know(rf, client):
    header = read(render_to_string("base.html", request=as_person(rf))).one("header")
    assert header.all(class_="app-account__body") == []
    stranger = read(client.get("/sign-in/").content.decode()).one("header")
    assert stranger.all("nav") == stranger.all("form") == []


@pytest.mark.urls("tracker.urls")
def test_the_navigation_marks_the_page_and_what_is_under_it(rf):
    page = read(render_to_string("base.html", request=as_person(rf, access=OF_THE_BODY, path="/bodies/a-pcc/")))
    marked = [
        (link.text, link.attributes["href"], link.attributes.get("aria-current")) for link in page.one("nav").all("a")
    ]
    assert marked == [
        ("My work", "/", None),
        ("Dashboard", "/bodies/a-pcc/", "page"),
        ("Recommendations", "/recommendations/", None),
        ("Reports", "/reports/", None),
        ("Scrutiny", "/scrutiny/", None),
    ]
    assert current("/", "/") == "page"
    assert current("/reports/", "/") == ""
    assert current("/reports/", "/reports/") == "page"
    assert current("/reports/firearms/", "/reports/") == "true"
    assert current("/recommendations/", "/reports/") == ""


@pytest.mark.urls("tracker.urls")
def test_the_navigation_shows_a_person_no_page_that_would_refuse_them(rf):
    assert list(links(as_person(rf))) == []
    assert [href for href, _words in links(as_person(rf, access=OF_THE_FORCE))] == [
        "/",
        "/recommendations/",
        "/reports/",
    ]
    second = Membership(body=LocalPolicingBody(pk=2, slug="b-pcc", formal_name="B"), role=Role.READER)
    both = Access((*OF_THE_BODY.memberships, second))
    assert [words for _href, words in links(as_person(rf, access=both))][1:3] == [BODY.formal_name, "B"]


@pytest.mark.urls("tracker.urls")
def test_the_products_own_addresses_are_routed():
    names = {"help", "sign-in", "sign-out", "accessibility", "privacy", "health", "home", "recommendations", "reports"}
    assert {name: reverse(name) for name in names} == {
        "home": "/",
        "help": "/help/",
        "recommendations": "/recommendations/",
        "reports": "/reports/",
        "sign-in": "/sign-in/",
        "sign-out": "/sign-out/",
        "accessibility": "/accessibility/",
        "privacy": "/privacy/",
        "health": "/health/",
    }
    handlers = {status: get_resolver().resolve_error_handler(status) for status in (400, 403, 404, 500)}
    assert handlers == {
        400: views.bad_request,
        403: views.permission_denied,
        404: views.page_not_found,
        500: views.server_error,
    }


def test_a_form_with_mistakes_says_so_in_the_title(client):
    page = read(client.post("/home/", {"text": ""}).content.decode())
    assert page.one("title").text == "Error: Sign in – Recommendation Tracker"


def test_messages_are_banners(client):
    page = read(client.get("/saved/", follow=True).content.decode())
    success, warning = page.all(class_="govuk-notification-banner")
    assert "govuk-notification-banner--success" in success.classes
    assert "govuk-notification-banner--success" not in warning.classes
    assert (success.attributes["role"], warning.attributes["role"]) == ("alert", "region")
    titles = [banner.one(id=banner.attributes["aria-labelledby"]).text for banner in (success, warning)]
    assert titles == ["Success", "Important"]
    assert success.one("p").text == "The update was saved."


@pytest.mark.django_db
def test_health_is_a_question_that_the_database_answers(client):
    response = client.get("/health/")
    assert (response.status_code, response.content) == (200, b"ok")
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_health_fails_where_the_database_does(client):
    def refuse(execute, sql, params, many, context):
        raise OperationalError

    with connection.execute_wrapper(refuse):
        response = client.get("/health/")
    assert (response.status_code, response.content) == (503, b"database unavailable")


def test_what_can_not_be_found_has_a_way_on(client):
    response = client.get("/nowhere/")
    page = read(response.content.decode())
    assert response.status_code == 404
    assert page.one("h1").text == "Page not found"
    assert page.one("main").one("a").attributes["href"] == "/"


@pytest.mark.parametrize(
    ("view", "failure", "status", "heading"),
    [
        (views.bad_request, SuspiciousOperation(), 400, "We could not read that"),
        (views.permission_denied, PermissionDenied(), 403, "You can't do this"),
    ],
)
def test_refusals_have_a_way_on(rf, view, failure, status, heading):
    response = view(as_person(rf), failure)
    page = read(response.content.decode())
    assert (response.status_code, page.one("h1").text) == (status, heading)
    assert page.one("main").one("a").attributes["href"] == "/"


def test_a_form_that_is_not_ours_is_refused_in_plain_words():
    response = Client(enforce_csrf_checks=True).post("/sign-in/", {"username": "a", "password": "b"})
    page = read(response.content.decode())
    assert (response.status_code, page.one("h1").text) == (403, "This page was open for too long")


def test_a_failure_is_told_without_the_database_or_the_manifest(client, settings):
    """A query would fail this test, which has no database; so would a file looked up in the absent manifest."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }
    client.raise_request_exception = False
    response = client.get("/broken/")
    page = read(response.content.decode())
    assert (response.status_code, page.one("h1").text) == (500, "Sorry, there is a problem")
    assert page.one("title").text == "Sorry, there is a problem – Recommendation Tracker"
    assert [link.attributes["href"] for link in page.all("link", rel="stylesheet")] == [
        "/static/vendor/govuk-frontend/govuk-frontend.min.css",
        "/static/tracker/app.css",
    ]


@pytest.mark.django_db
def test_a_wrong_password_is_told_at_the_top_and_the_address_stays(client):
    page = read(client.post("/sign-in/", {"username": "a@b.example", "password": "wrong"}).content.decode())
    summary = page.one(class_="govuk-error-summary")
    assert summary.one("a").text == "The email address or the password is not right. Check both and try again."
    assert summary.one("a").attributes["href"] == "#id_username"
    assert page.one("input", name="username").attributes["value"] == "a@b.example"
    assert "autofocus" not in page.one("input", name="username").attributes
