"""The Welsh catalogue: what is certain is used, what is marked fuzzy is not, and every phrase of a letter is in it."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.utils.translation.trans_real import DjangoTranslation

from letters.rendering.html import render_document
from letters.rendering.styles import house_styles
from tests.letters.builders import full_letter

FOLDER = Path(settings.LOCALE_PATHS[0]) / "cy" / "LC_MESSAGES"
ENTRY = re.compile(r'((?:^#.*\n)*)msgid "(.*)"\n(?:msgid_plural .*\n)?msgstr(?:\[0\])? "(.*)"', re.MULTILINE)


def entries() -> dict[str, tuple[str, bool]]:
    """Each phrase with its Welsh, and whether that is marked fuzzy."""
    found = ENTRY.findall((FOLDER / "django.po").read_text(encoding="utf-8"))
    return {phrase.replace('\\"', '"'): (welsh, "fuzzy" in comments) for comments, phrase, welsh in found if phrase}


def test_what_is_certain_is_used_and_what_is_fuzzy_stays_english() -> None:
    with override("cy"):
        for phrase, (welsh, is_fuzzy) in entries().items():
            if welsh and "%(" not in phrase:
                assert _(phrase) == (phrase if is_fuzzy else welsh.replace('\\"', '"'))


def test_the_catalogue_has_both_kinds() -> None:
    kinds = [is_fuzzy for welsh, is_fuzzy in entries().values() if welsh]
    assert kinds.count(False) > 50
    assert kinds.count(True) > 10


@pytest.mark.parametrize("style", house_styles())
def test_every_phrase_of_a_letter_is_in_the_catalogue(monkeypatch: pytest.MonkeyPatch, style: str) -> None:
    asked: set[str] = set()
    usual = DjangoTranslation.gettext

    def gettext(self: DjangoTranslation, message: str) -> str:
        asked.add(message)
        return usual(self, message)

    monkeypatch.setattr(DjangoTranslation, "gettext", gettext)
    for is_draft in (False, True):
        fields = {"report_type": "x", "report_is_local": True, "report_summary": "x", "carries_comments": True}
        render_document(full_letter(style=style, language="cy", is_draft=is_draft, **fields))
        render_document(full_letter(style=style, language="cy", chief_officer_comments="", chief_officer_title=""))
    months = {"March", "%(day)s %(month)s %(year)s"}
    assert {message for message in asked if message} - set(entries()) <= months


def test_a_letter_in_welsh_is_in_welsh() -> None:
    page = render_document(full_letter(style="form", language="cy"))
    for words in ("Ein cyf", "Teitl yr arolygiad", "Argymhellion:", "Copïau at:", "1 Mawrth 2024"):
        assert words in page
