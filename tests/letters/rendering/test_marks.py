"""The few marks that a letter's text may hold: each becomes what it means, and all else stays as it was typed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.rendering.marks import SCHEMES, Notes, text_html


def marked(text: str, notes: Notes | None = None) -> str:
    return re.sub(r"\n", "", text_html(text, notes or Notes(), has_marks=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("One.\n\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("**bold** and *italic*", "<p><strong>bold</strong> and <em>italic</em></p>"),
        ("a * b, 2*3*4 and snake_case_name", "<p>a * b, 2<em>3</em>4 and snake_case_name</p>"),
        (r"\*as typed\*", "<p>*as typed*</p>"),
        ("Both:\n- a\n- b", "<p>Both:</p><ul><li>a</li><li>b</li></ul>"),
        ("- a\n  - b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("• a\n• b", "<ul><li>a</li><li>b</li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("2023. A year", "<p>2023. A year</p>"),
        ("- \n- b", "<ul><li>b</li></ul>"),
        ("[ours](https://example.org/a_b)", '<p><a href="https://example.org/a_b">ours</a></p>'),
        ("<https://example.org>", '<p><a href="https://example.org">https://example.org</a></p>'),
        ("<a@example.org>", '<p><a href="mailto:a@example.org">a@example.org</a></p>'),
        (
            "See https://example.org/a_b_c. Then",
            '<p>See <a href="https://example.org/a_b_c">https://example.org/a_b_c</a>. Then</p>',
        ),
        ("[no](javascript:alert(1))", "<p>[no](javascript:alert(1))</p>"),
        ("[no](/here) [no](file:///etc/passwd)", "<p>[no](/here) [no](file:///etc/passwd)</p>"),
        ("![no](https://example.org/a.png)", '<p>!<a href="https://example.org/a.png">no</a></p>'),
        ("# no\n> no\n---\n| a |", "<p># no&gt; no---| a |</p>"),
        ("<script>x</script> &amp; &copy;", "<p>&lt;script&gt;x&lt;/script&gt; &amp;amp; &amp;copy;</p>"),
        ("    no code", "<p>no code</p>"),
    ],
)
def test_marks(text: str, expected: str) -> None:
    assert marked(text) == expected


def test_footnotes_are_numbered_through_the_letter_and_their_texts_kept_apart() -> None:
    notes = Notes(prefix="a-")
    first = marked("One[^x] and two[^y].\n\n[^x]: *First*.\n[^y]: Second.", notes)
    second = marked("Three[^x], again[^x].\n\n[^x]: Third.", notes)
    assert first == (
        '<p>One<sup><a href="#a-note-1" id="a-mark-1">1</a></sup> and two'
        '<sup><a href="#a-note-2" id="a-mark-2">2</a></sup>.</p>'
    )
    assert second == (
        '<p>Three<sup><a href="#a-note-3" id="a-mark-3">3</a></sup>, again'
        '<sup><a href="#a-note-3" id="a-mark-3-1">3</a></sup>.</p>'
    )
    assert notes.texts == ["<p><em>First</em>.</p>", "<p>Second.</p>", "<p>Third.</p>"]


def test_a_footnote_that_has_no_text_stays_as_typed() -> None:
    assert marked("One[^x].") == "<p>One[^x].</p>"


def test_a_list_as_deep_as_anyone_types_is_one_and_a_deeper_mark_is_text() -> None:
    html = marked("- " * 40 + "end")
    assert "end" in html
    assert 3 <= html.count("<ul>") <= 10


def test_without_marks_all_is_as_typed() -> None:
    notes = Notes()
    html = text_html("**a** [b](https://c.org) 1. d[^1]\n\n[^1]: e <b>", notes, has_marks=False)
    assert html == "<p>**a** [b](https://c.org) 1. d[^1]</p>\n<p>[^1]: e &lt;b&gt;</p>"
    assert notes.texts == []


TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
TYPED = st.text(st.sampled_from("*_[]()<>&-1. \n^:!\\`#abhttps:/\"'é•"), max_size=60)


@given(TYPED)
def test_whatever_is_typed_makes_only_the_tags_that_a_letter_knows_and_they_close(text: str) -> None:
    open_tags: list[str] = []
    for closing, name, attributes in TAG.findall(text_html(text, Notes(), has_marks=True)):
        assert name in {"p", "ul", "ol", "li", "strong", "em", "a", "sup", "br"}
        for address in re.findall(r'href="([^"]*)"', attributes):
            assert address.startswith("#") or address.partition(":")[0].lower() in SCHEMES
        if closing:
            assert open_tags.pop() == name
        elif name != "br":
            open_tags.append(name)
    assert open_tags == []


@given(TYPED)
def test_no_letter_or_digit_is_lost_but_in_an_address(text: str) -> None:
    """Marks go; words stay. A link's address is not printed, and a footnote's number stands for its name."""
    if re.search(r"\]\(|\[\^|\d", text):
        return
    notes = Notes()
    shown = re.sub(r"<[^>]*>", "", text_html(text, notes, has_marks=True) + "".join(notes.texts))
    for entity, char in {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'", "&amp;": "&"}.items():
        shown = shown.replace(entity, char)
    assert re.sub(r"\W|_", "", shown) == re.sub(r"\W|_", "", text)
