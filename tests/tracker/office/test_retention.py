"""The pages of keeping and disposing: the period, the holds, what would go, and what went."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from forces.models import LocalPolicingBody
from responses.domain.status import Progress
from responses.record.models import Disposal, Hold, Response
from responses.replies.models import Reply
from tests.builders import a_report, issued, officer, one_body, one_force, opened, record
from tests.responses.record.forms_as_sent import problems, signed_in, text_of
from tests.tracker.office.office_pages import administrator

pytestmark = pytest.mark.django_db
HERE = "/settings/west-mercia-pcc/retention/"
POLICY = {"retention_years": "3", "retention_policy": "Policy 7"}


@pytest.fixture(autouse=True)
def _day():
    with time_machine.travel("2026-11-02T09:00:00Z", tick=False):
        yield


@pytest.fixture
def body() -> LocalPolicingBody:
    return one_body()


@pytest.fixture
def admin(body) -> Client:
    return signed_in(administrator(body))


@pytest.fixture
def closed(body) -> Response:
    opened(a_report(1, title="Old report"))
    issued(Reply.objects.get())
    response = Response.objects.get()
    record(response, on=date(2023, 9, 1), progress=Progress.COMPLETE, note="All is done.")
    return response


def set_period(admin: Client, **typed: str):
    found = admin.get(f"{HERE}period/").context["form"].initial
    return admin.post(f"{HERE}period/", {**found, **POLICY, **typed}, follow=True)


def test_at_first_everything_is_kept(admin, closed):
    words = text_of(admin.get(HERE))
    assert "For ever: no period is set, and nothing is disposed of" in words
    assert "What would go today" not in words
    assert text_of(admin.get("/settings/west-mercia-pcc/")).count("How long words are kept For ever") == 1


def test_a_period_is_set_with_its_policy(admin, body):
    set_period(admin)
    held = LocalPolicingBody.objects.get(pk=body.pk)
    assert (held.retention_years, held.retention_policy) == (3, "Policy 7")
    assert "3 years after a matter is closed Policy 7" in text_of(admin.get(HERE))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"retention_years": "some"}, "Years must be a whole number, such as 7."),
        ({"retention_years": "0"}, "Years must be 1 or more: leave it empty to keep everything."),
        ({"retention_years": "101"}, "Years must be 100 or fewer."),
        ({"retention_policy": ""}, "Enter the policy that sets this period."),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(admin, body, typed, said):
    assert said in problems(set_period(admin, **typed))
    assert LocalPolicingBody.objects.get(pk=body.pk).retention_years is None


def test_what_would_go_is_shown_and_then_goes(admin, closed):
    set_period(admin)
    page = admin.get(HERE)
    assert "What was closed on or before Thursday 2 November 2023 and not touched since." in text_of(page)
    assert "Responses 1 Replies 1" in text_of(page)
    done = admin.post(f"{HERE}dispose/", {"seen": page.context["plan"].token}, follow=True)
    words = text_of(done)
    assert "The words are disposed of." in words
    assert "Responses: 1; replies: 1; closed by 2 Nov 2023. Kept 3 years under Policy 7." in words
    response = text_of(admin.get(closed.get_absolute_url()))
    assert "The words were disposed of on 2 Nov 2026 under the office’s retention rule." in response
    assert "All is done." not in response
    reply = Reply.objects.get()
    history = admin.get(f"{reply.get_absolute_url()}history/")
    edited = next(row for row in history.context["rows"] if row.step.kind == "edited")
    assert ("Opening", "", "[disposed of]") in [(one.label, one.before, one.after) for one in edited.changes]
    assert "The words were disposed of on 2 Nov 2026 under the office’s retention rule." in text_of(history)


def test_a_disposal_of_what_was_not_shown_is_refused(admin, closed):
    set_period(admin)
    refused = admin.post(f"{HERE}dispose/", {"seen": "nothing"})
    assert (refused.status_code, Disposal.objects.count()) == (409, 0)
    assert "What would go has changed since you looked. Look again." in text_of(refused)


def test_a_hold_of_everything_is_placed_and_lifted(admin, closed):
    set_period(admin)
    admin.post(f"{HERE}holds/new/", {"kind": "legal", "reference": "Case 4", "report": ""})
    words = text_of(admin.get(HERE))
    assert "Stands Legal hold: Case 4 : everything of this office." in words
    assert "Responses 0 (1 more is kept by a hold) Replies 0 (1 more is kept by a hold)" in words
    assert "Held Legal hold: Case 4." in text_of(admin.get(closed.get_absolute_url()))
    hold = Hold.objects.get()
    assert "Enter why the hold ends." in problems(admin.post(f"{HERE}holds/{hold.pk}/lift/", {}))
    admin.post(f"{HERE}holds/{hold.pk}/lift/", {"because": "The case is closed."})
    assert "Lifted Legal hold: Case 4" in text_of(admin.get(HERE))
    assert admin.get(f"{HERE}holds/{hold.pk}/lift/").status_code == 404


def test_a_report_or_one_response_is_held(admin, closed):
    report = closed.recommendation.report
    admin.post(f"{HERE}holds/new/", {"kind": "foi", "reference": "FOI 1", "report": report.pk})
    page = admin.get(f"{HERE}holds/new/?response={closed.pk}")
    assert "It keeps one response: West Mercia Police: Recommendation 1, Old report." in text_of(page)
    admin.post(f"{HERE}holds/new/?response={closed.pk}", {"kind": "foi", "reference": "FOI 2"})
    assert list(Hold.objects.order_by("pk").values_list("report", "response")) == [
        (report.pk, None),
        (None, closed.pk),
    ]


@pytest.mark.parametrize("asked", ["0", "x", "9" * 30])
def test_a_response_that_is_not_the_bodys_is_not_found(admin, asked):
    assert admin.get(f"{HERE}holds/new/?response={asked}").status_code == 404


def test_a_report_of_another_body_is_not_in_the_list(admin, closed):
    one_body(one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
    other = a_report(title="Kent alone", forces=[one_force("kent", "Kent Police")])
    opened(other)
    refused = admin.post(f"{HERE}holds/new/", {"kind": "foi", "reference": "FOI 1", "report": other.pk})
    assert problems(refused) == ["Choose a report in the list."]


def test_another_bodys_hold_is_not_found(admin, body):
    kent = one_body(one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
    by = officer(kent)
    hold = Hold.objects.create(body=kent, kind="foi", reference="FOI 9", placed_by=by, placed_at="2026-11-01T09:00:00Z")
    assert admin.post(f"{HERE}holds/{hold.pk}/lift/", {"because": "Mine."}).status_code == 404


def test_the_page_costs_the_same_with_many_holds(admin, body, django_assert_max_num_queries):
    counts = []
    for number in (1, 29):
        for place in range(number):
            admin.post(f"{HERE}holds/new/", {"kind": "foi", "reference": f"FOI {place}", "report": ""})
        with django_assert_max_num_queries(10) as seen:
            admin.get(HERE)
        counts.append(len(seen.captured_queries))
    assert counts[0] == counts[1]
