"""What is missing from a reply, as sentences: each says what to do."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from recommendations.models import Recommendation
from responses.domain.completeness import Gap, Missing
from responses.replies.models import Reply
from tracker.kit.dates import long_date


def missing_words(reply: Reply, missing: Iterable[Missing]) -> list[str]:
    """One sentence for each gap, with the section that asks for it."""
    held = list(missing)
    asked = Recommendation.objects.in_bulk([one.about for one in held if one.about is not None])
    return [words_of(one, asked.get(one.about) if one.about is not None else None) for one in held]


def publication_words(reply: Reply, missing: Iterable[Missing], version: int) -> list[str]:
    """Why a version of the letter cannot be recorded as what was published: one sentence for each part it lacks."""
    held = list(missing)
    asked = Recommendation.objects.in_bulk([one.about for one in held if one.about is not None])
    return [
        _LACKS[one.gap]()
        % {"recommendation": asked[one.about].heading if one.about is not None else "", "version": version}
        + f" ({one.provision})"
        for one in held
    ]


def words_of(missing: Missing, recommendation: Recommendation | None) -> str:
    """One gap as a sentence."""
    said = _SENTENCES[missing.gap]() % {
        "recommendation": recommendation.heading if recommendation else "",
        "day": long_date(missing.day) or _("a date that is not recorded"),
    }
    return f"{said} ({missing.provision})" if missing.provision else said


_SENTENCES = {
    Gap.NOT_DECIDED: lambda: _("%(recommendation)s: decide whether it is for us."),
    Gap.NO_ACTION: lambda: _("%(recommendation)s: say what we do or propose to do, or why we take no action."),
    Gap.NO_ANSWER: lambda: _("%(recommendation)s: write an answer."),
    Gap.NOT_HELD: lambda: _("%(recommendation)s: no response is open for this force. Open it."),
    Gap.ADDRESSEE: lambda: _("Enter whom the letter is addressed to."),
    Gap.SIGNATORY: lambda: _("Enter who signs the letter."),
    Gap.TRANSLATION: lambda: _("The letter is in two languages: translate the words that are in one alone."),
    Gap.INVITATION: lambda: _("Invite the chief officer’s comments, or record that there are none."),
    Gap.COMMENTS_AWAITED: lambda: _(
        "Wait for the chief officer’s comments until %(day)s has passed, or record that there are none."
    ),
    Gap.COMMENTS_NOT_IN_TEXT: lambda: _(
        "The chief officer’s comments are not in this text as they stand now. Take it back and submit it again."
    ),
    Gap.REPLY_NOT_IN_TEXT: lambda: _(
        "Our reply to the chief officer’s comments is not in this text as it stands now. Take it back and submit it "
        "again."
    ),
    Gap.ANSWERS_NOT_IN_TEXT: lambda: _("%(recommendation)s is not answered in this text. Take it back and answer it."),
}

_LACKS = {
    Gap.ANSWERS_NOT_IN_TEXT: lambda: _(
        "Version %(version)d does not answer %(recommendation)s. Issue a corrected version, and record that one."
    ),
    Gap.COMMENTS_NOT_IN_TEXT: lambda: _(
        "Version %(version)d lacks the chief officer’s comments as they stand now. Issue a corrected version, and "
        "record that one."
    ),
    Gap.REPLY_NOT_IN_TEXT: lambda: _(
        "Version %(version)d lacks our reply to the chief officer’s comments as it stands now. Issue a corrected "
        "version, and record that one."
    ),
}
