"""A character that no font of the letters has is refused with its place; every other is printed from those fonts."""

import io
from dataclasses import replace

import pikepdf
import pytest

from letters.content import LetterItem
from letters.rendering.coverage import LetterNotPrintable, check_printable, covered
from letters.rendering.pdf import render_pdf
from tests.letters.builders import full_letter

CHINESE, TIFINAGH = "\u4e2d", "\u2d30"
SCRIPTS = "Ŵyneb tŷ “dyfyniad” – Ελληνικά Кириллица שלום مرحبا Հայ ქარ नमस्ते বাংলা ਸਤ ગુજ தமிழ் ไทย አማርኛ → ∑ ☃ ✓ 😀 👩‍👧 🇬🇧"


def test_what_no_font_has_is_named_with_its_place_and_the_mend() -> None:
    item = LetterItem(heading="Recommendation 4", answer=f"Done {CHINESE}.")
    letter = full_letter(items=(item,), closing=f"End {TIFINAGH}{CHINESE}.")
    with pytest.raises(LetterNotPrintable) as refused:
        render_pdf(letter)
    assert [(one.character, one.part) for one in refused.value.found] == [
        (CHINESE, "Recommendation 4"),
        (TIFINAGH, "Closing"),
        (CHINESE, "Closing"),
    ]
    assert "Replace them, then try again" in str(refused.value)
    assert "tifinagh letter ya (U+2D30) in: Closing" in str(refused.value)


def test_many_are_counted_and_the_first_named() -> None:
    with pytest.raises(LetterNotPrintable, match="and 2 more"):
        check_printable(full_letter(closing="".join(map(chr, range(0x4E00, 0x4E07)))))


def test_the_other_language_is_looked_at_too() -> None:
    letter = full_letter()
    with pytest.raises(LetterNotPrintable):
        check_printable(replace(letter, translation=replace(letter, language="cy", closing=CHINESE)))


@pytest.mark.parametrize("name", ["addressee_name", "subject", "marking", "signatory_role", "form_title", "narrative"])
def test_every_field_counts(name: str) -> None:
    with pytest.raises(LetterNotPrintable):
        check_printable(full_letter(**{name: CHINESE}))


def test_what_is_never_printed_is_no_fault() -> None:
    check_printable(full_letter(closing="a\u200db\u00adc\ufe0f\u2066d\u2069\x07\u3000e\nf\tg\U000e0067"))


def test_scripts_and_signs_come_from_the_letters_own_fonts() -> None:
    assert set(SCRIPTS) <= covered()
    with pikepdf.open(io.BytesIO(render_pdf(full_letter(closing=SCRIPTS)))) as pdf:
        fonts = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.get("/Font", {}).values()}
    assert len(fonts) > 10
    assert {name for name in fonts if "Letter-" not in name} == set()
