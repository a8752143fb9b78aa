"""My work: what needs whom, in which order, in which words, and nothing where nothing does."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.base import ContentFile

from forces.access import access_of
from forces.roles import Role
from recommendations.models import InspectionReport
from responses.domain.status import Progress
from responses.domain.workflow import Move, Stage
from responses.insight.my_work import sentence, tasks_for
from responses.insight.task import Task
from responses.intake.flows.set_aside import take_from_aside
from responses.intake.models import Import, IncomingDocument, Proposal, UpdateSheet
from responses.record.flows.store_document import store_document
from responses.record.models import Scrutiny
from responses.replies.holidays import bank_holidays
from responses.replies.models import Reply
from tests import builders
from tests.responses.intake.letters_in.sent import read_in
from tests.responses.replies.stages import REACHED, goes_back

pytestmark = pytest.mark.django_db
LAST = builders.LAST_REPLY_DAY
NOON = datetime(2023, 7, 12, 12, tzinfo=UTC)


@pytest.fixture
def body():
    return builders.one_body()


@pytest.fixture
def officer(body):
    return builders.officer(body)


def work(user, day: date) -> list[Task]:
    return tasks_for(access_of(user), user, day, bank_holidays())


def told(tasks: list[Task]) -> list[tuple[str, str, str]]:
    return [(task.what, task.tag, task.action) for task in tasks]


def waiting(response, *, on: date, review_on: date, officer) -> None:
    values = {"progress": Progress.WAITING, "waiting_on": "College of Policing", "waiting_for": "guidance"}
    builders.record(response, on=on, by=officer, review_on=review_on, **values)


def a_file(officer):
    return store_document(name="sheet.txt", file=ContentFile(b"generated"), by=officer, at=NOON)


def test_nothing_needs_anyone_where_nothing_is_held(body, officer):
    assert work(officer, LAST) == []
    assert sentence([], LAST) == "Nothing needs you now."


@pytest.mark.parametrize(
    ("day", "tag", "tone", "why"),
    [
        (date(2023, 7, 11), "Running", "on_course", "The last day is Monday 4 September 2023, in 55 days."),
        (date(2023, 8, 21), "Soon", "attention", "The last day is Monday 4 September 2023, in 14 days."),
        (date(2023, 8, 31), "Soon", "attention", "The last day is Monday 4 September 2023, in 4 days."),
        (
            date(2023, 9, 1),
            "Publish today",
            "late",
            "The last day is Monday 4 September 2023, and today is the last working day before it. Publish it today.",
        ),
        (
            date(2023, 9, 2),
            "Publish now",
            "late",
            "The last day is Monday 4 September 2023. The last working day before it has gone by.",
        ),
        (LAST, "Last day", "late", "Today, Monday 4 September 2023, is the last day. Publish it today."),
        (date(2023, 9, 5), "Late", "late", "The last day was Monday 4 September 2023, 1 day ago."),
    ],
)
def test_a_reply_goes_by_its_clock(body, officer, day, tag, tone, why):
    builders.opened(builders.a_report())
    [task] = work(officer, day)
    assert (task.what, task.for_whom, task.by) == ("Reply to A report", "West Mercia Police", LAST)
    assert (task.tag, task.tone, task.why) == (tag, tone, why)
    assert (task.action, task.href) == ("Work on the reply", f"/replies/{Reply.objects.get().pk}/")


def test_an_office_holder_reads_the_draft_and_is_asked_nothing_else(body, officer):
    [response] = builders.opened(builders.a_report())
    waiting(response, on=date(2023, 8, 1), review_on=date(2023, 8, 2), officer=officer)
    [task] = work(builders.office_holder(body), LAST)
    assert (task.action, task.href) == ("Read the draft", f"/replies/{Reply.objects.get().pk}/")


def test_what_waits_on_others_comes_back_on_its_review_date(body, officer):
    [response] = builders.opened(builders.a_report())
    waiting(response, on=date(2023, 8, 1), review_on=date(2023, 8, 20), officer=officer)
    assert told(work(officer, date(2023, 8, 19))) == [("Reply to A report", "Running", "Work on the reply")]
    task = work(officer, date(2023, 8, 22))[1]
    assert (task.what, task.tag, task.action) == ("Recommendation 1, A report", "Waiting", "Record an update")
    assert task.why == (
        "It waits on College of Policing for guidance, and was to be looked at again on Sunday 20 August 2023, "
        "2 days ago."
    )
    assert task.href == f"/responses/{response.pk}/update/"


def test_of_many_that_wait_ten_are_named_and_the_rest_is_one_line(body, officer):
    for response in builders.opened(builders.a_report(13)):
        waiting(response, on=date(2023, 8, 1), review_on=date(2023, 8, 20), officer=officer)
    found = work(officer, date(2023, 8, 22))
    assert [task.more for task in found] == [0] * 11 + [3]
    assert (found[11].what, found[11].href) == ("3 more wait on others", "/recommendations/?review_due=1")
    assert sentence(found, date(2023, 8, 22)) == "14 things need you. Reply to A report is due in 13 days."


def test_a_review_comes_on_its_day_and_goes_with_the_next_entry(body, officer):
    [response] = builders.opened(builders.a_report())
    entry = scrutiny(body, officer, response, held_on=date(2023, 8, 1), review=date(2023, 8, 30))
    day = date(2023, 8, 30)
    assert told(work(officer, day - timedelta(days=1)))[0][0] == "Reply to A report"
    task = work(officer, day)[1]
    assert (task.what, task.why) == (
        "Look again at what was asked at Holding to account board",
        "The review was due today.",
    )
    assert (task.for_whom, task.href, task.tag) == ("1 recommendation", f"/scrutiny/{entry.pk}/", "Review due")
    after = work(officer, day + timedelta(days=1))
    assert [task.why for task in after if task.tag == "Review due"] == [
        "The review was due on Wednesday 30 August 2023, 1 day ago."
    ]
    scrutiny(body, officer, response, held_on=day, review=None)
    assert told(work(officer, day)) == [("Reply to A report", "Soon", "Work on the reply")]


def scrutiny(body, officer, response, *, held_on: date, review: date | None) -> Scrutiny:
    entry = Scrutiny.objects.create(
        body=body,
        meeting="Holding to account board",
        held_on=held_on,
        question="How far?",
        next_review_on=review,
        by=officer,
        at=NOON,
    )
    entry.responses.add(response)
    return entry


def test_a_sheet_with_proposals_is_to_be_decided(body, officer):
    [response] = builders.opened(builders.a_report())
    sheet = UpdateSheet.objects.create(
        body=body, force=response.force, document=a_file(officer), name="August.xlsx", read_by=officer, read_at=NOON
    )
    proposal = Proposal.objects.create(sheet=sheet, response=response, row=5, field="force_says", value="done")
    task = work(officer, date(2023, 7, 13))[0]
    assert (task.what, task.action) == ("Take or leave what West Mercia Police says in August.xlsx", "Decide")
    assert task.why == "1 change is proposed. The sheet came back on Wednesday 12 July 2023, 1 day ago."
    proposal.decision, proposal.decided_at = "left", NOON
    proposal.save()
    assert told(work(officer, date(2023, 7, 13))) == [("Reply to A report", "Running", "Work on the reply")]


def test_a_sheet_to_be_read_in_is_to_be_finished(body, officer):
    Import.objects.create(body=body, document=a_file(officer), name="Ours.xlsx", made_by=officer, made_at=NOON)
    [task] = work(officer, date(2023, 7, 12))
    assert (task.what, task.action, task.tag) == ("Finish reading in Ours.xlsx", "Go on", "To finish")
    assert task.why == "Columns to be checked. It was sent today, and nothing of it is in the records yet."
    assert work(builders.reader(body), date(2023, 7, 12)) == []


def test_documents_that_were_read_are_to_be_checked_in_one_line(body, officer):
    read_in(body, by=officer, at=NOON)
    [task] = work(officer, date(2023, 7, 12))
    assert (task.what, task.action, task.tag, task.href) == (
        "Check 1 document that was read", "Look at them", "To check", "/letters-in/?stage=read",
    )  # fmt: skip
    assert task.why == "The first was read today. Nothing goes into the records before it is checked."
    take_from_aside(document=IncomingDocument.objects.get(stage="put-aside"), by=officer, at=NOON)
    [task] = work(officer, date(2023, 7, 14))
    assert task.what == "Check 2 documents that were read"
    assert task.why.startswith("The first was read on Wednesday 12 July 2023, 2 days ago.")
    assert work(builders.reader(body), date(2023, 7, 12)) == []


def test_a_report_held_early_asks_from_its_expected_day_whether_it_is_out(body, officer):
    report = builders.a_report(0, published_on=None)
    InspectionReport.objects.filter(pk=report.pk).update(not_published=True, expected_on=date(2023, 9, 5))
    report.seen_by.add(officer)
    assert work(officer, date(2023, 9, 4)) == []
    [task] = work(officer, date(2023, 9, 5))
    assert (task.what, task.action) == ("Is “A report” out?", "Say when it came out")
    assert work(builders.member(Role.OFFICER, body=body, email="another@west-mercia.example"), date(2023, 9, 5)) == []


def test_a_liaison_is_asked_for_the_forces_word_on_what_is_due(body):
    asked = builders.Asked(number="1", text="By 31 October 2023, forces should do this.")
    [response] = builders.opened(builders.a_report([asked]))
    liaison = builders.liaison(response.force)
    assert work(liaison, date(2023, 9, 30)) == []
    [task] = work(liaison, date(2023, 10, 1))
    assert (task.tag, task.action, task.href) == (
        "Due soon",
        "Say what the force says",
        f"/responses/{response.pk}/force-word/",
    )
    assert task.why == "The force has not said yet how far it has come. The deadline is in 30 days."
    [late] = work(liaison, date(2023, 11, 3))
    assert (late.tag, late.why) == (
        "Past deadline",
        "The force has not said yet how far it has come. The deadline was on Tuesday 31 October 2023, 3 days ago.",
    )
    [late] = work(liaison, date(2023, 11, 1))
    assert (late.tag, late.tone) == ("Past deadline", "late")


def test_a_short_clock_comes_first_and_a_long_one_last(body, officer):
    [response] = builders.opened(builders.a_report())
    waiting(response, on=date(2023, 7, 11), review_on=date(2023, 7, 12), officer=officer)
    tags = {day: [task.tag for task in work(officer, day)] for day in (date(2023, 7, 20), date(2023, 8, 30), LAST)}
    assert list(tags.values()) == [["Waiting", "Running"], ["Soon", "Waiting"], ["Last day", "Waiting"]]


def test_a_reader_is_told_of_a_draft_only_when_its_clock_is_short(body):
    builders.opened(builders.a_report())
    reader = builders.reader(body)
    assert work(reader, date(2023, 8, 20)) == []
    assert [task.action for task in work(reader, date(2023, 8, 21))] == ["Read the draft"]


def test_another_bodys_work_is_nobodys_here(body, officer):
    other = builders.one_body(builders.one_force("kent", "Kent Police"), slug="kent-pcc", name="Kent’s body")
    [response, *_] = builders.opened(builders.a_report())
    waiting(response, on=date(2023, 8, 1), review_on=date(2023, 8, 2), officer=builders.officer(other))
    assert told(work(officer, date(2023, 8, 3))) == [("Reply to A report", "Running", "Work on the reply")]
    assert [task.for_whom for task in work(officer, date(2023, 8, 3))] == ["West Mercia Police"]


@pytest.mark.parametrize("number", [1, 30])
def test_the_page_takes_at_most_twelve_queries_whatever_is_held(
    body, officer, client, django_assert_max_num_queries, number
):
    for response in builders.opened(builders.a_report(number)):
        waiting(response, on=date(2023, 8, 1), review_on=date(2023, 8, 20), officer=officer)
        scrutiny(body, officer, response, held_on=date(2023, 8, 1), review=date(2023, 8, 2))
        Import.objects.create(body=body, document=a_file(officer), name="Ours.xlsx", made_by=officer, made_at=NOON)
    builders.liaison(response.force)
    client.force_login(officer)
    client.get("/")
    with django_assert_max_num_queries(12) as captured:
        page = client.get("/")
    assert page.status_code == 200
    assert "My work" in page.content.decode()
    assert len(captured.captured_queries) == 11


# What a reply asks of whom, by its stage


ON = date(2023, 8, 22)


def asked(body, user) -> list[tuple[str, str, str]]:
    """Of the one reply: what, the button, and the last word of its address."""
    return [(task.what, task.action, task.href.removeprefix("/replies/")) for task in work(user, ON)]


def a_reply_at(stage: Stage) -> Reply:
    builders.one_body()
    builders.opened(builders.a_report())
    reply = Reply.objects.get()
    REACHED[stage](reply)
    return Reply.objects.get(pk=reply.pk)


@pytest.mark.parametrize(
    ("stage", "officers", "holders"),
    [
        (
            Stage.DRAFTING,
            ("Reply to A report", "Work on the reply", ""),
            ("Reply to A report", "Read the draft", ""),
        ),
        (
            Stage.SUBMITTED,
            ("Reply to A report", "See where it is", ""),
            ("Reply to A report waits for your approval", "Read and approve", "approve/"),
        ),
        (
            Stage.CHANGES_REQUESTED,
            ("Changes were asked for: reply to A report", "Read what is asked", ""),
            ("Reply to A report", "Read the draft", ""),
        ),
        (
            Stage.APPROVED,
            ("Approved: issue the reply to A report", "Issue it", ""),
            ("Reply to A report", "Read the draft", ""),
        ),
        (
            Stage.ISSUED,
            ("Issued: publish the reply to A report and record it", "Record the publication", "publication/"),
            None,
        ),
    ],
)
def test_each_stage_asks_of_each_what_is_theirs(body, officer, stage, officers, holders):
    reply = a_reply_at(stage)
    for user, wanted in ((officer, officers), (builders.office_holder(body), holders)):
        what = [(wanted[0], wanted[1], f"{reply.pk}/{wanted[2]}")] if wanted else []
        assert asked(body, user) == what


def test_a_text_that_waits_says_when_its_clock_ends(body, officer):
    a_reply_at(Stage.SUBMITTED)
    tasks = work(builders.office_holder(body), ON)
    assert sentence(tasks, ON) == "1 thing needs you. Reply to A report is due in 13 days."
    [task] = work(officer, ON)
    assert task.why == "It waits for approval. The last day is Monday 4 September 2023, in 13 days."


def test_an_approver_who_edited_the_text_is_not_asked_for_it(body, officer):
    holder = builders.office_holder(body)
    builders.opened(builders.a_report())
    builders.give_role(user=holder, role=Role.OFFICER, body=body)
    builders.submitted(Reply.objects.get(), by=holder)
    assert [task.what for task in work(holder, ON)] == ["Reply to A report"]


def test_copies_are_asked_for_until_both_are_recorded(body, officer):
    reply = a_reply_at(Stage.ISSUED)
    Reply.objects.filter(pk=reply.pk).update(published_on=ON, copied_to_secretary_on=ON)
    [task] = work(officer, ON)
    assert (task.what, task.action, task.why, task.is_reply) == (
        "Send the copies of the reply to A report and record them",
        "Record the copies",
        "Section 55(6) asks for one copy each. It was published today.",
        False,
    )
    assert work(builders.office_holder(body), ON) == []
    Reply.objects.filter(pk=reply.pk).update(copied_to_inspectors_on=ON)
    assert work(officer, ON) == []


def test_a_correction_is_worked_on_without_a_clock(body, officer):
    reply = a_reply_at(Stage.ISSUED)
    Reply.objects.filter(pk=reply.pk).update(published_on=ON)
    goes_back(reply, Move.CORRECT)
    [task] = work(officer, ON)
    assert (task.what, task.tag, task.why, task.is_reply) == (
        "Correction of the reply to A report",
        "Correction",
        "Version 1 is out until its correction is issued.",
        False,
    )
