"""The words of a letter in its second language: one field for each text, beside the words that it translates."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from letters.translating import Translated, Words
from responses.replies.step_words import LABELS

LINES = 60
"""Characters of the original for each row of the field."""


class TranslationForm(forms.Form):
    """Every text that the letter holds; one that is left empty is not translated yet."""

    mark_optional = False
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, words: list[Words], held: Mapping[str, Translated], **more: Any) -> None:
        super().__init__(**more)
        self.words = {field_name(one): one for one in words}
        for name, one in self.words.items():
            rows = min(12, max(1, len(one.original) // LINES + 1))
            self.fields[name] = forms.CharField(
                label=label_of(one),
                required=False,
                strip=False,
                initial=held[one.key].text if one.key in held else "",
                widget=forms.Textarea(attrs={"rows": rows}) if rows > 1 else forms.TextInput(),
            )
            self.fields[of_name(one)] = forms.CharField(
                widget=forms.HiddenInput, initial=one.digest, max_length=64, required=False
            )

    @property
    def typed(self) -> dict[str, Translated]:
        """Each text by its key, as a translation of the words that it was typed beside."""
        return {
            one.key: Translated(text=self.cleaned_data[name].strip(), of=self.cleaned_data[of_name(one)])
            for name, one in self.words.items()
            if self.cleaned_data[of_name(one)]  # a text that the page did not have yet keeps its translation
        }

    @property
    def rows(self) -> list[tuple[Words, forms.BoundField, forms.BoundField]]:
        """The words, the field beside them, and what says which words those were."""
        return [(one, self[name], self[of_name(one)]) for name, one in self.words.items()]


def field_name(words: Words) -> str:
    return words.key.replace(".", "-")


def of_name(words: Words) -> str:
    return f"{field_name(words)}-of"


def label_of(words: Words) -> str:
    """What the text is, in the page's language: of a recommendation's, which one it is about."""
    if words.item:
        name = _("what it asks") if words.name == "quoted_text" else _("our answer")
        return f"{words.item}: {name}"
    names = {
        "subject": _("Subject: the report’s title"),
        "body_name": _("Name on the letterhead"),
        "chief_officer_title": _("Title of the chief officer"),
    }
    return names.get(words.name) or str(LABELS[words.name])
