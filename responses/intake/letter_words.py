"""Where a document on its way in stands, and what it was taken for, in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from letters.reading.values import DocumentKind
from responses.intake.models import IncomingDocument

Stage = IncomingDocument.Stage

KIND_LABELS: Mapping[str, Promise] = {
    DocumentKind.LETTER: gettext_lazy("A reply, as a letter"),
    DocumentKind.FORM: gettext_lazy("A reply, as a form"),
    DocumentKind.WEB_PAGE: gettext_lazy("A reply, as a web page"),
    DocumentKind.OTHER_BODY: gettext_lazy("A reply to another source"),
    DocumentKind.NOT_A_REPLY: gettext_lazy("Not a reply"),
}
STAGE_TONES: Mapping[str, str] = {
    Stage.WAITING: "waiting",
    Stage.READING: "waiting",
    Stage.READ: "attention",
    Stage.REFUSED: "late",
    Stage.ADOPTED: "done",
    Stage.CONTEXT: "done",
    Stage.ASIDE: "closed",
    Stage.UNDONE: "closed",
}


def taken_for(document: IncomingDocument) -> str:
    """What it was taken for and why; as the person said where it is no reply. Nothing before it is read."""
    if document.purpose != IncomingDocument.Purpose.REPLY:
        return _("%(purpose)s, as you said") % {"purpose": document.get_purpose_display()}
    return document.reason or str(KIND_LABELS.get(document.kind, ""))
