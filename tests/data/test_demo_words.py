"""The demo data say what the documents say, word for word, and leave nothing of a letter out unseen."""

import hashlib
import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.data.documents import LEFT_OUT, ROOT, demo, items, normalise, reading, replies

SHA256 = {
    "mopac-2023-firearms.txt": "453bf70a31e91921e403faa228d425e4fdff94efa248131a5b612c369446b631",
    "west-mercia-2023-firearms.txt": "05ade58bc30de2ff1891a92c8be26d77e527fa5c8a4579eaa91730679323f716",
    "cheshire-2023-firearms.txt": "96707168baae66e390c8f03feaccfb3cb2dba474b120116d5039b7d0517b222a",
    "news-2023-armed-police.txt": "c5451903e64c27ffc4ae04984d392030d8454b17b0c715ab2dfb6fa8b49cb8d2",
    "mayor-of-london-2018-gun-crime.txt": "0c0af3810626780319e0553f868d1729eab1b5699a078d021cc5188c1cded89b",
}

PASSAGES = [
    "report_title_as_written",
    "report_published_as_written",
    "reference",
    "letter_date_as_written",
    "addressee_name",
    "addressee_role",
    "salutation",
    "signature_described",
    "introduction",
    "narrative_heading",
    "narrative",
    "closing",
    "sign_off",
    "signatory_name",
    "signatory_role",
    "signatory_area",
    "chief_officer_comments",
]
ITEM_PASSAGES = ["heading", "quoted_text", "answer"]

# A footnote stands at the foot of its page, so it is put after the answer that it belongs to.
FOOTNOTES = {
    ("mayor-of-london-2018-gun-crime", 1): "² ",
    ("mayor-of-london-2018-gun-crime", 2): "³ ",
}

# Which sentences of an answer (counted from 0) say what the local policing body itself does; the rest are the force's.
BODY_SENTENCES = {
    ("mopac-2023-firearms", 2): [2],
    ("mopac-2023-firearms", 5): [4],
    ("mayor-of-london-2018-gun-crime", 1): [0, 1, 2, 3, 4, 5, 6, 7],
    ("mayor-of-london-2018-gun-crime", 2): [0],
    ("mayor-of-london-2018-gun-crime", 3): [1, 4],
    ("mayor-of-london-2018-gun-crime", 4): [0, 1, 2, 3],
}

# What a response form says by itself: the house style prints it, so the record does not hold it.
FORM_WORDS = {
    "response-form": [
        ("form", "Title of Inspection"),
        ("form", "Date Inspection Published"),
        ("form", "Type of Inspection"),
        ("form", "Recommendations National x"),
        ("form", "Local"),
        ("form", "Report Summary:"),
        ("form", "Recommendations:"),
    ]
}


def passages(reply: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every text that a reply takes from its letter, by name; a moved footnote apart from its answer."""
    for name in PASSAGES:
        yield name, reply.get(name, "")
    for name in ("addressee_lines", "copies"):
        for line in reply[name]:
            yield name, line
    for name, value in reply.get("form", {}).items():
        if isinstance(value, str):
            yield name, value
    yield from FORM_WORDS.get(reply["layout"], ())
    for item in reply["items"]:
        for name in ITEM_PASSAGES:
            for part in split_footnote(reply, item, name):
                yield f"{item['position']} {name}", part


def split_footnote(reply: dict[str, Any], item: dict[str, Any], name: str) -> list[str]:
    document = reply["document"].removeprefix("letters/").removesuffix(".txt")
    mark = FOOTNOTES.get((document, item["position"]))
    if name != "answer" or mark is None:
        return [item[name]]
    answer, footnote = item[name].split(f"\n\n{mark}")
    return [answer, mark + footnote]


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"\n\n|(?<=[.!?])\s+", text) if part]


def words_without_a_place(document: str) -> list[str]:
    """The words of a letter that no passage holds. A passage takes one occurrence, a free one where there is one."""
    text, reply = reading(document), replies()[document]
    placed = [False] * len(text)
    for passage in sorted({normalise(words) for _, words in passages(reply)} - {""}, key=len, reverse=True):
        starts = [match.start() for match in re.finditer(re.escape(passage), text)]
        start = next((start for start in starts if not placed[start]), starts[0])
        placed[start : start + len(passage)] = [True] * len(passage)
    return [match.group() for match in re.finditer(r"\w+", text) if not all(placed[match.start() : match.end()])]


def test_letters_are_the_documents_byte_for_byte() -> None:
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (ROOT / "letters").iterdir()}
    assert found == SHA256


def test_demo_holds_one_file_a_reply_beside_the_reports_and_the_people() -> None:
    found = {path.name for path in (ROOT / "demo").iterdir()}
    assert found == {"reports.json", "office-holders.json", *(f"{document}.json" for document in LEFT_OUT)}
    assert {document: reply["document"] for document, reply in replies().items()} == {
        document: f"letters/{document}.txt" for document in LEFT_OUT
    }


@pytest.mark.parametrize("document", LEFT_OUT)
def test_every_passage_stands_in_its_letter(document: str) -> None:
    text = reading(document)
    assert [(name, words) for name, words in passages(replies()[document]) if normalise(words) not in text] == []


@pytest.mark.parametrize("document", LEFT_OUT)
def test_every_word_of_a_letter_has_a_place(document: str) -> None:
    assert words_without_a_place(document) == []


@pytest.mark.parametrize("document", LEFT_OUT)
def test_items_stand_in_the_letters_order(document: str) -> None:
    text = reading(document)
    starts = [text.index(normalise(item["quoted_text"])) for item in replies()[document]["items"]]
    assert starts == sorted(set(starts))


def test_what_is_left_out_is_listed_for_people() -> None:
    readme = normalise((ROOT / "README.md").read_text(encoding="utf-8"))
    listed = [phrase.removesuffix(" West Mercia Police") for phrases in LEFT_OUT.values() for phrase in phrases]
    assert [phrase for phrase in listed if f"“{phrase}”" not in readme] == []


@pytest.mark.parametrize(("document", "position"), items())
def test_force_and_body_share_out_the_sentences_of_an_answer(document: str, position: int) -> None:
    item = items()[document, position]
    answer = sentences(item["answer"])
    ours = BODY_SENTENCES.get((document, position), [])
    assert sentences(item["body_action"]) == [answer[place] for place in ours]
    assert sentences(item["force_action"]) == [words for place, words in enumerate(answer) if place not in ours]


def test_form_answers_are_passages_of_its_narrative() -> None:
    reply = replies()["cheshire-2023-firearms"]
    narrative = normalise(reply["narrative"])
    answers = {item["position"]: item["answer"] for item in reply["items"]}
    assert [position for position, answer in answers.items() if answer not in narrative] == []
    assert answers[5] == answers[6]
    assert len(set(answers.values())) == len(answers) - 1


def test_register_words_are_quoted_by_the_form_and_but_for_number_7_by_mopac() -> None:
    firearms, gun_crime = demo("reports")["reports"]
    held = {rec["number"]: rec["text"] for rec in firearms["recommendations"] if rec["wording_held"]}
    quoted = {document: [item["quoted_text"] for item in reply["items"]] for document, reply in replies().items()}
    assert list(held.values()) == quoted["cheshire-2023-firearms"]
    assert [text for number, text in held.items() if number != "7"] == quoted["mopac-2023-firearms"]
    assert [rec["text"] for rec in gun_crime["recommendations"]] == [
        words.removesuffix(",") for words in quoted["mayor-of-london-2018-gun-crime"]
    ]


def test_west_mercia_quotes_the_register_but_for_capitals_and_a_comma() -> None:
    firearms, _ = demo("reports")["reports"]
    held = {rec["position"]: rec["text"] for rec in firearms["recommendations"]}
    for item in replies()["west-mercia-2023-firearms"]["items"]:
        quoted = item["quoted_text"].replace("By 31 July 2024 Chief", "By 31 July 2024, Chief")
        assert quoted.replace("Chief Constables", "chief constables") == held[item["position"]]


def test_context_link_quotes_the_article() -> None:
    firearms, gun_crime = demo("reports")["reports"]
    (link,) = firearms["context_links"]
    article = normalise((ROOT / link["file"]).read_text(encoding="utf-8"))
    (quoted,) = re.findall("“(.+?)”", link["description"])
    assert article.startswith(quoted)
    assert "BBC/Taiwo Akinola" in article
    assert "BBC/Taiwo Akinola" in link["description"]
    assert (link["publisher"], link["url"], link["published_on"]) == ("", "", None)
    assert gun_crime["context_links"] == []
