"""Forms in GOV.UK's markup: the classes, hints, errors and their ids that the form templates print.

A form may say:
    mark_optional = False      leave out "(optional)" beside fields that need no answer (filters)
    needed_sometimes = (...)   names of fields that another answer can make necessary: their hints say when
    label_size = "m"           how large every label or legend is ("", "s", "m", "l"); "s" where nothing is said
"""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext

from tracker.kit.date_input import PARTS, DateInput

# The control's class and what is added to it on an error. Checked in this order: a subclass stands before its parent.
# Groups of controls name their classes in their own templates.
CONTROL_CLASSES: tuple[tuple[type[forms.Widget], str, str], ...] = (
    (forms.RadioSelect, "", ""),
    (forms.CheckboxSelectMultiple, "", ""),
    (forms.CheckboxInput, "govuk-checkboxes__input", ""),
    (forms.FileInput, "govuk-file-upload", "govuk-file-upload--error"),
    (forms.Textarea, "govuk-textarea", "govuk-textarea--error"),
    (forms.Select, "govuk-select", "govuk-select--error"),
    (
        forms.PasswordInput,
        "govuk-input govuk-password-input__input govuk-js-password-input-input",
        "govuk-input--error",
    ),
    (forms.widgets.Input, "govuk-input", "govuk-input--error"),
)
# What the browser should not correct or capitalise. A form's own attributes come before these.
TYPED_AS_IS = {"spellcheck": "false", "autocapitalize": "none"}
INPUT_ATTRIBUTES: tuple[tuple[type[forms.Widget], dict[str, str]], ...] = (
    (forms.EmailInput, TYPED_AS_IS),
    (forms.URLInput, {**TYPED_AS_IS, "inputmode": "url"}),
    (forms.PasswordInput, TYPED_AS_IS),
)


def control_classes(widget: forms.Widget, *, wrong: bool) -> str:
    """GOV.UK's classes for a control, with those that the widget brings itself."""
    if widget.is_hidden:
        return ""
    base, error = next((names for kind, *names in CONTROL_CLASSES if isinstance(widget, kind)), ("", ""))
    if not base:
        return ""
    return " ".join(filter(None, [base, error if wrong else "", widget.attrs.get("class", "")]))


class GovukBoundField(BoundField):
    """A field that knows how GOV.UK marks up its control, its hint and its error."""

    label_size: str | None = None
    is_page_heading = False

    @property
    def hint_id(self) -> str:
        return f"{self.auto_id}_hint"

    @property
    def error_id(self) -> str:
        return f"{self.auto_id}_error"

    @property
    def aria_describedby(self) -> str | None:
        """The ids of the hint and the error, in the order in which they stand on the page."""
        if self.field.widget.attrs.get("aria-describedby") or not self.auto_id or self.is_hidden:
            return None
        described = [self.hint_id] if self.help_text else []
        if self.errors:
            described.append(self.error_id)
        return " ".join(described) or None

    @property
    def size(self) -> str:
        """The modifier of the label's or legend's class: "", "s", "m" or "l"."""
        return self.label_size if self.label_size is not None else getattr(self.form, "label_size", "s")

    @property
    def is_single_checkbox(self) -> bool:
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def is_date(self) -> bool:
        """Text boxes in a fieldset need role="group" for some screen readers to read its hint; radios do not."""
        return isinstance(self.field.widget, DateInput)

    @property
    def is_password(self) -> bool:
        return isinstance(self.field.widget, forms.PasswordInput)

    @property
    def says_optional(self) -> bool:
        """An answer that may be left out is said to be so; a single box that may stay empty says it by itself."""
        if self.name in getattr(self.form, "needed_sometimes", ()):
            return False
        return getattr(self.form, "mark_optional", True) and not self.field.required and not self.field.disabled

    @property
    def messages(self) -> list[str]:
        """The errors in words. Django's "This field is required." names no field, so ours takes its place."""
        missing = gettext("%(label)s is missing.") % {"label": self.label}
        silent = forms.Field.default_error_messages["required"]
        return [missing if message == silent else str(message) for message in self.errors]

    @property
    def wrong_parts(self) -> set[str]:
        """Which of a date's three boxes are wrong; all of them where the error names none."""
        return {part for error in self.errors.as_data() for part in (error.params or {}).get("parts", PARTS)}

    @property
    def error_target(self) -> str:
        """The id that a link in the error summary goes to: the first control that is wrong."""
        if isinstance(self.field.widget, DateInput):
            first = next((part for part in PARTS if part in self.wrong_parts), PARTS[0])
            return f"{self.auto_id}_{first}"
        if isinstance(self.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            return f"{self.auto_id}_0"
        return self.id_for_label

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """GOV.UK's classes; and no `required`: the browser's own messages would come before ours."""
        widget = widget or self.field.widget
        built = super().build_widget_attrs(attrs, widget)
        built.pop("required", None)
        if isinstance(widget, DateInput):
            widget.wrong_parts = self.wrong_parts
        for kind, attributes in INPUT_ATTRIBUTES:
            if isinstance(widget, kind):
                built = {**attributes, **widget.attrs, **built}
        if classes := control_classes(widget, wrong=bool(self.errors)):
            built["class"] = classes
        return built


class GovukRenderer(TemplatesSetting):
    """Renders every form of the product with the templates in templates/django/forms."""

    form_template_name = "django/forms/form.html"
    field_template_name = "django/forms/field.html"
    bound_field_class = GovukBoundField
