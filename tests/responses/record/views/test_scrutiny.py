"""Scrutiny on the pages: who writes, who reads, where an entry shows, and how it becomes our own action."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from forces.roles import Role
from responses.record.flows.record_scrutiny import record_scrutiny
from responses.record.flows.record_update import current_state
from responses.record.models import Batch, Response, Scrutiny
from tests import builders
from tests.responses.record.conftest import NOW, TODAY
from tests.responses.record.forms_as_sent import as_sent, opened_form, page_of, problems, signed_in, text_of
from tests.tracker.markup import read

ENTRIES, NEW = "/scrutiny/", "/scrutiny/new/"
HELD = date(2023, 9, 5)
SECRET = "How many radios?"
SAID = f"At The board on 5 September 2023 we asked: {SECRET} They answered: Two hundred."


def enter(rows, by, *, at=NOW, **facts) -> Scrutiny:
    facts = {"meeting": "The board", "held_on": HELD, "question": SECRET, "answer": "Two hundred.", **facts}
    return record_scrutiny(responses=[row.pk for row in rows], by=by, at=at, today=TODAY, **facts)


@pytest.fixture
def another(response):
    """A response to another report of the same force."""
    return builders.opened(builders.a_report(title="Another report"))[0]


@pytest.fixture
def entry(response, officer):
    return enter([response], officer)


def asked(rows, **more) -> str:
    return f"{NEW}?{'&'.join(f'response={row.pk}' for row in rows)}"


def send(client, address, **typed):
    typed = {"meeting": "The board", "held_on": HELD, "question": SECRET, **typed}
    return client.post(NEW, as_sent(opened_form(client, address), **typed))


class TestNew:
    def test_an_entry_about_one_response_leads_back_to_it(self, response, officer):
        client = signed_in(officer)
        page = send(client, asked([response]), answer="Two hundred.", next_review_on=date(2023, 12, 5))
        assert (page.status_code, page["Location"]) == (302, f"{page_of(response)}#scrutiny")
        held = Scrutiny.objects.get()
        assert (held.meeting, held.held_on, held.question, held.answer, held.next_review_on, held.by, held.at) == (
            "The board", HELD, SECRET, "Two hundred.", date(2023, 12, 5), officer, NOW,
        )  # fmt: skip
        assert list(held.responses.all()) == [response]
        assert "The entry is recorded." in text_of(client.get(page_of(response)))

    def test_an_entry_about_many_leads_to_itself(self, response, another, officer):
        page = send(signed_in(officer), asked([response, another]))
        assert page["Location"] == Scrutiny.objects.get().get_absolute_url()
        assert set(Scrutiny.objects.get().responses.all()) == {response, another}

    def test_quoted_it_stands_in_what_we_do(self, response, officer):
        send(signed_in(officer), asked([response]), answer="Two hundred.", quote="on")
        assert current_state(response).body_action == SAID
        assert Batch.objects.get().kind == "scrutiny"

    def test_all_that_is_filtered_can_be_chosen(self, response, another, officer):
        form = opened_form(signed_in(officer), f"{NEW}?all=1&filter=%3Freport%3Dhmicfrs%2Fanother-report")
        assert form["chosen"].value() == str(another.pk)

    def test_nothing_chosen_leads_back_and_says_so(self, response, officer):
        page = signed_in(officer).get(NEW, {"back": "/recommendations/?page=2"})
        assert (page.status_code, page["Location"]) == (302, "/recommendations/?page=2")
        assert len(list(get_messages(page.wsgi_request))) == 1

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            (
                {"meeting": "", "question": " "},
                ["Meeting is missing. Enter where it was asked.", "What was asked is missing. Enter the question."],
            ),
            ({"meeting": "x" * 201}, ["Meeting must be 200 characters or fewer: it has 201."]),
            ({"held_on": None}, ["Date of the meeting is missing. Enter a date such as 27 3 2024."]),
            (
                {"held_on": date(2023, 9, 13)},
                ["The date of the meeting must be today or in the past: Wednesday 13 September 2023 has not come yet."],
            ),
            (
                {"next_review_on": HELD},
                ["Next review date must be after the meeting: Tuesday 5 September 2023 is not. Enter a later day."],
            ),
        ],
    )
    def test_mistakes_are_named_and_all_that_was_typed_stays(self, response, officer, typed, said):
        page = send(signed_in(officer), asked([response]), **{"answer": "Two\r\nlines.", **typed})
        assert page.status_code == 200
        assert problems(page) == said
        assert page.context["form"]["answer"].value() == "Two\r\nlines."
        assert page.context["form"]["chosen"].value() == str(response.pk)
        assert Scrutiny.objects.count() == 0

    def test_a_follow_up_begins_with_what_was_asked(self, response, another, officer):
        first = enter([response, another], officer)
        client = signed_in(officer)
        forms = [opened_form(client, f"{NEW}?follows={first.pk}{more}") for more in ("", f"&response={another.pk}")]
        assert [form["chosen"].value() for form in forms] == [f"{response.pk},{another.pk}", str(another.pk)]
        names = ("meeting", "question", "answer", "held_on", "next_review_on")
        assert [forms[0][name].value() for name in names] == ["The board", SECRET, None, None, None]


class TestEntries:
    def test_the_newest_meeting_comes_first_and_what_is_due_on_top(self, response, another, officer):
        enter([response], officer, meeting="June", held_on=date(2023, 6, 1), next_review_on=date(2023, 9, 1))
        enter([another], officer, meeting="July", held_on=date(2023, 7, 1), next_review_on=date(2024, 1, 1))
        enter([response, another], officer, meeting="May", held_on=date(2023, 5, 1), next_review_on=date(2023, 6, 1))
        enter([another], officer, meeting="August", held_on=date(2023, 8, 1), answer="")
        page = signed_in(officer).get(ENTRIES)
        meetings = [row.record.meeting for row in page.context["table"].page.object_list]
        assert meetings == ["August", "July", "June", "May"]
        assert [entry.meeting for entry in page.context["to_review"]] == ["June", "July"]
        words = text_of(page)
        assert "1 entry is to be looked at again: its review date has come." in words
        assert "Review due Friday 1 September 2023 June, 1 Jun 2023 : How many radios?" in words
        assert "Monday 1 January 2024 July, 1 Jul 2023" in words
        assert words.count("Review due") == 1
        assert "August 1 Aug 2023 How many radios? 1 recommendation of “Another report” None recorded –" in words
        assert "May 1 May 2023 How many radios? 2 recommendations of 2 reports Recorded 1 Jun 2023" in words

    def test_an_empty_list_says_what_would_be_here(self, response, officer):
        words = text_of(signed_in(officer).get(ENTRIES))
        assert "No entry is recorded yet." in words
        assert "review date" not in words

    def test_it_is_read_page_by_page(self, response, officer):
        for day in range(1, 28):
            enter([response], officer, meeting=f"Board {day}", held_on=date(2023, 8, day))
        client = signed_in(officer)
        pages = [[row.record.meeting for row in client.get(ENTRIES, {"page": n}).context["table"].page] for n in (1, 2)]
        assert [len(page) for page in pages] == [25, 2]
        assert (pages[0][0], pages[1]) == ("Board 27", ["Board 2", "Board 1"])


class TestOneEntry:
    def test_it_shows_what_was_said_and_about_what(self, response, another, officer):
        entry = enter([response, another], officer, question="One?\n\nTwo?", next_review_on=date(2023, 12, 5))
        builders.record(another, on=TODAY, progress="planned")
        words = text_of(signed_in(officer).get(entry.get_absolute_url()))
        assert (
            "Date of the meeting Tuesday 5 September 2023 What was asked One? Two? What was answered Two hundred. "
            f"Next review Tuesday 5 December 2023 Recorded {officer}, 12 Sep 2023"
        ) in words
        assert "Recommendation 1 A report West Mercia Police Not started Not quoted" in words
        assert "Recommendation 1 Another report West Mercia Police Planned Not quoted" in words

    def test_what_is_quoted_is_said_to_be(self, response, officer):
        entry = enter([response], officer, quote=True)
        assert "Not started Quoted" in text_of(signed_in(officer).get(entry.get_absolute_url()))


class TestResponsePage:
    def test_entries_stand_in_their_section_and_in_the_history(self, response, officer):
        enter([response], officer, meeting="June", held_on=date(2023, 6, 1), next_review_on=date(2023, 9, 1), answer="")
        page = signed_in(officer).get(page_of(response))
        words = text_of(page)
        assert (
            "Scrutiny June, 1 Jun 2023 Asked: How many radios? Answered: nothing is recorded "
            "Next review Friday 1 September 2023. Review due"
        ) in words
        assert (
            f"History 1 Jun 2023 : asked at a meeting, June How many radios? Recorded 12 Sep 2023, {officer} "
            "11 Jul 2023 : Opened from the register"
        ) in words

    def test_a_review_is_due_until_a_later_meeting_has_looked(self, response, officer):
        enter([response], officer, meeting="June", held_on=date(2023, 6, 1), next_review_on=date(2023, 9, 1))
        client = signed_in(officer)
        assert "Review due" in text_of(client.get(page_of(response)))
        enter([response], officer, meeting="September", held_on=date(2023, 9, 1))
        assert "Review due" not in text_of(client.get(page_of(response)))

    def test_the_history_tells_both_as_they_were_recorded(self, response, officer):
        builders.record(response, on=date(2023, 8, 1), by=officer, note="First.")
        enter([response], officer, meeting="Early", at=datetime(2023, 8, 2, 9, tzinfo=UTC), held_on=date(2023, 7, 1))
        builders.record(response, on=date(2023, 8, 3), by=officer, note="Second.")
        enter([response], officer, meeting="Late", held_on=date(2023, 6, 1))
        told = signed_in(officer).get(page_of(response)).context["timeline"]
        assert [one.scrutiny.meeting if one.scrutiny else one.entry.update.seq for one in told] == [
            "Late", 3, "Early", 2, 1,
        ]  # fmt: skip

    def test_the_first_three_are_in_full_view(self, response, officer):
        for day in range(1, 6):
            enter([response], officer, meeting=f"Board {day}", held_on=date(2023, 8, day))
        page = read(signed_in(officer).get(page_of(response)).content.decode())
        (hidden,) = [one for one in page.all("details") if "Show the earlier entries" in one.text]
        assert [one.text for one in hidden.all("h3")] == ["Board 2, 2 Aug 2023", "Board 1, 1 Aug 2023"]
        assert len([one for one in page.all("h3") if one.text.startswith("Board")]) == 5

    def test_without_entries_the_section_says_what_would_be_there(self, response, officer):
        assert "Scrutiny Nothing is recorded yet. What you ask the force" in text_of(
            signed_in(officer).get(page_of(response))
        )


class TestQuoting:
    def test_the_update_form_holds_the_paragraph_after_what_we_do(self, response, officer, entry):
        builders.record(response, on=TODAY, body_action="We fund it.")
        client = signed_in(officer)
        address = page_of(response, "response-update")
        assert f'href="{address}?quote={entry.pk}"' in client.get(page_of(response)).content.decode()
        form = opened_form(client, f"{address}?quote={entry.pk}")
        assert form["body_action"].value() == f"We fund it.\n\n{SAID}"
        assert client.post(f"{address}?quote={entry.pk}", as_sent(form)).status_code == 302
        page = client.get(page_of(response))
        assert current_state(response).body_action == f"We fund it.\n\n{SAID}"
        assert "Quoted in “What we do”." in text_of(page)
        assert "?quote=" not in page.content.decode()

    def test_the_plain_form_holds_what_we_do_alone(self, response, officer, entry):
        assert opened_form(signed_in(officer), page_of(response, "response-update"))["body_action"].value() == ""

    def test_an_entry_about_something_else_is_not_found(self, response, another, officer):
        entry = enter([another], officer)
        address = page_of(response, "response-update")
        client = signed_in(officer)
        for asked_for in (entry.pk, 0, "x", "9" * 30, "²"):
            assert client.get(address, {"quote": asked_for}).status_code == 404

    def test_a_liaisons_form_is_given_no_word_of_it(self, response, liaison, entry):
        page = signed_in(liaison).get(page_of(response, "response-force-word"), {"quote": entry.pk})
        assert set(page.context["form"].initial) == {"version", "force_says", "force_action", "effective_on"}
        assert SECRET not in page.content.decode()


class TestScope:
    def statuses(self, client, response, entry) -> list[int]:
        pages = [ENTRIES, entry.get_absolute_url(), asked([response]), f"{NEW}?follows={entry.pk}"]
        return [
            *(client.get(page).status_code for page in pages),
            client.post(NEW, {"chosen": response.pk}).status_code,
        ]

    def test_an_officer_reads_and_writes(self, response, officer, entry):
        assert self.statuses(signed_in(officer), response, entry) == [200, 200, 200, 200, 200]

    @pytest.mark.parametrize("role", [Role.OFFICE_HOLDER, Role.READER, Role.REGISTER_EDITOR, Role.ADMINISTRATOR])
    def test_the_bodys_other_people_read(self, response, body, entry, role):
        client = signed_in(builders.member(role, body=body))
        assert self.statuses(client, response, entry) == [200, 200, 403, 403, 403]
        assert SECRET in client.get(page_of(response)).content.decode()
        offered = ("Follow it up", "Quote as our own action", "Add a scrutiny entry")
        pages = [client.get(page).content.decode() for page in (ENTRIES, entry.get_absolute_url(), page_of(response))]
        assert [words for words in offered if any(words in page for page in pages)] == []

    def test_a_liaison_finds_nothing(self, response, liaison, entry):
        client = signed_in(liaison)
        assert self.statuses(client, response, entry) == [404, 404, 403, 403, 403]
        page = client.get(page_of(response)).content.decode()
        assert [words for words in (SECRET, "Two hundred.", "The board", "Scrutiny", "crutiny") if words in page] == []

    def test_another_bodys_people_find_nothing(self, response, entry):
        kent = builders.one_body(builders.one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
        client = signed_in(builders.officer(kent))
        assert self.statuses(client, response, entry) == [200, 404, 404, 404, 404]
        assert client.get(ENTRIES).context["count"] == 0

    def test_an_officer_who_reads_elsewhere_adds_nothing_there(self, response, officer):
        kent = builders.one_force("kent", "Kent Police")
        kents = builders.one_body(kent, slug="kent-pcc", name="PCC for Kent")
        builders.member(Role.READER, body=kents, email=officer.email)
        (theirs,) = [row for row in builders.opened(builders.a_report(title="More")) if row.force == kent]
        entry = enter([theirs], builders.officer(kents))
        client = signed_in(officer)
        assert client.get(entry.get_absolute_url()).status_code == 200
        assert client.get(asked([theirs])).status_code == client.get(f"{NEW}?follows={entry.pk}").status_code == 404

    def test_a_stranger_signs_in(self, response, entry):
        assert self.statuses(Client(), response, entry) == [302] * 5

    @pytest.mark.parametrize("pk", [0, 999_999, 10**30])
    def test_what_is_not_there_is_not_found(self, response, officer, pk):
        client = signed_in(officer)
        assert client.get(reverse("scrutiny", args=[pk])).status_code == 404
        assert client.get(NEW, {"follows": pk}).status_code == client.get(NEW, {"response": pk}).status_code == 404

    def test_nothing_is_written_by_opening_the_form(self, response, officer):
        signed_in(officer).get(asked([response]))
        assert Scrutiny.objects.count() == 0


@pytest.mark.parametrize("page", ["entries", "response", "one entry", "update"])
def test_a_page_costs_the_same_with_one_and_with_thirty(body, officer, page):
    rows = builders.opened(builders.a_report(30))
    client = signed_in(officer)
    costs = []
    for number in (1, 29):
        for place in range(number):
            day = date(2023, 8, 1 + place)
            last = enter(rows[:number], officer, held_on=day, next_review_on=date(2023, 9, 1 + place))
        addresses = {
            "entries": ENTRIES,
            "response": page_of(rows[0]),
            "one entry": last.get_absolute_url(),
            "update": f"{page_of(rows[0], 'response-update')}?quote={last.pk}",
        }
        with CaptureQueriesContext(connection) as queries:
            assert client.get(addresses[page]).status_code == 200
        costs.append(len(queries))
    assert Response.objects.get(pk=rows[0].pk).scrutiny.count() == 30
    assert costs == [costs[0]] * 2
    assert costs[0] <= 10
