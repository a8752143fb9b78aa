"""Markdown as GOV.UK's HTML: what is let through, what is refused, and definitions made of headings."""

import pytest

from tests.tracker.markup import read
from tracker.help import pages
from tracker.help.markdown import Section, as_definitions, draw, headings, parse


def html(source: str) -> str:
    return draw(parse(source, lambda written: f"/to/{written}"))


@pytest.mark.parametrize(
    ("source", "drawn"),
    [
        ("<script>alert(1)</script>", '<p class="govuk-body">&lt;script&gt;alert(1)&lt;/script&gt;</p>\n'),
        ('a <b onclick="x">', '<p class="govuk-body">a &lt;b onclick=&quot;x&quot;&gt;</p>\n'),
        ("[a](javascript:alert(1))", '<p class="govuk-body">[a](javascript:alert(1))</p>\n'),
        ("> a", '<blockquote class="govuk-inset-text">\n<p class="govuk-body">a</p>\n</blockquote>\n'),
        ("### A & *b*", '<h3 id="a-b" class="govuk-heading-s">A &amp; <em>b</em></h3>\n'),
        ("- a", '<ul class="govuk-list govuk-list--bullet">\n<li>a</li>\n</ul>\n'),
        ("1. a", '<ol class="govuk-list govuk-list--number">\n<li>a</li>\n</ol>\n'),
        ("[a](b.md)", '<p class="govuk-body"><a href="/to/b.md" class="govuk-link">a</a></p>\n'),
        (
            "[a](https://www.legislation.gov.uk/x)",
            '<p class="govuk-body"><a href="https://www.legislation.gov.uk/x" class="govuk-link" rel="noreferrer">'
            "a</a></p>\n",
        ),
    ],
)
def test_one_piece(source, drawn):
    assert html(source) == drawn


def test_a_table_stands_in_a_region_named_by_its_heading_and_aligns_by_class():
    found = read(html("## Sums\n\n| A | B |\n|---|--:|\n| a | 1 |"))
    region = found.one("div")
    assert (region.attributes["role"], region.attributes["tabindex"]) == ("region", "0")
    assert region.attributes["aria-labelledby"] == found.one("h2").attributes["id"] == "sums"
    cells = [*region.all("th"), *region.all("td")]
    assert [(cell.text, "numeric" in cell.classes, cell.attributes.get("style")) for cell in cells] == [
        ("A", False, None),
        ("B", True, None),
        ("a", False, None),
        ("1", True, None),
    ]
    assert [head.attributes["scope"] for head in region.all("th")] == ["col", "col"]


@pytest.mark.parametrize(
    "address",
    ["pictures/no-such.png", "../pictures/no-such.png", "../pictures/../../manage.py", "https://a.example/a.png"],
)
def test_a_picture_that_is_not_ours_is_refused(address):
    with pytest.raises(ValueError, match="names the picture"):
        html(f"![Words]({address})")


@pytest.mark.parametrize("written", ["../deploy.md", "nothing.md", "officer", "/recommendations/", "officer.md/x.md"])
def test_a_link_that_leaves_the_guide_is_refused(written, monkeypatch, tmp_path):
    (tmp_path / "officer.md").write_text(f"# A\n\n[a]({written})")
    monkeypatch.setattr(pages, "GUIDE", tmp_path)
    with pytest.raises(ValueError, match="which is no page of the guide"):
        pages.tokens_of.__wrapped__("officer")


def test_headings_of_the_third_level_become_terms_with_their_definitions():
    tokens = parse("Head.\n\n## One\n\n### A\n\na\n\nmore\n\n### B\n\n- b\n\n## Two\n\nwords\n\n### C\n\nc", str)
    found = read(draw(as_definitions(tokens)))
    shape = [(element.name, element.text) for element in found.children]
    assert shape == [
        ("p", "Head."),
        ("h2", "One"),
        ("dl", "A a more B b"),
        ("h2", "Two"),
        ("p", "words"),
        ("dl", "C c"),
    ]
    first, second = found.all("dl")
    assert [(each.name, each.attributes.get("id"), each.text) for each in first.children] == [
        ("dt", "a", "A"),
        ("dd", None, "a more"),
        ("dt", "b", "B"),
        ("dd", None, "b"),
    ]
    assert [(each.name, each.text) for each in second.children] == [("dt", "C"), ("dd", "c")]
    assert headings(tokens, "h2") == [Section("one", "One"), Section("two", "Two")]
