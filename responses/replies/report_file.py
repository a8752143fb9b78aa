"""The text of a report that was sent as a file: read in a process of its own, within bounds, and not kept."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import normalize_newlines
from django.utils.translation import gettext as _

from letters.reading import bounds
from letters.reading.bounded import extract_bounded
from letters.reading.refusals import Reason, Unreadable, megabytes


@dataclass(frozen=True)
class ReportText:
    """A report's words as the box holds them, and what a person should know of how they were read."""

    text: str
    remarks: tuple[str, ...] = ()


def report_text_of(file: UploadedFile) -> ReportText:
    """What the file says. Raises ValidationError where it can't be read, with what to do about it."""
    try:
        if (file.size or 0) > bounds.FILE_MOST:
            raise Unreadable(Reason.TOO_BIG, size=megabytes(file.size or 0), most=megabytes(bounds.FILE_MOST))
        found = extract_bounded(file.read(), file.name or "")
    except Unreadable as refused:
        raise ValidationError(str(refused)) from refused
    remarks = tuple(str(remark) for remark in found.remarks)
    text = normalize_newlines(found.text).replace("\x00", "")
    if not text.strip():
        raise ValidationError(" ".join((_("No text was found in the file."), *remarks)))
    return ReportText(text, remarks)
