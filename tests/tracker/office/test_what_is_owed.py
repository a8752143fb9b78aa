"""What a body owes follows from when it begins and from the forces it answers for: settings open what is held."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from forces.models import Jurisdiction, LocalPolicingBody
from responses.record.models import Response
from responses.replies.flows.open_report import bodies_concerned
from responses.replies.models import Reply
from tests.builders import a_report, one_body, one_force, opened
from tests.responses.record.forms_as_sent import as_sent, boxes, problems, signed_in, text_of
from tests.tracker.office.office_pages import administrator, events, send, two_forces
from tracker.office.duties import reports_to_open

pytestmark = pytest.mark.django_db
HERE = "/settings/west-mercia-pcc/"
ME = "administrator@west-mercia-pcc.example"


@pytest.fixture
def body() -> LocalPolicingBody:
    return one_body()


@pytest.fixture
def admin(body: LocalPolicingBody) -> Client:
    return signed_in(administrator(body))


@pytest.fixture
def _on_22_august_2023():
    with time_machine.travel("2023-08-22 09:00", tick=False):
        yield


def settings_events() -> list[dict]:
    return [facts for kind, by, of, facts in events() if (kind, by, of) == ("settings", ME, "west-mercia-pcc")]


@pytest.mark.usefixtures("_on_22_august_2023")
class TestFromWhen:
    """The report of 11 July 2023 has its last day on 4 September."""

    LAST = date(2023, 9, 4)

    @pytest.fixture
    def body(self) -> LocalPolicingBody:
        one_body()
        LocalPolicingBody.objects.update(uses_tracker_from=date(2023, 10, 1))
        opened(a_report(2, title="Radios"))
        return LocalPolicingBody.objects.get()

    def test_an_earlier_day_shows_what_it_opens_before_it_is_saved(self, admin: Client, body: LocalPolicingBody):
        page = send(admin, f"{HERE}from-when/", uses_tracker_from=self.LAST)
        assert page.status_code == 200
        assert [(report.title, day) for report, day in page.context["opens"]] == [("Radios", self.LAST)]
        assert "Radios: last day 4 Sep 2023" in text_of(page)
        body.refresh_from_db()
        assert (body.uses_tracker_from, Reply.objects.count()) == (date(2023, 10, 1), 0)
        again = {**as_sent(page.context["form"]), "seen_what_opens": page.context["seen_what_opens"]}
        done = admin.post(f"{HERE}from-when/", again, follow=True)
        assert "The change is saved. 1 report now has a reply to draft." in text_of(done)
        body.refresh_from_db()
        assert body.uses_tracker_from == self.LAST
        assert [(reply.body, reply.report.title, reply.items.count()) for reply in Reply.objects.all()] == [
            (body, "Radios", 0)
        ]
        assert Response.objects.filter(body=body).count() == 2

    def test_a_day_after_the_last_day_opens_nothing(self, admin: Client, body: LocalPolicingBody):
        assert send(admin, f"{HERE}from-when/", uses_tracker_from=self.LAST + timedelta(days=1)).status_code == 302
        assert Reply.objects.count() == 0

    def test_another_day_than_the_one_shown_is_shown_again(self, admin: Client, body: LocalPolicingBody):
        page = send(admin, f"{HERE}from-when/", uses_tracker_from=self.LAST)
        other = as_sent(page.context["form"], seen_what_opens=page.context["seen_what_opens"])
        other |= boxes("uses_tracker_from", date(2023, 9, 1))
        page = admin.post(f"{HERE}from-when/", other)
        assert (page.status_code, page.context["seen_what_opens"]) == (200, "2023-09-01")
        assert Reply.objects.count() == 0

    def test_a_later_day_closes_nothing(self, admin: Client, body: LocalPolicingBody):
        page = send(admin, f"{HERE}from-when/", uses_tracker_from=self.LAST)
        admin.post(f"{HERE}from-when/", {**as_sent(page.context["form"]), "seen_what_opens": "2023-09-04"})
        assert send(admin, f"{HERE}from-when/", uses_tracker_from=date(2026, 1, 1)).status_code == 302
        assert Reply.objects.count() == 1


@pytest.mark.usefixtures("_on_22_august_2023")
class TestForces:
    def test_one_is_added_and_what_it_is_asked_opens(self, admin: Client, body: LocalPolicingBody):
        kent, _essex = two_forces()
        report = a_report(1, title="Radios")
        opened(report)
        done = admin.post(f"{HERE}forces/add/", {"force": kent.pk, **boxes("from_on", date(2023, 1, 1))}, follow=True)
        assert "The change is saved. 1 report now has a reply to draft." in text_of(done)
        row = Jurisdiction.objects.get(force=kent)
        assert (row.body, row.from_on, row.precision) == (body, date(2023, 1, 1), "day")
        assert set(Reply.objects.values_list("force__slug", flat=True)) == {"kent", "west-mercia"}
        assert settings_events() == [
            {
                "page": "forces", "force": "kent", "from": "2023-01-01", "did": "answers for",
                "before": {"body": None}, "after": {"body": str(body)},
            }
        ]  # fmt: skip

    def test_a_report_from_before_it_asks_nothing_of_us(self, admin: Client, body: LocalPolicingBody):
        kent, _essex = two_forces()
        opened(a_report(1, title="Radios"))
        done = admin.post(f"{HERE}forces/add/", {"force": kent.pk, **boxes("from_on", date(2023, 7, 12))}, follow=True)
        assert "The change is saved." in text_of(done)
        assert set(Reply.objects.values_list("force__slug", flat=True)) == {"west-mercia"}

    def test_the_day_may_be_unknown(self, admin: Client):
        kent, _essex = two_forces()
        assert admin.post(f"{HERE}forces/add/", {"force": kent.pk, **boxes("from_on", None)}).status_code == 302
        assert "Kent Police start not recorded to the day" in text_of(admin.get(f"{HERE}forces/"))

    def test_what_another_office_keeps_is_not_taken(self, admin: Client):
        kent, essex = two_forces()
        one_body(kent, slug="kent-pcc", name="PCC for Kent")
        page = admin.post(f"{HERE}forces/add/", {"force": kent.pk, **boxes("from_on", date(2023, 8, 1))})
        assert problems(page) == [
            "PCC for Kent answers for Kent Police and uses the tracker: its administrator ends that first."
        ]
        assert Jurisdiction.objects.filter(force=kent).count() == 1
        assert "Essex Police" in text_of(page)
        assert essex.jurisdictions.count() == 0

    def test_one_ends_from_a_day(self, admin: Client, body: LocalPolicingBody):
        row = body.jurisdictions.get()
        address = f"{HERE}forces/{row.pk}/end/"
        page = admin.post(address, boxes("on", date(2012, 11, 21)))
        assert problems(page) == [
            "The day must be 22 November 2012, when it began, or later: 21 November 2012 is before it."
        ]
        assert admin.post(address, boxes("on", date(2023, 9, 1)))["Location"] == f"{HERE}forces/"
        assert "from 22 Nov 2012, no longer from 1 Sep 2023" in text_of(admin.get(f"{HERE}forces/"))
        assert settings_events() == [
            {
                "page": "forces", "force": "west-mercia", "from": "2023-09-01", "did": "no longer answers for",
                "before": {"body": str(body)}, "after": {"body": None},
            }
        ]  # fmt: skip
        with time_machine.travel("2023-09-01 09:00", tick=False):
            later = signed_in(administrator(body))
            assert "Your body answers for no force yet." in text_of(later.get(f"{HERE}forces/"))
            assert later.get(address).status_code == 404

    def test_another_bodys_row_is_not_found(self, admin: Client):
        kent = one_body(one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
        address = f"{HERE}forces/{kent.jurisdictions.get().pk}/end/"
        assert (admin.get(address).status_code, admin.post(address, {}).status_code) == (404, 404)


def test_what_is_foretold_is_what_is_opened(body: LocalPolicingBody):
    """The one rule in its two forms: asked of one body for all reports, and of one report for all bodies."""
    kent, essex = two_forces()
    Jurisdiction.objects.create(force=kent, body=body, from_on=date(2023, 1, 1))
    Jurisdiction.objects.create(force=essex, body=body, from_on=None, precision="unknown")
    Jurisdiction.objects.create(force=essex, body=None, from_on=date(2023, 8, 1))
    LocalPolicingBody.objects.update(uses_tracker_from=date(2023, 9, 1))
    days = [date(2022, 12, 31), date(2023, 7, 7), date(2023, 7, 8), date(2023, 8, 1), date(2023, 9, 9)]
    reports = [a_report(1, title=f"All forces, {day}", published_on=day) for day in days]
    reports += [a_report(1, title=f"Essex, {day}", published_on=day, forces=[essex]) for day in days]
    reports += [a_report(1, title="Of a force that is not ours", forces=[one_force("cheshire", "Cheshire Police")])]
    body.refresh_from_db()
    ours = {report.title for report in reports if any(held == body for _force, held in bodies_concerned(report))}
    assert {report.title for report in reports_to_open(body, date(2023, 9, 1))} == ours
    assert ours == {
        "All forces, 2023-07-08", "All forces, 2023-08-01", "All forces, 2023-09-09", "Essex, 2023-07-08",
    }  # fmt: skip
