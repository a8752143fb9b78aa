"""What a person is asked besides the warnings: whose it is, whether it is here, which reports it answers."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from letters.reading.values import Reading
from responses.domain.letter_parts import LetterPart
from responses.domain.letter_warnings import Answer
from responses.intake.review.questions import Question
from responses.intake.warning_words import ANSWER_LABELS, WarningWords, item_name, joined


def of_another_body(written: str, found: str, ours: str) -> Question:
    """The letter names a body that is not the one it was handed in for."""
    title = _("The letter is by “%(written)s”, which is %(found)s. It was handed in for %(ours)s.")
    if written == found:
        title = _("The letter is by %(found)s. It was handed in for %(ours)s.")
    words = {"written": written, "found": found, "ours": ours}
    return _noted("another-body", title % words, _("Adopted, it becomes a reply of %(ours)s.") % words)


def of_unknown_body(written: str, ours: str) -> Question:
    """The letter names a body by its area, and the register holds none of that name."""
    title = _("The letter is by “%(written)s”, which the register does not hold. It was handed in for %(ours)s.")
    words = {"written": written, "ours": ours}
    return _noted("another-body", title % words, _("Adopted, it becomes a reply of %(ours)s.") % words)


def much_the_same(name: str, stage: str) -> Question:
    """An earlier document of the body has much the same words."""
    title = _("Much the same words came in before: “%(name)s”, %(stage)s.") % {"name": name, "stage": stage}
    detail = _("Compare the two. What is held already is not doubled: the same words on the same day change nothing.")
    return _noted("much-the-same", title, detail)


def _noted(key: str, title: str, detail: str) -> Question:
    answers = ((Answer.NOTED.value, str(ANSWER_LABELS[Answer.NOTED])),)
    return Question(key=key, words=WarningWords(title=title, detail=detail, answers=answers))


def of_another_report(part: LetterPart, reports: Mapping[int, str], reading: Reading) -> Question:
    """Some items seem to answer another report than the rest."""
    title = _("The letter seems to answer another report too: %(items)s.")
    if part.title or part.report:
        title = _("The letter seems to answer another report too, “%(report)s”: %(items)s.")
    elif part.numbers_begin_again:
        title = _("The letter seems to answer another report too, since the numbers begin again: %(items)s.")
    items = joined(item_name(reading.items, index) for index in part.items)
    words = {"report": reports[part.report] if part.report else part.title, "items": items}
    detail = _(
        "If it does, press “This letter answers another report too” below: these items are left out here, and checked "
        "for the other report by themselves. If not, say so."
    )
    answers = ((Answer.NOTED.value, _("All items answer the report that is chosen above")),)
    return Question(key="another-report", words=WarningWords(title=title % words, detail=detail, answers=answers))
