"""The demo data assert no more than the documents do: statuses as a reader marked them, dates as written, gaps kept."""

import pytest

from tests.data.documents import demo, forces, items, labels, normalise, reading, replies

# The body's progress words for a reader's mark. A refusal is no progress: acceptance says it.
PROGRESS = {
    "already-compliant": "already-compliant",
    "complete": "complete",
    "in-progress": "in-progress",
    "planned": "planned",
    "depends-on-others": "waiting-on-others",
    "not-accepted": "not-started",
}

ITEM_KEYS = {
    "position",
    "number",
    "heading",
    "quoted_text",
    "answer",
    "refers_to",
    "force_action",
    "body_action",
    "progress",
    "acceptance",
    "acceptance_reason",
    "waiting_on",
    "waiting_for",
    "evidence_phrase",
}

# Letter: the report's date as written and as read, the letter's own as written and as read.
DATES = {
    "mopac-2023-firearms": ("11th August 2023", "2023-08-11", "9 October 2023", "2023-10-09"),
    "west-mercia-2023-firearms": ("11th July 2023", "2023-07-11", "04 September 2023", "2023-09-04"),
    "cheshire-2023-firearms": ("11.7.23", "2023-07-11", "", None),
    "mayor-of-london-2018-gun-crime": ("23 January", None, "18 APR 2018", "2018-04-18"),
}

ADDRESSEES = {
    "2": "chief constables",
    "3": "all chief constables",
    "5": "all chief constables",
    "6": "chief constables",
    "7": "regional armed policing lead",
    "8": "each assistant chief constable regional firearms lead",
    "10": "chief constables",
    "12": "chief constables",
}


def test_every_labelled_item_is_held_and_no_other() -> None:
    assert list(items()) == list(labels())
    assert len(items()) == 7 + 7 + 8 + 4


@pytest.mark.parametrize(("document", "position"), labels())
def test_item_agrees_with_its_label(document: str, position: int) -> None:
    item, label = items()[document, position], labels()[document, position]
    answer = normalise(item["answer"].split("\n\n²")[0].split("\n\n³")[0])
    assert item["progress"] == PROGRESS[label["status"]]
    assert item["evidence_phrase"] == label["evidence_phrase"]
    assert item["evidence_phrase"] in item["answer"]
    assert normalise(item["quoted_text"]).startswith(label["text_start"])
    assert normalise(item["quoted_text"]).endswith(label["text_end"])
    assert answer.startswith(label["answer_start"])
    assert answer.rstrip("³").endswith(label["answer_end"])


def test_items_and_replies_have_the_agreed_keys() -> None:
    reasons = {key for key, item in items().items() if item.keys() - ITEM_KEYS == {"refers_to_why"}}
    assert reasons == {("west-mercia-2023-firearms", 6), ("west-mercia-2023-firearms", 10)}
    assert [key for key, item in items().items() if key not in reasons and item.keys() != ITEM_KEYS] == []
    letter = replies()["mopac-2023-firearms"].keys()
    extra = {document: reply.keys() ^ letter for document, reply in replies().items() if reply.keys() != letter}
    assert extra == {
        "cheshire-2023-firearms": {"form"},
        "mayor-of-london-2018-gun-crime": {"letterhead", "signature_described"},
        "west-mercia-2023-firearms": {"signature_described"},
    }


def test_numbers_are_those_that_the_letter_writes() -> None:
    numbers = {document: [item["number"] for item in reply["items"]] for document, reply in replies().items()}
    seven = ["2", "3", "5", "6", "8", "10", "12"]
    assert numbers == {
        "mopac-2023-firearms": seven,
        "west-mercia-2023-firearms": seven,
        "cheshire-2023-firearms": [""] * 8,
        "mayor-of-london-2018-gun-crime": [""] * 4,
    }


def test_as_above_refers_to_an_earlier_answer() -> None:
    assert {key: item["refers_to"] for key, item in items().items() if item["refers_to"]} == {
        ("west-mercia-2023-firearms", 6): "5",
        ("west-mercia-2023-firearms", 10): "6",
    }
    above = {key for key, item in items().items() if item["answer"].startswith("As above")}
    assert above == {("west-mercia-2023-firearms", 6), ("west-mercia-2023-firearms", 10)}


def test_acceptance_is_undecided_unless_the_letter_says_so() -> None:
    decided = {key: item["acceptance"] for key, item in items().items() if item["acceptance"] != "undecided"}
    assert decided == {
        ("mayor-of-london-2018-gun-crime", 1): "accepted",
        ("mayor-of-london-2018-gun-crime", 2): "not-accepted",
    }
    reasons = {key: item["acceptance_reason"] for key, item in items().items() if item["acceptance_reason"]}
    (declined,) = reasons
    assert declined == ("mayor-of-london-2018-gun-crime", 2)
    assert items()[declined]["answer"].startswith(reasons[declined] + "\n\n")


def test_waiting_names_whom_and_what_in_the_letters_words() -> None:
    waiting = {key: (item["waiting_on"], item["waiting_for"]) for key, item in items().items() if item["waiting_for"]}
    assert waiting == {
        ("west-mercia-2023-firearms", 6): ("", "the revised APP to be published"),
        ("west-mercia-2023-firearms", 10): ("College of Policing", "the revised College of Policing armoury guidance"),
    }
    assert {key for key, item in items().items() if item["progress"] == "waiting-on-others"} == set(waiting)
    assert [key for key, (_, what) in waiting.items() if what not in items()[key]["answer"]] == []


def test_dates_are_as_each_letter_writes_them() -> None:
    names = ("report_published_as_written", "report_published_read", "letter_date_as_written", "letter_date")
    assert {document: tuple(reply[name] for name in names) for document, reply in replies().items()} == DATES


def test_firearms_report_holds_eight_wordings_of_twelve() -> None:
    report, _ = demo("reports")["reports"]
    recs = report["recommendations"]
    assert (report["published_on"], report["number_known"], report["concerns"]) == ("2023-07-11", 12, "every-force")
    assert (report["clock_rule"], report["source"]["clock_rule"]) == ("section-55", "section-55")
    assert [(rec["position"], rec["number"]) for rec in recs] == [(place, str(place)) for place in range(1, 13)]
    assert {rec["number"]: rec["addressee"] for rec in recs if rec["wording_held"]} == ADDRESSEES
    assert [(rec["number"], rec["text"], rec["addressee"]) for rec in recs if not rec["wording_held"]] == [
        (number, "", "") for number in ("1", "4", "9", "11")
    ]
    assert [rec["number"] for rec in recs if rec.get("number_inferred")] == ["7"]
    assert [rec["number"] for rec in recs if rec["addressee"] not in rec["text"]] == []


def test_committee_report_has_no_clock_no_numbers_and_no_year() -> None:
    _, report = demo("reports")["reports"]
    assert (report["published_on"], report["published_as_written"], report["number_known"]) == (
        None,
        "23 January",
        None,
    )
    assert (report["kind"], report["concerns"]) == ("committee-report", ["metropolitan"])
    assert (report["clock_rule"], report["source"]["clock_rule"]) == ("none", "none")
    assert [(rec["position"], rec["number"], rec["addressee"]) for rec in report["recommendations"]] == [
        (1, "", ""),
        (2, "", ""),
        (3, "", "MPS and MOPAC"),
        (4, "", ""),
    ]


def test_replies_name_known_reports_forces_and_their_bodies() -> None:
    known = {row["slug"]: row["body_slug"] for row in forces()}
    reports = {report["slug"]: report for report in demo("reports")["reports"]}
    assert [(reply["report"], reply["force"]) for reply in replies().values()] == [
        ("firearms-2023", "metropolitan"),
        ("firearms-2023", "west-mercia"),
        ("firearms-2023", "cheshire"),
        ("gun-crime-in-london", "metropolitan"),
    ]
    for reply in replies().values():
        places = {rec["position"] for rec in reports[reply["report"]]["recommendations"] if rec["wording_held"]}
        assert reply["body"] == known[reply["force"]]
        assert {item["position"] for item in reply["items"]} <= places
        assert (reply["origin"], reply["chief_officer_comments"]) == ("adopted", "")


def test_office_holders_are_those_who_sign_with_only_the_days_that_the_letters_show() -> None:
    holders = demo("office-holders")["office_holders"]
    signed = {
        (reply["body"], reply["signatory_name"], reply["signatory_role"], reply["letter_date"])
        for reply in replies().values()
    }
    assert {(one["body_slug"], one["name"], one["title"], one["known_on"]) for one in holders} == signed
    assert len(holders) == len(signed)
    assert [one["name"] for one in holders if not one["is_holder"]] == ["Sophie Linden"]
    assert [one for one in holders if one["from_on"] or one["until_on"]] == []


def test_only_mopac_words_the_report_title_otherwise() -> None:
    firearms, gun_crime = demo("reports")["reports"]
    titles = {document: reply["report_title_as_written"] for document, reply in replies().items()}
    assert titles == {
        "mopac-2023-firearms": "An inspection of how effective police forces are, in deploying firearms",
        "west-mercia-2023-firearms": firearms["title"],
        "cheshire-2023-firearms": firearms["title"],
        "mayor-of-london-2018-gun-crime": gun_crime["title"],
    }
    assert firearms["source"]["name"] in reading("mopac-2023-firearms")
