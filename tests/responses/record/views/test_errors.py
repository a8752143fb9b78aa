"""Mistakes are named with their field, their value and the mend, and nothing typed is lost."""

import html
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from recommendations.flows.register_report import Asked
from responses.record.flows import store_document as storing
from responses.record.models import Document
from tests.builders import a_report, opened, record
from tests.responses.record.forms_as_sent import as_sent, opened_form, page_of, problems, signed_in


@pytest.fixture
def client(officer):
    return signed_in(officer)


@pytest.fixture
def sent(client, response):
    """Sends the update form with these changes, which must be refused, and gives the page that comes back."""

    def send(name="response-update", **changed):
        address = page_of(response, name)
        count = response.updates.count()
        page = client.post(address, as_sent(opened_form(client, address), **changed))
        assert page.status_code == 200
        assert response.updates.count() == count
        return page

    return send


TYPED = {
    "note": "What was typed.\r\n\r\nAll of it.",
    "force_action": "The force's words.",
    "body_action": "Our words.",
    "no_action_reason": "No action of ours.",
    "internal_note": "For us.",
    "evidence_url": "https://example.org/minutes",
}


def test_an_impossible_date_is_named_and_all_that_was_typed_stays(sent):
    page = sent(**TYPED, progress="in-progress", effective_on=("31", "2", "2023"))
    assert problems(page) == [
        "Date from which this holds must be a real date: 31 February 2023 is not one. Enter a date such as 27 3 2024."
    ]
    form = page.context["form"]
    assert {name: form[name].value() for name in TYPED} == TYPED
    assert (form["progress"].value(), form["effective_on"].value()) == ("in-progress", ["31", "2", "2023"])
    markup = html.unescape(page.content.decode())
    for words in (
        "What was typed.",
        "All of it.",
        "The force's words.",
        "Our words.",
        "No action of ours.",
        "For us.",
        'value="31"',
    ):
        assert words in markup
    assert "<title>Error: Record an update" in markup
    assert '<a href="#id_effective_on_day">' in markup


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"progress": "waiting-on-others"}, {"waiting_on", "waiting_for", "review_on"}),
        ({"effective_on": None}, {"effective_on"}),
        ({"effective_on": date(2023, 9, 13)}, {"effective_on"}),
        ({"effective_on": date(2023, 7, 10)}, {"effective_on"}),
        ({"progress": "nearly"}, {"progress"}),
        ({"progress": ""}, {"progress"}),
        ({"progress": "unclear"}, {"progress"}),
        ({"waiting_on": "x" * 201}, {"waiting_on"}),
        ({"note": "a\x00b"}, {"note"}),
    ],
)
def test_each_mistake_stands_beside_its_field(sent, changed, said):
    form = sent(**{"note": "N.", **changed}).context["form"]
    assert set(form.errors) == said


def test_lengths_are_named_with_their_field(sent):
    page = sent(waiting_on="x" * 201, waiting_for="x" * 501, evidence_url="https://example.org/" + "x" * 481)
    assert problems(page) == [
        "Who you are waiting for must be 200 characters or fewer: it has 201.",
        "What you are waiting for must be 500 characters or fewer: it has 501.",
        "Link to evidence must be 500 characters or fewer: it has 501.",
    ]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "//", "not a link", "http://", "https://a b/"],
)
def test_what_is_no_web_address_is_refused(sent, url):
    page = sent(evidence_url=url, note="N.")
    assert problems(page) == ["Link to evidence must be a web address, such as https://www.example.org/minutes."]
    assert page.context["form"]["evidence_url"].value() == url


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("tool.exe", b"MZ\x90\x00", "tool.exe is not a file of a kind that can be kept."),
        ("archive.zip", b"PK\x03\x04", "archive.zip is not a file of a kind that can be kept."),
        ("nothing.pdf", b"", "nothing.pdf is empty. Choose another file."),
        ("long.txt", b"x" * 200_000, "long.txt is 0.2 MB. The most that can be kept is 20 MB"),
    ],
)
def test_a_file_that_cannot_be_kept_is_named(sent, monkeypatch, name, data, message):
    monkeypatch.setattr(storing, "MAX_BYTES", 100_000)
    page = sent(**TYPED, file=SimpleUploadedFile(name, data))
    (said,) = problems(page)
    assert said.startswith(message)
    assert page.context["form"]["note"].value() == TYPED["note"]
    assert Document.objects.count() == 0


def test_a_file_comes_back_under_a_safe_name(client, response):
    address = page_of(response, "response-update")
    file = SimpleUploadedFile("../../minutes.hta", b"<script>alert(1)</script>", content_type="text/html")
    client.post(address, as_sent(opened_form(client, address), file=file))
    said = response.updates.latest("seq")
    assert (said.document_name, said.document.content_type) == ("minutes.hta.txt", "text/plain")


def test_a_very_long_file_name_is_cut(client, response):
    address = page_of(response, "response-update")
    client.post(address, as_sent(opened_form(client, address), file=SimpleUploadedFile("n" * 250 + ".bat", b"x")))
    assert response.updates.latest("seq").document_name == "n" * 186 + ".bat.txt"


def test_a_missing_reason_is_named(sent, response):
    record(response, on=date(2023, 8, 1), progress="complete")
    assert problems(sent(progress="in-progress")) == ["Say why this is open again: it was recorded as done."]
    assert problems(sent("response-decide", applies="no", acceptance="in-part")) == [
        "Enter why this is not for us. The reason is printed in the letter.",
        "Enter why this is not accepted in full. The reason is printed in the letter.",
    ]


def test_an_owner_too_long_is_named(sent):
    assert problems(sent("response-target", owner="x" * 101)) == ["Owner must be 100 characters or fewer: it has 101."]


EVIL = '<script>alert("x")</script><b>&'


def test_markup_in_every_text_is_shown_as_typed(body, officer):
    asked = Asked("1", f"asked {EVIL}", addressee=f"to {EVIL}", theme=f"theme {EVIL}")
    report = a_report([asked], title=f"Title {EVIL}")
    (response,) = opened(report)
    record(
        response,
        on=date(2023, 8, 1),
        by=officer,
        progress="waiting-on-others",
        waiting_on=f"on {EVIL}",
        waiting_for=f"for {EVIL}",
        review_on=date(2023, 12, 1),
        applies="yes",
        acceptance="in-part",
        acceptance_reason=f"reason {EVIL}",
        force_action=f"force {EVIL}",
        body_action=f"body {EVIL}",
        owner=f"owner {EVIL}",
        note=f"note {EVIL}",
        internal_note=f"internal {EVIL}",
    )
    client = signed_in(officer)
    escaped = html.escape(EVIL)
    for name in ("response", "response-update", "response-target", "response-decide"):
        markup = client.get(page_of(response, name)).content.decode()
        assert "<script>alert" not in markup
        assert "<b>&" not in markup
        assert escaped in markup
    markup = client.get(page_of(response)).content.decode()
    for words in ("Title", "asked", "on", "for", "reason", "force", "body", "owner", "note", "internal", "to", "theme"):
        assert f"{words} {escaped}" in markup


def test_markup_in_a_stale_save_and_in_a_file_name_is_shown_as_typed(client, response, officer):
    address = page_of(response, "response-update")
    form = opened_form(client, address)
    record(response, on=date(2023, 9, 12), by=officer, force_action=f"theirs {EVIL}", note=f"note {EVIL}")
    file = SimpleUploadedFile(f"name {EVIL}.txt", b"x")
    page = client.post(address, as_sent(form, force_action=f"ours {EVIL}", file=file))
    markup = page.content.decode()
    assert page.status_code == 409
    assert "<script>alert" not in markup
    for words in ("theirs", "ours", "note"):
        assert f"{words} {html.escape(EVIL)}" in markup
