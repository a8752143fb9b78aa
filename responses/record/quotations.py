"""A scrutiny entry as a paragraph of the local policing body's own action, which section 55(5B) asks for."""

from datetime import date

from django.utils.translation import gettext as _

from responses.record.models import Scrutiny
from tracker.kit.dates import plain_date


def quotation(entry: Scrutiny) -> str:
    """The entry in one paragraph."""
    return paragraph(meeting=entry.meeting, held_on=entry.held_on, question=entry.question, answer=entry.answer)


def paragraph(*, meeting: str, held_on: date, question: str, answer: str) -> str:
    """What was asked, where and when, and what was answered if anything was. Lines run on: it is one paragraph."""
    words = {"meeting": meeting, "day": plain_date(held_on), "question": _on_one_line(question)}
    asked = _("At %(meeting)s on %(day)s we asked: %(question)s") % words
    answered = _on_one_line(answer)
    return f"{asked} {_('They answered: %(answer)s') % {'answer': answered}}" if answered else asked


def with_paragraph(words: str, added: str) -> str:
    """The words with one more paragraph at their end; as they are where they hold it already."""
    if added in words:
        return words
    return f"{words.rstrip()}\n\n{added}" if words.strip() else added


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
