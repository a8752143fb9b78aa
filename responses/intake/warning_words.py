"""The words in which a page says what a letter and the register disagree on, and the answers it offers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from letters.reading.values import Item, Reading
from recommendations.models import Recommendation
from responses.domain.clock import LetterDated
from responses.domain.letter_warnings import Answer, LetterWarning, WarningCode
from responses.intake.matching import Matched
from tracker.kit.dates import plain_date
from tracker.kit.numbers import grouped
from tracker.kit.word_diff import Segment, word_diff

ANSWER_LABELS = {
    Answer.NOTED: gettext_lazy("Seen: the letter’s words stay as written, and the register stays as it is"),
    Answer.KEEP_REGISTER: gettext_lazy("The register is right: the letter’s words stay as written"),
    Answer.CORRECT_REGISTER: gettext_lazy("The letter is right: the register is to be corrected"),
    Answer.CORRECT_READING: gettext_lazy("The letter was read wrongly: correct the field"),
    Answer.CHOOSE: gettext_lazy("Choose which one is meant"),
    Answer.ADD: gettext_lazy("It is to be added to the register"),
    Answer.LEAVE_OUT: gettext_lazy("Leave it out"),
}


@dataclass(frozen=True, kw_only=True)
class WarningWords:
    """A warning as a page says it. `law` is the provision, with its `address`; `diff` compares the register's words
    with the letter's where both are long."""

    title: str
    detail: str = ""
    law: str = ""
    address: str = ""
    diff: tuple[Segment, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()


def words_of(warning: LetterWarning, reading: Reading, matched: Matched) -> WarningWords:
    """One warning in the language of the page."""
    named = matched.labels.recommendations
    facts = _facts(warning, reading, named)
    detail = _DETAILS.get(warning.code)
    return WarningWords(
        title=str(_title(warning) % facts),
        detail=detail(warning, named) if detail else _back(facts) if warning.code is WarningCode.AS_ABOVE else "",
        law=warning.provision,
        address=warning.address,
        diff=_diff(warning),
        answers=tuple((answer.value, str(ANSWER_LABELS[answer])) for answer in warning.answers),
    )


def _title(warning: LetterWarning) -> Any:
    """Of whoever signed it no more is said than the register can tell."""
    if warning.code is WarningCode.SIGNATORY_NOT_HOLDER and not warning.register:
        return _NOBODY_HELD
    return _TITLES[warning.code]


def item_name(items: Sequence[Item], index: int) -> str:
    """An item as the letter names it, or by its place where it gives no number."""
    item = items[index]
    if item.number:
        return f"{Recommendation.Kind(item.kind.value).label} {item.number}"
    return _("item %(place)d") % {"place": index + 1}


def joined(names: Iterable[str]) -> str:
    """ "1, 4 and 7"."""
    *first, last = list(names) or [""]
    return _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last} if first else last


def _facts(warning: LetterWarning, reading: Reading, named: Mapping[int, str]) -> dict[str, Any]:
    back = warning.refers_to
    return {
        "letter": _said(warning.letter),
        "register": _said(warning.register),
        "days": warning.days,
        "days_said": grouped(warning.days),
        "count": warning.count,
        "of": warning.of,
        "items": joined(item_name(reading.items, index) for index in warning.items),
        "how_many": len(warning.items),
        "recommendations": joined(named.get(pk, "?") for pk in warning.recommendations),
        "names": joined(f"“{name}”" for name in warning.names),
        "refers_to": item_name(reading.items, back) if back is not None else "",
    }


def _said(value: str | int | date | None) -> str | int:
    if isinstance(value, date):
        return plain_date(value)
    return "" if value is None else value


def _diff(warning: LetterWarning) -> tuple[Segment, ...]:
    if warning.code not in _COMPARED:
        return ()
    return tuple(word_diff(str(warning.register), str(warning.letter)))


def _late(warning: LetterWarning, _named: Mapping[int, str]) -> str:
    """Where it falls by the date that the letter itself gives the report."""
    if warning.own is None:
        return _("The duty is to publish: the letter’s date proves nothing about when it was published.")
    if warning.own.code is LetterDated.AFTER:
        text = ngettext(
            "Counted from the publication date that the letter itself gives the report, it is still dated %(days)s day "
            "after the last lawful day.",
            "Counted from the publication date that the letter itself gives the report, it is still dated %(days)s "
            "days after the last lawful day.",
            warning.own.days,
        )
        return text % {"days": grouped(warning.own.days)}
    return _(
        "Counted from the publication date that the letter itself gives the report, it would be dated in time: the "
        "register’s date is the one that counts."
    )


def _others(warning: LetterWarning, named: Mapping[int, str]) -> str:
    return " ".join(
        _one_other(joined(one.bodies), one.count, one.only_here, one.only_there, named) for one in warning.others
    )


def _one_other(
    bodies: str, count: int, only_here: tuple[int, ...], only_there: tuple[int, ...], named: Mapping[int, str], /
) -> str:
    facts = {
        "bodies": bodies,
        "count": count,
        "lacks": joined(named.get(pk, "?") for pk in only_here),
        "has": joined(named.get(pk, "?") for pk in only_there),
    }
    if only_here and only_there:
        return _("%(bodies)s: %(count)d, without %(lacks)s, but with %(has)s.") % facts
    if only_here:
        return _("%(bodies)s: %(count)d, without %(lacks)s.") % facts
    return _("%(bodies)s: %(count)d, with %(has)s as well.") % facts


def _not_all(warning: LetterWarning, named: Mapping[int, str]) -> str:
    missing = joined(named.get(pk, "?") for pk in warning.recommendations)
    if not warning.is_law:
        return _("It does not answer %(missing)s.") % {"missing": missing}
    return _(
        "It does not answer %(missing)s. Section 55(5B) asks for comments on each recommendation, and names no "
        "exception for those addressed to others."
    ) % {"missing": missing}


def _signatory(warning: LetterWarning, _named: Mapping[int, str]) -> str:
    role = {"role": warning.role, "holder": warning.register}
    if warning.role and warning.register:
        return _("The register holds them as %(role)s, signing for the office holder: %(holder)s.") % role
    if warning.role:
        return _("The register holds them as %(role)s, signing for an office holder whom it does not hold.") % role
    if warning.register:
        return _("The office holder held for that day is %(holder)s.") % role
    return _("The register holds no office holder for that day.")


def _published(_warning: LetterWarning, _named: Mapping[int, str]) -> str:
    return _("Without a day of publication and where it was published, the reply is not proven to be in time, or late.")


def _back(facts: Mapping[str, Any]) -> str:
    if facts["refers_to"]:
        return _("It likely means the answer to %(refers_to)s.") % facts
    return _("Which earlier answer is meant is not clear.")


_DETAILS: dict[WarningCode, Callable[[LetterWarning, Mapping[int, str]], str]] = {
    WarningCode.LATE: _late,
    WarningCode.OTHERS_DIFFER: _others,
    WarningCode.NOT_ALL_ANSWERED: _not_all,
    WarningCode.SIGNATORY_NOT_HOLDER: _signatory,
    WarningCode.PUBLICATION_NOT_RECORDED: _published,
}
_COMPARED = frozenset({WarningCode.TITLE_DIFFERS, WarningCode.WORDING_DIFFERS})

_NOBODY_HELD = gettext_lazy("%(letter)s signed it: whether they held the office that day is not known.")
_TITLES: dict[WarningCode, Any] = {
    WarningCode.REPORT_NOT_HELD: gettext_lazy("No report of the register is certainly the one that it answers."),
    WarningCode.REPORT_DATE_DIFFERS: gettext_lazy(
        "The letter says that the report was published on %(letter)s; the register says %(register)s."
    ),
    WarningCode.REPORT_DATE_NOT_HELD: gettext_lazy(
        "The letter says that the report was published on %(letter)s; the register holds no date."
    ),
    WarningCode.TITLE_DIFFERS: gettext_lazy(
        "The letter calls the report “%(letter)s”; the register says “%(register)s”."
    ),
    WarningCode.REPLY_HELD: gettext_lazy("The register already holds a reply to this report for this force."),
    WarningCode.LATE: ngettext_lazy(
        "The letter is dated %(letter)s: %(days_said)s day after the last day, %(register)s.",
        "The letter is dated %(letter)s: %(days_said)s days after the last day, %(register)s.",
        "days",
    ),
    WarningCode.LATE_BY_OWN_DATE: ngettext_lazy(
        "By the publication date that the letter gives the report, it is dated %(days_said)s day after the last "
        "lawful day.",
        "By the publication date that the letter gives the report, it is dated %(days_said)s days after the last "
        "lawful day.",
        "days",
    ),
    WarningCode.ON_LAST_DAY: gettext_lazy(
        "The letter is dated on the very last day, %(register)s. That it was published on that day is not proven."
    ),
    WarningCode.BEFORE_REPORT: ngettext_lazy(
        "The letter is dated %(letter)s: %(days_said)s day before the report was published, on %(register)s.",
        "The letter is dated %(letter)s: %(days_said)s days before the report was published, on %(register)s.",
        "days",
    ),
    WarningCode.DATED_AHEAD: gettext_lazy("The letter is dated %(letter)s, which has not come yet."),
    WarningCode.UNDATED: gettext_lazy("The letter bears no date of its own."),
    WarningCode.PUBLICATION_NOT_RECORDED: gettext_lazy("The reply’s publication is not recorded: not proven."),
    WarningCode.BODY_NOT_STATED: gettext_lazy("The letter does not say which local policing body wrote it."),
    WarningCode.BODY_NOT_KNOWN: gettext_lazy("“%(letter)s” is not certainly a body that the register holds."),
    WarningCode.FORCE_NOT_KNOWN: gettext_lazy("“%(letter)s” is not certainly one force that the register holds."),
    WarningCode.FORCE_OF_ANOTHER: gettext_lazy("%(register)s did not answer for “%(letter)s” on that day."),
    WarningCode.UNSIGNED: gettext_lazy("No signatory was found in the letter."),
    WarningCode.SIGNATORY_NOT_HOLDER: gettext_lazy(
        "%(letter)s, who signed it, is not the office holder that the register holds for that day."
    ),
    WarningCode.COUNT_DIFFERS: gettext_lazy("The letter speaks of %(letter)s recommendations; %(count)d were read."),
    WarningCode.TOTAL_DIFFERS: gettext_lazy(
        "The letter says that the report has %(letter)s recommendations; the register knows of %(register)s."
    ),
    WarningCode.OTHERS_DIFFER: ngettext_lazy(
        "It answers %(count)d recommendation; other letters on the report answer others.",
        "It answers %(count)d recommendations; other letters on the report answer others.",
        "count",
    ),
    WarningCode.NOT_ALL_ANSWERED: gettext_lazy("It answers %(count)d of the %(of)d recommendations held."),
    WarningCode.AIMED_AT: gettext_lazy(
        "The letter says that they are aimed at “%(letter)s”; %(count)d of %(of)d are addressed to others: %(names)s."
    ),
    WarningCode.NUMBER_NOT_HELD: gettext_lazy("The register holds no %(items)s of this report."),
    WarningCode.NUMBER_DIFFERS: gettext_lazy(
        "The letter gives number %(letter)s to what is %(recommendations)s in the register, by its words."
    ),
    WarningCode.NUMBER_INFERRED: ngettext_lazy(
        "The letter gives no number to %(items)s: it was inferred from the words.",
        "The letter gives no numbers to %(items)s: they were inferred from the words.",
        "how_many",
    ),
    WarningCode.REGISTER_NUMBER_INFERRED: gettext_lazy(
        "%(recommendations)s: the register itself has only inferred this number."
    ),
    WarningCode.NOT_MATCHED: ngettext_lazy(
        "The register holds nothing that %(items)s could be.",
        "The register holds nothing that %(items)s could be.",
        "how_many",
    ),
    WarningCode.SEVERAL_FIT: gettext_lazy("Several recommendations may be meant by %(items)s."),
    WarningCode.OF_ANOTHER_REPORT: gettext_lazy("The words of %(items)s stand in another report: “%(register)s”."),
    WarningCode.TWO_TO_ONE: gettext_lazy("%(items)s are matched to the same one: %(recommendations)s."),
    WarningCode.WORDING_DIFFERS: gettext_lazy("The letter words %(recommendations)s differently from the register."),
    WarningCode.WORDING_NOT_HELD: gettext_lazy(
        "The letter quotes %(recommendations)s, whose wording the register does not hold."
    ),
    WarningCode.ADDRESSEE_DIFFERS: gettext_lazy(
        "%(recommendations)s is addressed to “%(letter)s” in the letter, and to “%(register)s” in the register."
    ),
    WarningCode.DEADLINE_DIFFERS: gettext_lazy(
        "The deadline of %(recommendations)s is “%(letter)s” in the letter, and “%(register)s” in the register."
    ),
    WarningCode.NO_ANSWER: gettext_lazy("The letter lists %(items)s without an answer."),
    WarningCode.AS_ABOVE: gettext_lazy("The answer to %(items)s refers back: “%(letter)s”."),
    WarningCode.ONE_NARRATIVE: gettext_lazy("One narrative answers %(how_many)d items together: %(items)s."),
    WarningCode.SHARED_ANSWER: gettext_lazy("The same words answer %(items)s."),
}
