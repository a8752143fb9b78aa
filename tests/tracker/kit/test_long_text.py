"""A text of several lines, as browsers send it and as the record holds it."""

from django import forms

from tracker.kit.long_text import LongText


class Note(forms.Form):
    words = LongText(rows=4, max_length=8)
    reason = LongText(required=True, error_messages={"required": "Say why."})


def test_line_ends_are_one_character_and_counted_as_one():
    form = Note({"words": "One\r\nTwo.\r\n", "reason": "a\rb\n\nc"})
    assert form.is_valid()
    assert form.cleaned_data == {"words": "One\nTwo.", "reason": "a\nb\n\nc"}


def test_words_left_alone_are_not_changed():
    form = Note({"words": "One\r\nTwo.", "reason": "x"}, initial={"words": "One\nTwo.", "reason": "x"})
    assert form.changed_data == []


def test_it_may_be_required_and_is_not_unless_asked():
    form = Note({})
    assert form.errors == {"reason": ["Say why."]}
    assert form.fields["words"].widget.attrs == {"rows": 4, "cols": "40", "maxlength": "8"}
