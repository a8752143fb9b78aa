"""Record that the letter was published, that copies were sent, and the signed or published file."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from responses.domain.clock import ClockRule
from responses.replies.flows.attach_file import attach_file
from responses.replies.flows.record_copy import FIELDS, Recipient, Sent, record_copy
from responses.replies.flows.record_publication import Published, record_publication
from responses.replies.flows.take_back_record import stands, take_back_record
from responses.replies.forms.beside import (
    ELSEWHERE,
    HERE,
    CopyForm,
    LetterFileForm,
    PublicationForm,
    TakeBackForm,
)
from responses.replies.models import IssuedLetter, Reply
from responses.replies.recorded import Publication, Record, recorded
from responses.replies.views.person import person_on
from responses.replies.views.record_page import RecordPage
from tracker.kit.clock import now, today


class OutPage(RecordPage):
    """Pages about a letter that is out."""

    def is_for(self, reply: Reply) -> bool:
        return super().is_for(reply) and reply.is_out

    @staticmethod
    def letters(reply: Reply) -> list[IssuedLetter]:
        """The versions, newest first, without their bytes."""
        rows = reply.letters.issued_here().order_by("-version").select_related("body")
        return list(rows.defer(*IssuedLetter.FILES, "snapshot"))


class RecordPublication(OutPage):
    """Which version was published, when and where. Any source's reply may be published."""

    form_class = PublicationForm
    heading = _("Record the publication")
    button = _("Record the publication")
    done = _("The publication is recorded.")
    of_section_55 = False

    def form_options(self, reply: Reply) -> dict[str, Any]:
        return {"letters": self.letters(reply)}

    def asked(self, reply: Reply) -> int:
        """The version that the page is opened for: the one named in the address, or the latest."""
        named = self.request.GET.get("version", "")
        return int(named) if named.isdecimal() else reply.letters_issued

    def standing(self, reply: Reply) -> Publication | None:
        asked = self.asked(reply)
        return next((one for one in recorded(reply).publications if one.which == asked), None)

    def corrects(self, reply: Reply) -> bool:
        return self.standing(reply) is not None

    def initial(self, reply: Reply) -> dict[str, Any]:
        held = self.standing(reply)
        return {
            "seen": reply.steps_taken,
            "version": self.asked(reply) or None,
            "published_on": held.on if held else today(),
            "place": (HERE if held.is_here else ELSEWHERE) if held else None,
            "address": held.address if held and not held.is_here else "",
        }

    def paragraphs(self, reply: Reply) -> list[str]:
        if reply.report.clock_rule != ClockRule.SECTION_55:
            return []
        said = [_now("Section 55(5): the duty is to publish. A letter’s date does not prove that it was done.")]
        if reply.published_version and reply.letters_issued > reply.published_version:
            said.append(
                _now("The first version that was published counts for the duty. Later ones are recorded beside it.")
            )
        return said

    def save_as(self, request: HttpRequest, reply: Reply, form: Any) -> None:
        typed = form.cleaned_data
        version = form.version_chosen
        published = Published(
            version=version,
            on=typed["published_on"],
            address=self.public_address(reply, version) if form.is_here else typed["address"],
            is_here=form.is_here,
        )
        record_publication(
            reply=reply,
            seen=typed["seen"],
            published=published,
            by=person_on(request),
            at=now(),
            note=typed["note"],
        )

    def public_address(self, reply: Reply, version: int | None) -> str:
        """The page that anyone can read, under the name of the body that issued the letter."""
        letter = next((one for one in self.letters(reply) if one.version == version), None)
        if letter is None:
            raise Http404
        report = reply.report
        path = reverse("public-letter", args=[letter.body.slug, report.source.slug, report.slug, reply.force.slug])
        return self.request.build_absolute_uri(path)


class RecordCopy(OutPage):
    """A copy to the inspectorate, or to the Secretary of State."""

    form_class = CopyForm
    button = _("Record the copy")
    done = _("The copy is recorded.")
    headings = {
        Recipient.INSPECTORS: _("Record the copy to the inspectors of constabulary"),
        Recipient.SECRETARY: _("Record the copy to the Secretary of State"),
    }

    @property
    def to(self) -> Recipient:
        """Whom the address names."""
        try:
            return Recipient(self.kwargs["to"])
        except ValueError as error:
            raise Http404 from error

    @property
    def heading(self) -> Any:
        return self.headings[self.to]

    def corrects(self, reply: Reply) -> bool:
        return getattr(reply, FIELDS[self.to]) is not None

    def initial(self, reply: Reply) -> dict[str, Any]:
        step = recorded(reply).latest.get(Record(self.to.value))
        return {
            "seen": reply.steps_taken,
            "sent_on": getattr(reply, FIELDS[self.to]) or today(),
            "how": step.changes["how"] if step else "",
        }

    def paragraphs(self, reply: Reply) -> list[str]:
        return [_now("Section 55(6). No day is set for it: a copy is sent or not sent, never late.")]

    def save_as(self, request: HttpRequest, reply: Reply, form: Any) -> None:
        typed = form.cleaned_data
        sent = Sent(on=typed["sent_on"], how=typed["how"], document=form.document, document_name=form.document_name)
        record_copy(
            reply=reply,
            to=self.to,
            seen=typed["seen"],
            sent=sent,
            by=person_on(request),
            at=now(),
            note=typed["note"],
        )


class AttachFile(OutPage):
    """The signed, or the published, file of the letter."""

    form_class = LetterFileForm
    heading = _("Attach the signed or published file")
    button = _("Attach the file")
    done = _("The file is attached.")
    of_section_55 = False

    def form_options(self, reply: Reply) -> dict[str, Any]:
        return {"letters": self.letters(reply)}

    def initial(self, reply: Reply) -> dict[str, Any]:
        return {"seen": reply.steps_taken, "version": reply.letters_issued or None}

    def paragraphs(self, reply: Reply) -> list[str]:
        return [
            _now(
                "The file is kept as it is, with its SHA-256, and compared with each version that was issued: a signed "
                "or scanned letter has other bytes, which is no fault."
            )
        ]

    def save_as(self, request: HttpRequest, reply: Reply, form: Any) -> None:
        attach_file(
            reply=reply,
            seen=form.cleaned_data["seen"],
            version=form.version_chosen,
            document=form.document,
            document_name=form.document_name,
            by=person_on(request),
            at=now(),
            note=form.cleaned_data["note"],
        )


class TakeBackRecord(RecordPage):
    """Something recorded was not so."""

    form_class = TakeBackForm
    heading = _("Take back what is recorded")
    button = _("Take it back")
    done = _("It is taken back. The history keeps it, with the reason.")
    of_section_55 = False
    names = {
        Record.INVITATION: _("the invitation of the chief officer’s comments"),
        Record.COMMENTS: _("the chief officer’s comments"),
        Record.NO_COMMENTS: _("that the chief officer has no comments"),
        Record.PUBLICATION: _("the publication"),
        Record.INSPECTORS: _("the copy to the inspectors of constabulary"),
        Record.SECRETARY: _("the copy to the Secretary of State"),
        Record.FILE: _("the attached file"),
        Record.SHOWN: _("the letter from the public pages: nobody can read it there from now on"),
    }

    @property
    def record(self) -> Record:
        """What the address names."""
        try:
            return Record(self.kwargs["what"])
        except ValueError as error:
            raise Http404 from error

    def is_for(self, reply: Reply) -> bool:
        return super().is_for(reply) and stands(reply, recorded(reply), self.record, self.kwargs["which"])

    def paragraphs(self, reply: Reply) -> list[str]:
        return [_now("You take back %(what)s.") % {"what": self.names[self.record]}]

    def save_as(self, request: HttpRequest, reply: Reply, form: Any) -> None:
        take_back_record(
            reply=reply,
            record=self.record,
            which=self.kwargs["which"],
            seen=form.cleaned_data["seen"],
            reason=form.cleaned_data["note"],
            by=person_on(request),
            at=now(),
        )
