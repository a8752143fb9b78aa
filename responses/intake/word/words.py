"""Why a Word file can't be read, in words that name the mend."""

from django.utils.translation import gettext_lazy as _

from responses.intake.sheets.values import Refusal, Unreadable

REFUSALS = {
    Refusal.TOO_BIG: _("The file is larger than 20 MB. Take pictures out of it, and send it in again."),
    Refusal.OLD_WORD: _(
        "The file is in the format of Word before 2007, or has a password. Save it as .docx, without a password."
    ),
    Refusal.NOT_WORD: _("The file is not a Word file. Save the letter as .docx."),
    Refusal.PROTECTED: _("The file has a password. Save it without one."),
    Refusal.MACROS: _("The file holds macros. Save it as .docx, which holds none."),
    Refusal.FAILED: _("The file could not be read, through a fault of ours. It is logged."),
}
DAMAGED = _(
    "The file is damaged, or is not as a word processor writes it. Open it in Word, save it, and send it in again."
)
TOO_MUCH = _("The file holds more than a letter can: nothing of it was read.")
LARGE = {Refusal.TOO_MUCH, Refusal.UNPACKS_TOO_BIG, Refusal.PACKED_TOO_TIGHT, Refusal.TOO_MANY_PARTS}


def refusal_words(refused: Unreadable) -> str:
    """Why the file is refused, and what to do."""
    return str(REFUSALS.get(refused.code, TOO_MUCH if refused.code in LARGE else DAMAGED))
