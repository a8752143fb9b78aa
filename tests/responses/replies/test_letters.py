"""A reply as a letter: a draft as its responses stand, an issued one as it was worded; and who may open it."""

from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse

from forces.models import Force, LocalPolicingBody, User
from recommendations.flows.register_report import Asked
from responses.domain.status import Acceptance, Applies, Progress
from responses.record.models import Position
from responses.replies.flows.edit_reply import StaleReply, edit_reply
from responses.replies.letters import letter_of
from responses.replies.models import Reply
from tests.builders import (
    AT,
    a_report,
    issued,
    liaison,
    office_holder,
    officer,
    one_body,
    one_force,
    opened,
    reader,
    record,
)

pytestmark = pytest.mark.django_db

ASKED = (
    Asked(number="1", text="By 31 October 2023, chief constables should count the radios."),
    Asked(number="2", text="Chief constables should label the radios."),
    Asked(number="3"),
)


@pytest.fixture
def body() -> LocalPolicingBody:
    return one_body()


@pytest.fixture
def draft(body: LocalPolicingBody) -> Reply:
    opened(a_report(ASKED, title="Radios"))
    return Reply.objects.get()


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def pdf_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(BytesIO(data))
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_a_draft_answers_with_what_the_force_does_and_what_the_body_does(draft: Reply):
    first, second, third = (row.response for row in positions(draft))
    record(first, on=date(2023, 8, 1), progress=Progress.IN_PROGRESS, force_action="They count.", body_action="We ask.")
    record(second, on=date(2023, 8, 1), acceptance=Acceptance.NOT_ACCEPTED, acceptance_reason="Labels fall off.")
    record(third, on=date(2023, 8, 1), applies=Applies.NO, applies_reason="We have no radios of that kind.")
    items = letter_of(draft).items
    assert [item.heading for item in items] == ["Recommendation 1", "Recommendation 2", "Recommendation 3"]
    assert [item.quoted_text for item in items] == [ASKED[0].text, ASKED[1].text, ""]
    assert [item.answer for item in items] == [
        "They count.\n\nWe ask.",
        "This recommendation is not accepted: Labels fall off.",
        "This recommendation is not for us: We have no radios of that kind.",
    ]
    assert [item.note for item in items] == ["", "", "The wording of this recommendation is not held."]


def test_a_draft_says_what_is_still_to_be_answered(draft: Reply, body: LocalPolicingBody):
    record(positions(draft)[0].response, on=date(2023, 8, 1), force_action="They count.")
    assert [item.note for item in letter_of(draft).items] == [
        "What the local policing body itself does, or why it does nothing, is not recorded yet.",
        "No answer is recorded yet.",
        "The wording of this recommendation is not held. No answer is recorded yet.",
    ]
    page = signed_in(officer(body)).get(reverse("letter", args=[draft.pk]))
    assert "2 of 3 recommendations have no answer yet." in page.content.decode()


def test_a_draft_prints_why_the_body_does_nothing_as_its_own_words(draft: Reply):
    first, second, third = (row.response for row in positions(draft))
    record(first, on=date(2023, 8, 1), force_action="They count.", no_action_reason="Only the force can count them.")
    record(second, on=date(2023, 8, 1), no_action_reason="It is for the College.")
    in_part = {"acceptance": Acceptance.IN_PART, "acceptance_reason": "Half."}
    record(third, on=date(2023, 8, 1), force_action="They wait.", no_action_reason="We wait too.", **in_part)
    items = letter_of(draft).items
    assert [item.answer for item in items] == [
        "They count.\n\nOnly the force can count them.",
        "It is for the College.",
        "This recommendation is accepted in part: Half.\n\nThey wait.\n\nWe wait too.",
    ]
    assert [item.note for item in items] == ["", "", "The wording of this recommendation is not held."]


def positions(reply: Reply) -> QuerySet[Position]:
    """Where each response of the reply's report stands, in the report's order."""
    rows = Position.objects.current().filter(force=reply.force, report=reply.report)
    return rows.select_related("response").order_by("response__recommendation__position")


def test_a_draft_says_that_it_is_one_in_its_file_and_name(draft: Reply, body: LocalPolicingBody):
    answer = signed_in(officer(body)).get(reverse("letter-pdf", args=[draft.pk]))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="draft-west-mercia-pcc-radios.pdf"'
    text = pdf_text(answer.content)
    assert "DRAFT" in text.upper()
    assert "Chief constables should label the radios." in text


def test_the_same_letter_is_the_same_bytes_on_any_day(draft: Reply, body: LocalPolicingBody, time_machine):
    client, address = signed_in(officer(body)), reverse("letter-pdf", args=[draft.pk])
    time_machine.move_to("2023-08-01 09:00Z")
    first = client.get(address).content
    time_machine.move_to("2023-08-01 12:30Z")
    assert client.get(address).content == first


def test_an_internal_note_is_never_in_a_letter(draft: Reply, body: LocalPolicingBody):
    response = positions(draft)[0].response
    record(response, on=date(2023, 8, 1), note="Asked the force.", internal_note="They are dragging their feet.")
    client = signed_in(officer(body))
    assert "dragging their feet" in client.get(response.get_absolute_url()).content.decode()
    for name in ("letter", "letter-pdf"):
        content = client.get(reverse(name, args=[draft.pk])).content
        text = pdf_text(content) if name == "letter-pdf" else content.decode()
        assert "dragging" not in text


@pytest.mark.parametrize("name", ["letter", "letter-pdf", "reply-edit"])
def test_a_draft_is_found_by_its_own_body_alone(draft: Reply, body: LocalPolicingBody, name: str):
    other = one_body(one_force("cheshire", "Cheshire Constabulary"), slug="cheshire-pcc", name="PCC for Cheshire")
    address = reverse(name, args=[draft.pk])
    expected = {officer(body): 200, officer(other): 404}
    expected[office_holder(body)] = expected[reader(body)] = 403 if name == "reply-edit" else 200
    expected[liaison(draft.force)] = 403 if name == "reply-edit" else 404
    assert {user: signed_in(user).get(address).status_code for user in expected} == expected
    assert Client().get(address).status_code == 302


def test_an_issued_letter_is_seen_by_the_forces_liaison_and_not_by_another(draft: Reply):
    issued(draft)
    elsewhere = Force.objects.create(slug="kent", name="Kent Police", kind=Force.Kind.TERRITORIAL)
    address = reverse("letter", args=[draft.pk])
    assert signed_in(liaison(draft.force)).get(address).status_code == 200
    assert signed_in(liaison(elsewhere)).get(address).status_code == 404


def test_the_draft_is_edited_and_keeps_what_is_typed(draft: Reply, body: LocalPolicingBody):
    client, address = signed_in(officer(body)), reverse("reply-edit", args=[draft.pk])
    page = client.get(address)
    typed = {
        **{name: value or "" for name, value in page.context["form"].initial.items()},
        "addressee_name": "Rt Hon <b>A Minister</b> MP",
        "introduction": "I write about the report.\r\n\r\nIt is welcome.",
        "letter_date_day": "31", "letter_date_month": "2", "letter_date_year": "2023",
    }  # fmt: skip
    wrong = client.post(address, typed)
    assert wrong.status_code == 200
    assert "31 February 2023" in wrong.content.decode()
    assert "Rt Hon &lt;b&gt;A Minister&lt;/b&gt; MP" in wrong.content.decode()
    right = client.post(address, {**typed, "letter_date_day": "31", "letter_date_month": "8"})
    assert (right.status_code, right.headers["Location"]) == (302, reverse("reply", args=[draft.pk]))
    draft.refresh_from_db()
    assert (draft.letter_date, draft.version) == (date(2023, 8, 31), 2)
    assert draft.introduction == "I write about the report.\n\nIt is welcome."
    assert "Rt Hon &lt;b&gt;A Minister&lt;/b&gt; MP" in client.get(reverse("letter", args=[draft.pk])).content.decode()


def test_a_stale_draft_is_refused_and_shows_both(draft: Reply, body: LocalPolicingBody):
    client, address = signed_in(officer(body)), reverse("reply-edit", args=[draft.pk])
    initial = {name: value or "" for name, value in client.get(address).context["form"].initial.items()}
    client.post(address, {**initial, "closing": "First closing."})
    refused = client.post(address, {**initial, "closing": "Second closing."})
    assert refused.status_code == 409
    assert "First closing." in refused.content.decode()
    assert refused.context["form"]["closing"].value() == "Second closing."
    draft.refresh_from_db()
    assert draft.closing == "First closing."
    again = client.post(
        address, {**initial, "closing": "Second closing.", "version": refused.context["form"]["version"].value()}
    )
    assert again.status_code == 302


def test_a_stale_draft_takes_the_others_words_where_this_person_changed_none(draft: Reply, body: LocalPolicingBody):
    client, address = signed_in(officer(body)), reverse("reply-edit", args=[draft.pk])
    initial = {name: value or "" for name, value in client.get(address).context["form"].initial.items()}
    client.post(address, {**initial, "closing": "Their closing."})
    refused = client.post(address, {**initial, "introduction": "My opening."})
    form = refused.context["form"]
    assert (form["closing"].value(), form["introduction"].value()) == ("Their closing.", "My opening.")
    assert [typed for _label, _theirs, typed in refused.context["differing"]] == ["My opening."]
    kept = {name: form[name].value() or "" for name in initial}
    assert client.post(address, kept).status_code == 302
    draft.refresh_from_db()
    assert (draft.closing, draft.introduction, draft.version) == ("Their closing.", "My opening.", 3)
    assert draft.edited_by == officer(body)


def test_saving_what_is_there_already_changes_nothing(draft: Reply, body: LocalPolicingBody):
    client, address = signed_in(officer(body)), reverse("reply-edit", args=[draft.pk])
    initial = {name: value or "" for name, value in client.get(address).context["form"].initial.items()}
    assert client.post(address, initial).status_code == 302
    draft.refresh_from_db()
    assert (draft.version, draft.edited_by) == (1, None)


def test_the_flow_refuses_an_old_version_and_an_issued_letter(draft: Reply, body: LocalPolicingBody):
    by = officer(body)
    edit_reply(reply=draft, version=1, values={"closing": "One."}, by=by, at=AT)
    with pytest.raises(StaleReply) as stale:
        edit_reply(reply=draft, version=1, values={"closing": "Two."}, by=by, at=AT)
    assert stale.value.reply.closing == "One."


def test_a_member_without_the_role_meets_403_and_an_issued_letter_cannot_be_edited(
    draft: Reply, body: LocalPolicingBody
):
    issued(draft)
    assert signed_in(officer(body)).get(reverse("reply-edit", args=[draft.pk])).status_code == 403


def test_letter_pages_cost_the_same_queries_at_any_size(body: LocalPolicingBody, django_assert_max_num_queries):
    counts = []
    for number in (1, 30):
        opened(a_report(number, title=f"Report of {number}"))
        reply = Reply.objects.get(report__title=f"Report of {number}")
        client = signed_in(officer(body))
        with django_assert_max_num_queries(10) as seen:
            assert client.get(reverse("letter", args=[reply.pk])).status_code == 200
        counts.append(len(seen.captured_queries))
    assert counts[0] == counts[1]
