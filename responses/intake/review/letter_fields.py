"""The fields of a letter's head and of its parts beside the items, as a reply holds them."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from responses.intake.review.plain_fields import long_field, text_field
from responses.replies.models import Reply
from tracker.kit.date_input import GovukDateField

MAIN_FIELDS = (
    "letter_date", "report_title_as_written", "report_date_read", "reference", "addressee_name", "addressee_role",
    "signatory_name", "signatory_role", "copies_to",
)  # fmt: skip
FRAME_FIELDS = (
    "letterhead_as_written", "addressee_address", "salutation", "introduction", "report_summary", "narrative",
    "chief_officer_comments", "closing", "sign_off", "signature_described", "letter_date_as_written",
    "report_date_as_written",
)  # fmt: skip
_LONG = {
    "addressee_address": 4, "introduction": 6, "report_summary": 4, "narrative": 8, "chief_officer_comments": 4,
    "closing": 4, "copies_to": 3,
}  # fmt: skip
_LABELS = {
    "letter_date": _("Date of the letter"),
    "letter_date_as_written": _("Date of the letter, as it is written"),
    "reference": _("Reference"),
    "addressee_name": _("To: name"),
    "addressee_role": _("To: office"),
    "addressee_address": _("To: address"),
    "report_title_as_written": _("Title of the report, as the letter writes it"),
    "report_date_read": _("Date of the report, as the letter gives it"),
    "report_date_as_written": _("Date of the report, as it is written"),
    "letterhead_as_written": _("Printed head"),
    "salutation": _("Salutation"),
    "introduction": _("Opening"),
    "report_summary": _("Summary of the report"),
    "narrative": _("Response to all recommendations together"),
    "chief_officer_comments": _("The chief officer’s comments"),
    "closing": _("Closing"),
    "sign_off": _("Sign-off"),
    "signatory_name": _("Signed by: name"),
    "signatory_role": _("Signed by: office"),
    "copies_to": _("Copies to"),
    "signature_described": _("What the text says of the signature"),
}


def letter_fields() -> dict[str, forms.Field]:
    return {name: _field(name) for name in (*MAIN_FIELDS, *FRAME_FIELDS)}


def _field(name: str) -> forms.Field:
    label = _LABELS[name]
    held = Reply._meta.get_field(name)
    if isinstance(held, models.DateField):
        return GovukDateField(label=label, required=False)
    if name in _LONG:
        return long_field(label, _LONG[name])
    return text_field(label, getattr(held, "max_length", None) or 200)
