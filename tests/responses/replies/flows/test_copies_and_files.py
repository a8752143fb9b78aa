"""Copies, which are sent or not sent and never late; and the signed file, compared with what was issued."""

from datetime import date

import pytest

from responses.replies.flows.attach_file import attach_file
from responses.replies.flows.record_copy import Recipient, Sent, record_copy
from responses.replies.flows.take_back_record import take_back_record
from responses.replies.models import IssuedLetter
from responses.replies.recorded import Record, recorded
from tests import builders
from tests.responses.replies.beside import a_document, a_reply, at, last_step, now, refused

pytestmark = pytest.mark.django_db
DAY = date(2023, 8, 25)


@pytest.fixture
def officer():
    return builders.officer(builders.one_body())


@pytest.fixture
def reply(officer):
    held = a_reply()
    builders.issued(held, officer)
    return held


def copied(reply, by, *, to=Recipient.INSPECTORS, on=DAY, how="by e-mail", today=DAY, note="", document=None):
    name = "receipt.pdf" if document else ""
    return record_copy(
        reply=reply,
        to=to,
        seen=now(reply).steps_taken,
        sent=Sent(on=on, how=how, document=document, document_name=name),
        by=by,
        at=at(today),
        note=note,
    )


@pytest.mark.parametrize(
    ("to", "kind", "field"),
    [
        (Recipient.INSPECTORS, "copied-to-inspectors", "copied_to_inspectors_on"),
        (Recipient.SECRETARY, "copied-to-secretary", "copied_to_secretary_on"),
    ],
)
def test_a_copy_is_sent_to_one_and_taken_back(reply, officer, to, kind, field):
    step = copied(reply, officer, to=to, document=a_document(officer))
    others = {"copied_to_inspectors_on", "copied_to_secretary_on"} - {field}
    assert (getattr(now(reply), field), [getattr(now(reply), other) for other in others]) == (DAY, [None])
    assert (step.kind, step.happened_on, step.document_name) == (kind, DAY, "receipt.pdf")
    assert step.changes == {field: "2023-08-25", "how": "by e-mail"}
    assert refused(lambda: copied(reply, officer, to=to, how="by post")) == {
        "note": ["Enter the reason. It is kept in the reply’s history."]
    }
    seen = now(reply).steps_taken
    options = {"reply": reply, "record": Record(to.value), "which": 0, "seen": seen, "by": officer, "at": at(DAY)}
    take_back_record(**options, reason="It came back.")
    assert getattr(now(reply), field) is None


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"how": " "}, {"how": ["How it was sent is missing. Enter how, such as by e-mail, and the address."]}),
        (
            {"on": date(2023, 8, 26)},
            {
                "sent_on": [
                    "Date on which it was sent must be today, Friday 25 August 2023, or earlier: Saturday 26 August "
                    "2023 is yet to come."
                ]
            },
        ),
        (
            {"on": date(2023, 8, 22)},
            {
                "sent_on": [
                    "Date on which it was sent must be Wednesday 23 August 2023 (the letter’s) or later: Tuesday 22 "
                    "August 2023 is before it."
                ]
            },
        ),
        (
            {"on": date(2023, 7, 10)},
            {
                "sent_on": [
                    "Date on which it was sent must be Tuesday 11 July 2023 (the report’s) or later: Monday 10 July "
                    "2023 is before it."
                ]
            },
        ),
    ],
)
def test_each_refusal_names_the_field_the_value_and_the_mend(reply, officer, changed, said):
    assert refused(lambda: copied(reply, officer, **changed)) == said
    assert now(reply).copied_to_inspectors_on is None


def test_no_copy_goes_before_the_letter(officer):
    assert refused(lambda: copied(a_reply(), officer)) == {"": ["No letter is issued yet. Issue it first."]}


def attached(reply, by, data, *, version=1):
    return attach_file(
        reply=reply,
        seen=now(reply).steps_taken,
        version=version,
        document=a_document(by, data),
        document_name="letter.pdf",
        by=by,
        at=at(DAY),
    )


def test_a_file_is_compared_with_what_was_issued(reply, officer):
    letter = IssuedLetter.objects.get()
    attached(reply, officer, bytes(letter.pdf))
    attached(reply, officer, b"%PDF-1.7 signed by hand")
    same, other = recorded(reply).files
    assert (same.same_as, same.version, same.sha256) == (1, 1, letter.pdf_sha256)
    assert (other.same_as, other.version, other.name) == (None, 1, "letter.pdf")
    seen = now(reply).steps_taken
    options = {"reply": reply, "record": Record.FILE, "which": same.seq, "seen": seen, "by": officer, "at": at(DAY)}
    take_back_record(**options, reason="It is the same.")
    assert [one.seq for one in recorded(reply).files] == [other.seq]
    assert last_step(reply).changes == {"undone": "file", "which": same.seq}


def test_a_file_is_of_a_version_that_there_is(reply, officer):
    assert refused(lambda: attached(reply, officer, b"%PDF-1.7 signed", version=2)) == {
        "version": ["Choose which version of the letter the file is said to be."]
    }
