"""GOV.UK's markup of every kind of control, without and with an error."""

import pytest
from django import forms

from tests.tracker.markup import read
from tests.tracker.sample_forms import CHOICES, EveryControl, Filters

GROUPS = {"radios": "govuk-radios", "boxes": "govuk-checkboxes", "effective_on": "govuk-date-input"}
CONTROLS = {
    "text": "govuk-input",
    "email": "govuk-input",
    "number": "govuk-input",
    "password": "govuk-input",
    "link": "govuk-input",
    "words": "govuk-textarea",
    "chosen": "govuk-select",
    "proof": "govuk-file-upload",
}


def group(name, data=None):
    """The form group of one field, as a tree."""
    form = EveryControl(data, {} if data is not None else None)
    return (
        read(str(form[name].as_field_group())).one("div", class_="govuk-form-group")
        if name not in GROUPS
        else next(iter(read(str(form[name].as_field_group())).children))
    )


def control(element):
    return next(child for kind in ("input", "textarea", "select") for child in element.all(kind))


def test_every_field_of_the_form_is_tested_here():
    assert {*CONTROLS, *GROUPS, "sure"} == set(EveryControl.base_fields)


@pytest.mark.parametrize(("name", "css"), CONTROLS.items())
def test_a_control_has_its_class_its_label_and_its_hint(name, css):
    element = group(name)
    found = control(element)
    assert css in found.classes
    assert f"{css}--error" not in found.classes
    assert element.one("label").attributes["for"] == found.attributes["id"] == f"id_{name}"
    assert found.attributes["aria-describedby"] == f"id_{name}_hint"
    assert element.one("div", id=f"id_{name}_hint").text == "A hint."
    assert element.all(class_="govuk-error-message") == []
    assert "govuk-form-group--error" not in element.classes
    assert "required" not in found.attributes


@pytest.mark.parametrize(("name", "css"), CONTROLS.items())
def test_a_wrong_control_is_marked_and_described_by_its_error(name, css):
    element = group(name, data={})
    found = control(element)
    assert {css, f"{css}--error"} <= found.classes
    assert "govuk-form-group--error" in element.classes
    assert found.attributes["aria-invalid"] == "true"
    assert found.attributes["aria-describedby"].split() == [f"id_{name}_hint", f"id_{name}_error"]
    error = element.one(id=f"id_{name}_error").one("p", class_="govuk-error-message")
    assert error.one("span", class_="govuk-visually-hidden").text == "Error:"
    assert error.text == f"Error: {name.capitalize()} is missing."


@pytest.mark.parametrize("name", GROUPS)
def test_a_group_of_controls_is_a_fieldset_with_a_legend(name):
    fieldset = group(name).one("fieldset")
    assert fieldset.attributes["aria-describedby"] == f"id_{name}_hint"
    assert fieldset.one("legend").classes == {"govuk-fieldset__legend", "govuk-fieldset__legend--s"}
    assert len(fieldset.all("div", class_=GROUPS[name])) == 1
    controls = {found.attributes["id"] for found in fieldset.all("input")}
    assert controls == {label.attributes["for"] for label in fieldset.all("label")}
    assert fieldset.attributes.get("role") == ("group" if name == "effective_on" else None)


@pytest.mark.parametrize("name", GROUPS)
def test_a_wrong_group_is_described_by_its_error(name):
    element = group(name, data={})
    described = element.one("fieldset").attributes["aria-describedby"].split()
    assert described == [f"id_{name}_hint", f"id_{name}_error"]
    assert all(len(element.all(id=target)) == 1 for target in described)
    assert element.one(class_="govuk-error-message").text.startswith("Error: ")


def test_an_option_may_have_a_hint_of_its_own():
    apples, bananas = group("radios").all("input", type="radio")
    assert apples.attributes["aria-describedby"] == "id_radios_0_hint"
    assert group("radios").one(id="id_radios_0_hint").text == "Crisp."
    assert "aria-describedby" not in bananas.attributes


def test_a_single_checkbox_stands_before_its_label():
    element = group("sure", data={})
    box = element.one("input", type="checkbox")
    assert box.classes == {"govuk-checkboxes__input"}
    assert element.one("label").attributes["for"] == box.attributes["id"]
    assert box.attributes["aria-describedby"].split() == ["id_sure_hint", "id_sure_error"]


def test_a_checked_option_stays_checked():
    form = EveryControl({"radios": "b", "boxes": ["a"]})
    radios = read(str(form["radios"])).all("input")
    boxes = read(str(form["boxes"])).all("input")
    assert [("checked" in found.attributes) for found in radios] == [False, True]
    assert [("checked" in found.attributes) for found in boxes] == [True, False]


def test_the_keyboard_and_the_browser_are_told_what_is_typed():
    asked = ("type", "inputmode", "spellcheck", "min")
    found = {name: control(group(name)).attributes for name in ("email", "number", "link", "password")}
    assert {name: tuple(attributes.get(key) for key in asked) for name, attributes in found.items()} == {
        "email": ("email", None, "false", None),
        "number": ("text", "numeric", None, None),
        "link": ("url", "url", "false", None),
        "password": ("password", None, "false", None),
    }


def test_what_a_widget_says_of_itself_is_kept():
    class Sized(forms.Form):
        year = forms.CharField(widget=forms.TextInput(attrs={"class": "govuk-input--width-4", "inputmode": "numeric"}))
        kind = forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline"}))

    year = read(str(Sized()["year"])).one("input")
    assert year.classes == {"govuk-input", "govuk-input--width-4"}
    assert year.attributes["inputmode"] == "numeric"
    kind = read(str(Sized()["kind"]))
    assert len(kind.all("div", class_="govuk-radios--inline")) == 1
    assert {frozenset(found.classes) for found in kind.all("input")} == {frozenset({"govuk-radios__input"})}


def test_a_field_that_may_be_left_out_says_so_but_not_among_filters():
    class Asked(forms.Form):
        owner = forms.CharField(required=False)
        sure = forms.BooleanField(required=False)
        title = forms.CharField()

    form = Asked()
    words = {name: read(str(form[name].as_field_group())).one("label").text for name in form.fields}
    assert words == {"owner": "Owner (optional)", "sure": "Sure", "title": "Title"}
    label = read(str(Filters()["words"].as_field_group())).one("label")
    assert label.text == "Words"
    assert label.classes == {"govuk-label"}


def test_a_hidden_field_is_drawn_without_a_group():
    class Stale(forms.Form):
        version = forms.IntegerField(widget=forms.HiddenInput, initial=3)

    found = read(str(Stale()))
    assert [child.name for child in found.children] == ["input"]
    assert found.one("input").classes == set()


def test_what_was_typed_is_escaped_and_kept():
    form = EveryControl({"text": '"><b>', "words": "</textarea><b>"}, {})
    assert read(str(form["text"])).one("input").attributes["value"] == '"><b>'
    assert read(str(form["words"])).one("textarea").text == "</textarea><b>"
