import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any
from unittest.mock import ANY

import pytest
from django.template import Context
from django.utils.html import conditional_escape

from letters.content import Letter, LetterItem
from letters.rendering import html
from letters.rendering.html import render_article, render_document
from letters.rendering.styles import house_styles
from tests.letters.builders import empty_letter, full_letter, letter


class Reader(HTMLParser):
    """Tags in order, and the text with its white space made single."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.words: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _value in attrs]

    def handle_data(self, data: str) -> None:
        self.words += data.split()

    @property
    def text(self) -> str:
        return " ".join(self.words)


def headings(source: str) -> list[tuple[str, str]]:
    return re.findall(r"<(h\d)[^>]*>([^<]*)</h\d>", source)


def test_the_article_says_the_whole_letter_in_order() -> None:
    assert Reader(render_article(full_letter())).text == (
        "OFFICIAL-SENSITIVE Test body 1 Test Street, Testtown Telephone "
        "Test Addressee Test role Addressee street Addressee town Our ref: REF-7 1 March 2024 "
        "Dear Addressee, A test report Introduction one. Introduction two. "
        "Recommendation 2: Quoted words two. Answer two. point 1 point 2 "
        "Recommendation 3: Quoted words three. Answer three. Its end. "
        "Recommendation 6: Quoted words six. See the answer to “Recommendation 3” above. Note. "
        "Narrative heading Narrative words. Comments of the Chief Constable Comments words. "
        "Our reply to those comments Reply words. Closing words. "
        "Yours sincerely, Test Signatory Signatory role Signatory area Copies to: First copy Second copy"
    )


def test_document_and_article_say_the_same() -> None:
    document = Reader(render_document(full_letter())).text
    assert document.endswith(Reader(render_article(full_letter())).text)


@pytest.mark.parametrize(("render", "first", "second"), [(render_document, "h1", "h2"), (render_article, "h2", "h3")])
def test_headings_start_at_the_level_that_their_place_asks(
    render: Callable[[Letter], str], first: str, second: str
) -> None:
    assert headings(render(letter(narrative="Words.", chief_officer_comments="Words."))) == [
        (first, "A test report"),
        (second, "Recommendation 2:"),
        (second, "Recommendation 3:"),
        (second, "Recommendation 6:"),
        (second, "Comments of the chief officer"),
    ]


def test_each_quotation_is_one_and_lists_are_lists() -> None:
    tags = Reader(render_article(letter())).tags
    assert (tags.count("blockquote"), tags.count("ul"), tags.count("li")) == (3, 1, 2)


def test_an_empty_letter_has_no_empty_element_and_no_words_but_what_it_is() -> None:
    article = render_article(empty_letter(items=(LetterItem(heading=" "),), copies=("", " "), closing="\n \n"))
    assert Reader(article).text == "DRAFT: not yet issued Letter"
    assert Reader(article).tags == ["div", "p", "strong", "div", "h2"]


def test_an_answer_that_stands_is_not_followed_by_a_reference() -> None:
    answered = letter(items=(LetterItem(heading="B", answer="As above, it is done.", refers_to="A"),))
    assert "See the answer" not in render_article(answered)


HOSTILE = ["<script>x</script>", "<img src=file:///etc/passwd>", "\"'><b>", "{{ letter }}", "&amp;"]


HOW = [{"style": style, "has_marks": has_marks} for style in house_styles() for has_marks in (False, True)]


@pytest.mark.parametrize("how", HOW, ids=str)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_is_always_text(hostile: str, how: dict[str, Any]) -> None:
    def letter_of(text: str) -> Letter:
        item = LetterItem(heading=text, quoted_text=text, answer=text, note=text)
        named = {name: text for name, value in vars(full_letter()).items() if isinstance(value, str)}
        return full_letter(
            **named | {"language": "en-GB", **how}, items=(item,), copies=(text,), addressee_lines=(text,)
        )

    for render in (render_document, render_article):
        page, harmless = Reader(render(letter_of(hostile))), Reader(render(letter_of("harmless!")))
        assert page.tags == harmless.tags
        assert page.text.casefold() == harmless.text.casefold().replace("harmless!", hostile.casefold())


def test_a_page_can_show_the_article_without_escaping_it_again() -> None:
    assert conditional_escape(render_article(letter())) == render_article(letter())


def test_no_inline_style_script_or_handler() -> None:
    for source in (render_article(full_letter(is_draft=True)), render_document(full_letter(is_draft=True))):
        page = Reader(source)
        assert {"style", "script", "link", "img"} & set(page.tags) == set()
        assert [name for name in page.attributes if name == "style" or name.startswith("on")] == []


def test_draft_and_issued_differ_in_the_draft_words_alone() -> None:
    draft, issued = render_document(full_letter(is_draft=True)), render_document(full_letter())
    assert (draft.count("DRAFT"), issued.count("DRAFT"), issued.count("raft")) == (2, 0, 0)
    assert '<html lang="en-GB" class="draft">' in draft
    assert '<html lang="en-GB">' in issued


def test_dates_are_in_the_letters_own_language() -> None:
    article = render_article(full_letter(language="cy"))
    assert '<div class="letter letter-headings" lang="cy">' in article
    assert "1 Mawrth 2024" in article


def test_metadata_dates_only_where_given() -> None:
    assert re.findall(r'name="(dcterms.\w+)" content="([^"]*)"', render_document(letter())) == [
        ("dcterms.created", "2024-02-29"),
        ("dcterms.modified", "2024-02-29"),
    ]
    assert "dcterms" not in render_document(letter(dated=None))


def test_the_running_head_is_cut_at_a_word() -> None:
    document = render_document(letter(subject="word " * 60))
    assert f"<p>Test body – {'word ' * 16}…</p>" in document


def test_a_template_that_names_an_unknown_value_fails() -> None:
    template = html._engine().from_string("{{ subjct }}")
    with pytest.raises(LookupError, match="subjct"):
        template.render(Context({"subject": ANY}))
