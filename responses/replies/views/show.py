"""Show a letter that was read from a document on the public pages."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from responses.replies.flows.show_adopted import show_adopted
from responses.replies.forms.beside import RecordForm
from responses.replies.models import Reply
from responses.replies.recorded import recorded
from responses.replies.views.person import person_on
from responses.replies.views.record_page import RecordPage
from tracker.kit.clock import now


class ShowAdopted(RecordPage):
    """An office's earlier replies, beside those that it issues here."""

    form_class = RecordForm
    heading = _("Show the letter on the public pages")
    button = _("Show it on the public pages")
    done = _("Anyone can read the letter on the public pages from now on.")
    of_section_55 = False

    def is_for(self, reply: Reply) -> bool:
        return super().is_for(reply) and reply.is_adopted and reply.public_version is None

    def paragraphs(self, reply: Reply) -> list[str]:
        found = recorded(reply)
        said = [
            _now("Anyone can then read this letter as it was read from its document, with a PDF that this product "
                 "makes of it. The page says so, and where it was first published, as far as that is recorded."),
            _now("It is no publication under section 55(5): it proves no part of the duty. The first publication is "
                 "recorded by itself."),
        ]  # fmt: skip
        if not found.publications:
            said.append(_now("No publication elsewhere is recorded. The page will say that."))
        return said

    def save_as(self, request: HttpRequest, reply: Reply, form: Any) -> None:
        typed = form.cleaned_data
        show_adopted(reply=reply, seen=typed["seen"], by=person_on(request), at=now(), note=typed["note"])
