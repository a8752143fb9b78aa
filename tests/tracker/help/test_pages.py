"""Every page of the guide is drawn for anyone, and every link and picture in it leads somewhere."""

import struct

import pytest
from django.contrib.staticfiles import finders

from tests.tracker.markup import Element, read
from tracker.help.markdown import PICTURES
from tracker.help.pages import GUIDE, INDEX, PAGES, every_page, page

TITLES = {
    "/help/": "Help",
    "/help/officer/": "Guide for officers",
    "/help/office-holder/": "Guide for office holders",
    "/help/liaison/": "Guide for force liaisons",
    "/help/administrator/": "Guide for administrators",
    "/help/glossary/": "Glossary",
}


def drawn(client, address: str) -> Element:
    """As a stranger reads it, with no question to the database: these tests have none."""
    response = client.get(address)
    assert response.status_code == 200
    return read(response.content.decode())


def test_the_table_of_pages_is_the_folder():
    assert {f"{name}.md" for name in (INDEX, *PAGES)} == {path.name for path in GUIDE.glob("*.md")}
    assert {each.href: each.title for each in every_page()} == TITLES


@pytest.mark.parametrize(("address", "title"), TITLES.items())
def test_a_page_has_its_title_its_contents_and_its_language(client, address, title):
    found = drawn(client, address)
    assert found.one("title").text == f"{title} – Recommendation Tracker"
    assert found.one("h1").text == title
    article = found.one("article")
    assert article.attributes["lang"] == "en-GB"
    contents = found.one("nav", aria_label="Contents of the guide")
    assert contents.one(aria_current="page").text == title
    assert [(link.attributes["href"], link.text) for link in contents.all("a")] == [
        *[pair for pair in TITLES.items() if list(TITLES).index(pair[0]) < list(TITLES).index(address)],
        *[(f"#{heading.attributes['id']}", heading.text) for heading in article.all("h2")],
        *[pair for pair in TITLES.items() if list(TITLES).index(pair[0]) > list(TITLES).index(address)],
    ]


def test_a_page_leads_back_to_the_first(client):
    trail = drawn(client, "/help/liaison/").one("nav", aria_label="Breadcrumb")
    assert [(item.text, [link.attributes["href"] for link in item.all("a")]) for item in trail.all("li")] == [
        ("Help", ["/help/"]),
        ("Guide for force liaisons", []),
    ]
    assert drawn(client, "/help/").all("nav", aria_label="Breadcrumb") == []


def test_the_foot_of_every_page_leads_to_help(client):
    assert [link.text for link in drawn(client, "/privacy/").one("footer").all("a", href="/help/")] == ["Help"]


@pytest.mark.parametrize("address", TITLES)
def test_a_page_is_dressed_as_govuk_and_has_no_style_of_its_own(client, address):
    article = drawn(client, address).one("article")
    expected = {
        "h2": {"govuk-heading-m"},
        "p": {"govuk-body"},
        "ul": {"govuk-list", "govuk-list--bullet"},
        "ol": {"govuk-list", "govuk-list--number"},
        "a": {"govuk-link"},
        "img": {"app-guide__picture"},
        "table": {"govuk-table"},
        "th": {"govuk-table__header"},
        "td": {"govuk-table__cell"},
    }
    held = [element for name in expected for element in article.all(name)]
    assert held
    assert [element for element in held if element.classes != expected[element.name]] == []
    assert [element for element in article.all() if "style" in element.attributes] == []
    assert article.all("h1") == article.all("h4") == []


def test_every_link_leads_to_a_page_and_a_place_that_exist(client):
    places = {}
    for address in TITLES:
        ids = [element.attributes["id"] for element in drawn(client, address).all() if "id" in element.attributes]
        assert len(ids) == len(set(ids)), address
        places |= {address: address, **{f"{address}#{anchor}": address for anchor in ids}}
    followed = [
        link.attributes["href"] for address in TITLES for link in drawn(client, address).one("article").all("a")
    ]
    assert {"/help/glossary/#last-lawful-day", "/help/officer/", "/help/glossary/"} <= set(followed)
    assert [href for href in followed if href not in places] == []


def test_every_picture_is_there_with_its_size_and_its_words(client, settings):
    shown = [image for address in TITLES for image in drawn(client, address).all("img")]
    names = [image.attributes["src"].removeprefix("/static/guide/") for image in shown]
    assert {"dashboard.png", "response.png"} <= set(names)
    for image, name in zip(shown, names, strict=True):
        size = struct.unpack(">II", (PICTURES / name).read_bytes()[16:24])
        assert (image.attributes["width"], image.attributes["height"]) == tuple(map(str, size))
        assert image.attributes["alt"][-1] != "."
        assert len(image.attributes["alt"].split()) >= 5
    assert {name: finders.find(f"guide/{name}") for name in names} == {name: str(PICTURES / name) for name in names}


@pytest.mark.parametrize(
    "address",
    [
        "/help/index/",
        "/help/nothing/",
        "/help/officer.md",
        "/help/officer.md/",
        "/help/Officer/",
        "/help/../deploy/",
        "/help/..%2Fdeploy/",
        "/help/%2e%2e/deploy/",
        "/help//etc/passwd/",
        "/help/glossary/index/",
    ],
)
def test_no_other_address_under_help_is_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("name", ["../deploy", "/etc/passwd", "officer.md", ""])
def test_no_file_outside_the_table_is_read(name):
    with pytest.raises(KeyError, match="The guide has no page"):
        page(name)


def test_a_page_is_drawn_once():
    assert page("officer") is page("officer")
