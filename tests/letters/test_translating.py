"""A letter in two languages: what there is to translate, and what has changed since it was."""

from dataclasses import replace

from letters.content import LetterItem
from letters.translating import Translated, digest, translation_of, untranslated, words_of
from tests.letters.builders import full_letter

ITEM = LetterItem(heading="Recommendation 2", quoted_text="Do it.", answer="Done.", response=7)
LETTER = full_letter(items=(ITEM,))


def held(**texts: str) -> dict[str, Translated]:
    """Translations of LETTER's texts, by key with __ for a full stop."""
    originals = {words.key: words.original for words in words_of(LETTER)}
    keys = {name.replace("__", ".").removeprefix("r"): text for name, text in texts.items()}
    return {key: Translated(text, digest(originals[key])) for key, text in keys.items()}


def test_every_typed_text_is_to_translate_and_no_name_reference_or_empty_text():
    assert [words.key for words in words_of(LETTER)] == [
        "body_name", "addressee_role", "salutation", "subject", "introduction", "7.quoted_text", "7.answer",
        "narrative_heading", "narrative", "chief_officer_title", "chief_officer_comments", "reply_to_comments",
        "closing", "sign_off", "signatory_role", "signatory_area",
    ]  # fmt: skip


def test_the_translation_has_what_is_translated_and_nothing_of_the_original_texts():
    welsh = translation_of(LETTER, held(introduction="Cyflwyniad.", r7__answer="Wedi gwneud."))
    assert (welsh.introduction, welsh.items[0].answer) == ("Cyflwyniad.", "Wedi gwneud.")
    assert (welsh.closing, welsh.items[0].quoted_text) == ("", "")
    assert (welsh.reference, welsh.signatory_name) == (LETTER.reference, LETTER.signatory_name)


def test_a_text_that_changed_since_is_to_translate_again_and_white_space_is_no_change():
    done = {words.key: Translated("X", words.digest) for words in words_of(LETTER)}
    assert untranslated(LETTER, done) == []
    assert untranslated(replace(LETTER, closing=f" {LETTER.closing}\n"), done) == []
    changed = replace(LETTER, closing="Other words.", items=(replace(ITEM, answer="Not done."),))
    assert [words.key for words in untranslated(changed, done)] == ["7.answer", "closing"]
    assert [
        words.key for words in untranslated(LETTER, done | {"closing": Translated(" ", digest(LETTER.closing))})
    ] == ["closing"]
