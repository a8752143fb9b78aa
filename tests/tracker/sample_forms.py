"""One form with every kind of control, for the tests of the markup."""

from django import forms

from tracker.kit.date_input import GovukDateField
from tracker.kit.option_hints import HintedRadios

CHOICES = [("a", "Apples"), ("b", "Bananas")]


class EveryControl(forms.Form):
    text = forms.CharField(help_text="A hint.")
    email = forms.EmailField(help_text="A hint.")
    number = forms.IntegerField(help_text="A hint.", min_value=1)
    password = forms.CharField(help_text="A hint.", widget=forms.PasswordInput)
    link = forms.URLField(help_text="A hint.", assume_scheme="https")
    words = forms.CharField(help_text="A hint.", widget=forms.Textarea)
    chosen = forms.ChoiceField(help_text="A hint.", choices=[("", "Choose one"), *CHOICES])
    radios = forms.ChoiceField(help_text="A hint.", choices=CHOICES, widget=HintedRadios(hints={"a": "Crisp."}))
    boxes = forms.MultipleChoiceField(help_text="A hint.", choices=CHOICES, widget=forms.CheckboxSelectMultiple)
    sure = forms.BooleanField(help_text="A hint.")
    proof = forms.FileField(help_text="A hint.")
    effective_on = GovukDateField(label="Effective date", help_text="A hint.")


class Filters(forms.Form):
    mark_optional = False
    label_size = ""

    words = forms.CharField(required=False)
