"""What a person has typed so far where recommendations are entered: a text, pasted or of a file, and rows.

Nothing of it is kept.
"""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict
from django.utils.text import normalize_newlines
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recommendations.domain.report_head import Head, read_head
from recommendations.domain.split import split
from recommendations.domain.split_values import Span, Split
from responses.replies.forms.register_paste import LONGEST_PASTE, READS_HEAD, PasteForm
from responses.replies.forms.register_typed import MOST_ROWS, Row, typed_rows, with_new_row, with_pieces, without_row
from responses.replies.report_file import report_text_of
from tracker.kit.chain import text_digest
from tracker.kit.numbers import grouped

SPLIT, ADD, REMOVE = "split", "add", "remove-"
"""What the page's buttons are called, beside the one that saves."""


class Entry:
    """One step of the page: what was sent, and what the pressed button made of it.

    `told` says what was read, `refused` why a text was not (`file_refused` why a file was not), `remarks` what to know
    of how a file was read, and `head` what its first lines say of the report.
    """

    def __init__(
        self, rows: Sequence[Row] = (), pasted: str = "", split_of: str = "", *, reads_head: bool = False
    ) -> None:
        self.rows = list(rows)
        self.reads_head = reads_head
        self.pasted = pasted
        self.split_of = split_of
        self.head = Head()
        self.file: UploadedFile | None = None
        self.told = ""
        self.refused = ""
        self.file_refused = ""
        self.remarks: tuple[str, ...] = ()

    @classmethod
    def sent(cls, request: HttpRequest, *, reads_head: bool = False) -> "Entry":
        """As the page was sent. `reads_head`: the first lines of the text are read for the report's own facts."""
        data: QueryDict = request.POST
        pasted = normalize_newlines(data.get("pasted", "")).replace("\x00", "")
        entry = cls(typed_rows(data), pasted, data.get("split_of", ""), reads_head=reads_head)
        entry.file = request.FILES.get("report_file")
        return entry

    def press(self, button: str) -> bool:
        """Do what the button says, and tell whether the page is to be shown again before anything is judged.

        A text that was pasted and not split yet is split first, whichever button was pressed: it is never lost, and
        nothing of it is kept unseen. The same goes for a file.
        """
        if self.file is not None:
            self._read_file(self.file)
        elif button.startswith(REMOVE):
            self.rows = without_row(self.rows, button.removeprefix(REMOVE))
        elif button == ADD:
            self._add()
        elif button == SPLIT and not self.pasted.strip():
            self.refused = _("Paste the text or choose a file first, or choose “Add a row”.")
        elif button == SPLIT or self._is_unsplit:
            self._split()
        else:
            return False
        return True

    @property
    def paste_form(self) -> PasteForm:
        form = PasteForm({"pasted": self.pasted, "split_of": self.split_of})
        form.is_judged = bool(self.refused or self.file_refused)
        if self.reads_head:
            form.fields["pasted"].help_text = READS_HEAD
        if self.refused and "pasted" not in form.errors:
            form.add_error("pasted", self.refused)
        if self.file_refused:
            form.add_error("report_file", self.file_refused)
        return form

    @property
    def leftover(self) -> list[str]:
        """The parts of the pasted text that nothing was taken from; none before it is split."""
        if not self.pasted.strip() or self._is_unsplit:
            return []
        found = split(self.pasted)
        taken = read_head(self.pasted, found.leftover).spans if self.reads_head else ()
        return _words_between(self.pasted, found, taken)

    @property
    def _is_unsplit(self) -> bool:
        return bool(self.pasted.strip()) and self.split_of != text_digest(self.pasted)

    def _read_file(self, file: UploadedFile) -> None:
        """The file's text takes the place of one that was split already; it never takes that of one that was not."""
        if self._is_unsplit:
            self.file_refused = _(
                "There is a text in the box that is not split yet. Split it or take it out, then choose the file again."
            )
            return
        try:
            found = report_text_of(file)
        except ValidationError as refused:
            self.file_refused = " ".join(refused.messages)
            return
        if len(found.text) > LONGEST_PASTE:
            text = _("The file has %(typed)s characters, and at most %(most)s are read at once. Choose a part of it.")
            self.file_refused = text % {"most": grouped(LONGEST_PASTE), "typed": grouped(len(found.text))}
            return
        self.pasted, self.remarks = found.text, found.remarks
        self._split()

    def _add(self) -> None:
        if len(self.rows) < MOST_ROWS:
            self.rows = with_new_row(self.rows)
        else:
            text = _("At most %(most)s rows can be entered at once. Save these, then add the others.")
            self.refused = text % {"most": MOST_ROWS}

    def _split(self) -> None:
        if len(self.pasted) > LONGEST_PASTE:
            text = _("The text must be %(most)s characters or fewer. You have %(typed)s: paste it in parts.")
            self.refused = text % {"most": grouped(LONGEST_PASTE), "typed": grouped(len(self.pasted))}
            return
        found = split(self.pasted)
        rows = with_pieces(self.rows, found.pieces)
        if len(rows) > MOST_ROWS:
            text = _("This makes %(rows)s rows, and at most %(most)s can be entered at once: paste it in parts.")
            self.refused = text % {"rows": grouped(len(rows)), "most": MOST_ROWS}
            return
        self.rows, self.split_of = rows, text_digest(self.pasted)
        self.head = read_head(self.pasted, found.leftover) if self.reads_head else Head()
        self.told = _told(len(found.pieces))


def _told(number: int) -> str:
    if not number:
        return _("Nothing in the text was recognised as a recommendation. Add rows and fill them in.")
    text = ngettext(
        "%(number)s finding was read from the text. Check it, then save.",
        "%(number)s findings were read from the text. Check each, then save.",
        number,
    )
    return text % {"number": number}


def _words_between(text: str, found: Split, taken: Sequence[Span]) -> list[str]:
    parts = []
    for span in found.leftover:
        at = span.start
        for cut in [cut for cut in taken if span.start <= cut.start < span.end]:
            parts.append(text[at : cut.start])
            at = cut.end
        parts.append(text[at : span.end])
    return [words for part in parts if (words := part.strip())]
