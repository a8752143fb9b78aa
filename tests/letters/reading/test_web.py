"""Web pages: the main content, with the shape of its headings, lists and tables."""

import pytest

from letters.reading.extract import extract
from letters.reading.extracted import Media, RemarkCode, Table

LONG = "The force has trained its officers, and each of them has been seen to do what was asked of them. " * 3
AROUND = (
    "<a href='#main'>Skip to main content</a><header class='site-header'><div>The site</div><nav><ul><li>Home</ul>"
    "</nav></header><div class='cookie-banner'>We use cookies on this site.</div>"
)
FOOT = "<footer>Contact us</footer><script>var x = 'no';</script>"


def text_of(body: str) -> str:
    return extract(f"<!doctype html><html><head><title>T</title></head><body>{body}</body></html>".encode()).text


@pytest.mark.parametrize(
    "wrapped",
    [
        "<main>{}</main>",
        "<div role='main'>{}</div>",
        "<div id='content'>{}</div>",
        "<article>{}</article>",
        "<div class='wrap'><div class='text'>{}</div><div class='sidebar'><a href='/'>Other news</a></div></div>",
        "{}",
    ],
)
def test_menus_banners_and_feet_are_left_out(wrapped: str):
    content = wrapped.format(f"<h1>Response</h1><p>{LONG}</p>")
    assert text_of(AROUND + content + FOOT) == f"Response\n\n{LONG.strip()}"


def test_what_was_left_out_is_said():
    found = extract(f"<html><title>The body's site</title>{AROUND}<main><p>{LONG}</main>{FOOT}</html>".encode())
    assert [remark.code for remark in found.remarks] == [RemarkCode.AROUND_CONTENT]
    assert found.furniture == ("The body's site",)
    assert found.media is Media.HTML


def test_a_heading_outside_the_main_part_is_kept():
    assert text_of(f"<div class='page-banner'><h1>Title</h1></div><main><p>{LONG}</p></main>").startswith(
        "Title\n\nThe"
    )


def test_lists_keep_their_marks():
    body = "<ul><li>one<ul><li>inner</ul><li>two</ul><ol start=3><li>three<li>four</ol><ol type=a><li>x<li>y</ol>"
    assert text_of(body).split("\n") == ["• one", "  • inner", "• two", "3. three", "4. four", "a. x", "b. y"]


def test_paragraphs_and_breaks():
    assert text_of("<p>One\n two<br>three<br><br>four</p><div>five<p>six</p>seven</div>") == (
        "One two\nthree\n\nfour\n\nfive\n\nsix\n\nseven"
    )


def test_a_table_has_a_row_a_line():
    rows = "<tr><th>Rec<th>Answer<tr><td>1<td>First<br>line <a href='/x'>linked</a><tr><td>2<td>"
    found = extract(f"<p>Before</p><table>{rows}</table><p>After</p>".encode())
    assert found.text == "Before\n\nRec\tAnswer\n1\tFirst line linked\n2\t\n\nAfter"
    assert found.tables == (Table(8, 41, 3, 2),)
    assert found.text[8:41].count("\n") == 2


def test_a_table_that_lays_out_the_page_is_none():
    assert text_of(f"<table><tr><td><p>{LONG}</p><p>Next</p></td></tr></table>") == f"{LONG.strip()}\n\nNext"


def test_accordions_that_are_shut_are_read():
    assert LONG.strip() in text_of(f"<main><h2>1</h2><div hidden>{LONG}</div></main>")


def test_a_class_that_sounds_like_a_menu_does_not_lose_the_letter():
    assert text_of(f"<div class='menu-content'><p>{LONG}</p></div>") == LONG.strip()


@pytest.mark.parametrize(
    ("charset", "encoding"), [("windows-1252", "cp1252"), ("iso-8859-1", "cp1252"), ("utf-8", "utf-8")]
)
def test_the_page_says_its_encoding(charset: str, encoding: str):
    assert extract(f"<meta charset={charset}><p>“£5” – yes</p>".encode(encoding)).text == "“£5” – yes"


def test_places_are_elements():
    found = extract(b"<h2>Head</h2><p>Words</p>")
    assert [str(place) for place in found.places.places] == ["element 1 (h2)", "element 2 (p)"]
