"""The Atom feeds: each version that was published here, and each progress update, newest first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, time

from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from letters.rendering.blocks import printable
from responses.publication.addresses import reply_path, version_path
from responses.publication.published import Published, PublishedItem, Statement
from tracker.kit.dates import plain_date

ENTRIES = 50
Absolute = Callable[[str], str]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry. Its address is its identity, for ever."""

    title: str
    path: str
    at: datetime
    words: str
    office: str


class PublicFeed(Atom1Feed):
    """A feed that tells no time of its own: it was changed when its newest entry was."""

    def __init__(self, *, changed_at: datetime, **options: object) -> None:
        super().__init__(**options)  # type: ignore[arg-type]
        self.changed_at = changed_at

    def latest_post_date(self) -> datetime:
        return self.changed_at


def feed_of(found: Iterable[Published], *, title: str, page: str, own: str, absolute: Absolute, empty: datetime) -> str:
    """The feed's XML. `empty`: when it was changed where it has no entry."""
    entries = sorted(entries_of(found), key=lambda one: (one.at, one.path), reverse=True)[:ENTRIES]
    feed = PublicFeed(
        changed_at=entries[0].at if entries else empty,
        title=title,
        link=absolute(page),
        description=_("Replies to inspection reports, and progress updates, as they are published."),
        feed_url=absolute(own),
        feed_guid=absolute(own),
        language="en-GB",
    )
    for one in entries:
        feed.add_item(
            title=printable(one.title),
            link=absolute(one.path),
            description=printable(one.words),
            unique_id=absolute(one.path),
            updateddate=one.at,
            pubdate=one.at,
            author_name=printable(one.office),
        )
    return feed.writeString("utf-8")


def entries_of(found: Iterable[Published]) -> Iterable[Entry]:
    for one in found:
        yield _letter(one)
        for item in one.items:
            for said in item.statements:
                yield _progress(one, item, said)


def _letter(one: Published) -> Entry:
    report = one.letter.reply.report.title
    title = _("Reply to “%(report)s”: %(office)s") if one.letter.version == 1 else _(
        "Corrected reply to “%(report)s”: %(office)s"
    )  # fmt: skip
    return Entry(
        title=title % {"report": report, "office": one.office},
        path=version_path(one.letter),
        at=timezone.make_aware(datetime.combine(one.shown_on, time.min)),
        words=_about(one),
        office=one.office,
    )


def _about(one: Published) -> str:
    if one.letter.reason:
        return _("Why it was corrected: %(reason)s") % {"reason": one.letter.reason}
    if one.is_adopted:
        return _("As read from the document, which was first published elsewhere or on a day that is not recorded.")
    return _("Letter of %(day)s, %(force)s.") % {
        "day": plain_date(one.letter.letter_date), "force": one.letter.reply.force.name,
    }  # fmt: skip


def _progress(one: Published, item: PublishedItem, said: Statement) -> Entry:
    words = {"heading": item.heading, "status": said.status_words, "report": one.letter.reply.report.title}
    return Entry(
        title=_("%(heading)s: %(status)s (“%(report)s”)") % words,
        path=f"{reply_path(one.letter)}#progress-{said.number}",
        at=said.at,
        words=said.words,
        office=one.office,
    )
