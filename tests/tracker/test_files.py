"""What templates and static files may not hold: inline script and style, the crown, dead references."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tracker.ops.clean_frontend import clean, split_selectors

FILE = settings.BASE_DIR / "templates" / "letters" / "file.html"
"""A letter as a file of its own, which the product serves to no browser: its style is within it."""
TEMPLATES = sorted(path for path in (settings.BASE_DIR / "templates").rglob("*.html") if path != FILE)
STATIC = settings.BASE_DIR / "tracker" / "static"
VENDORED = sorted(path for path in (STATIC / "vendor").rglob("*") if path.suffix in (".css", ".js"))
OWN_SHEETS = sorted((STATIC / "tracker").glob("*.css"))
FORBIDDEN = {
    "a style element": re.compile(r"<style", re.IGNORECASE),
    "a style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "a script without a file": re.compile(
        r'<script(?! type="application/ld\+json">\{\{ structured \}\}<)(?![^>]*\ssrc=)', re.IGNORECASE
    ),  # but for data that no browser runs, whose every character is escaped: responses/publication/structured.py
    "an event attribute": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a javascript address": re.compile(r"javascript:", re.IGNORECASE),
}
# Names that carry no style: they are upstream's own, or a script's or a test's handle.
HOOKS = {
    "govuk-table__body",
    "govuk-table__caption--s",
    "govuk-checkboxes",
    "govuk-radios",
    "govuk-password-input",
    "app-account__person",
}


def breaches(text):
    return {name for name, pattern in FORBIDDEN.items() if pattern.search(text)}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(settings.BASE_DIR)))
def test_a_page_has_no_inline_script_or_style(path):
    assert breaches(path.read_text()) == set()


def test_the_search_finds_what_it_looks_for():
    assert breaches('<style>a{}</style><p style="x">') == {"a style element", "a style attribute"}
    assert breaches("<script>1</script>") == {"a script without a file"}
    assert breaches('<a href="javascript:1" onclick="x">') == {"an event attribute", "a javascript address"}
    assert breaches('<script type="module" src="x"></script><p class="on-course">a style on</p>') == set()


def test_the_vendored_files_are_those_that_pages_use():
    assert {str(path.relative_to(STATIC / "vendor")) for path in VENDORED} == {
        "govuk-frontend/govuk-frontend.min.css",
        "govuk-frontend/govuk-frontend.min.js",
        "moj-frontend/moj-frontend.css",
    }


@pytest.mark.parametrize("path", VENDORED, ids=lambda path: path.name)
def test_a_vendored_file_holds_nothing_that_belongs_to_govuk_alone(path):
    text = path.read_text().lower()
    unwanted = ("crown", "crest", "gds transport", "sourcemappingurl", "@font-face", "data:", "url(", "/assets/")
    assert [word for word in unwanted if word in text] == []


@pytest.mark.parametrize("folder", ["govuk-frontend", "moj-frontend"])
def test_a_vendored_folder_names_its_version_and_its_licence(folder):
    script = (settings.BASE_DIR / "tracker" / "ops" / "refresh_frontend.sh").read_text()
    version = (STATIC / "vendor" / folder / "VERSION").read_text().split()[-1]
    assert f"_VERSION={version}\n" in script
    licence = (STATIC / "vendor" / folder / "LICENCE.txt").read_text()
    assert "The MIT License" in licence
    assert "Crown Copyright" in licence


def test_every_class_that_templates_take_from_a_style_sheet_is_in_one():
    sheets = "".join(path.read_text() for path in [*VENDORED, *OWN_SHEETS] if path.suffix == ".css")
    defined = {name.replace("\\", "") for name in re.findall(r"\.((?:app|moj|govuk)-(?:[\w-]|\\!)+)", sheets)}
    used = set()
    for path in TEMPLATES:
        plain = re.sub(r"{%.*?%}|{{.*?}}", " ", path.read_text())
        for value in re.findall(r'class="([^"]*)"', plain):
            used |= {name for name in value.split() if re.match(r"(app|moj|govuk)-", name) and not name.endswith("-")}
    assert {name for name in used - defined - HOOKS if not name.startswith("govuk-js-")} == set()


SHEET = (
    '@charset "UTF-8";@font-face{font-family:GDS Transport;src:url(/a.woff)}'
    ".a,.govuk-footer__crown{font-family:GDS Transport,arial;color:red}.govuk-header{color:red}"
    ".b{background:url(/b.svg);color:red}.c{background:url(/c.svg)}"
    "@media print{.govuk-header__logo{top:0}}@media print{.a:not(.x,.y){top:0}}"
)


def test_cleaning_takes_out_the_forbidden_and_leaves_the_rest():
    assert clean(SHEET).split("\n") == [
        '@charset "UTF-8";',
        ".a{font-family:arial;color:red}",
        ".b{color:red}",
        "@media print{",
        ".a:not(.x,.y){top:0}",
        "}",
        "",
    ]


def test_cleaning_may_keep_chosen_components_alone():
    assert clean(SHEET, (".b",)) == '@charset "UTF-8";\n.b{color:red}\n'
    assert split_selectors(".a:is(.b,.c),.d") == [".a:is(.b,.c)", ".d"]


def test_our_own_style_sheets_draw_on_no_other_file():
    assert {"app.css", "components.css", "print.css"} <= {path.name for path in OWN_SHEETS}
    assert {path.name for path in OWN_SHEETS if re.search(r"url\(|@import|data:", path.read_text())} == set()


def test_every_static_file_named_in_a_template_is_there():
    named = {name for path in TEMPLATES for name in re.findall(r'{% static "([^"]+)" %}', path.read_text())}
    assert named >= {"tracker/app.css", "tracker/start.js"}
    assert [name for name in sorted(named) if not Path(STATIC / name).is_file()] == []
