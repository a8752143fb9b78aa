"""The reply as anyone can read it: the letter as it was issued, its files, its facts and its proof. No sign-in."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.safestring import SafeString

from letters.rendering.formats import CONTENT_TYPES
from letters.rendering.html import render_article
from responses.domain import clock
from responses.publication.addresses import reply_path, version_path
from responses.publication.files import PublicFile, files_of
from responses.publication.published import Published, published
from responses.publication.queries import changed_at, file_of, letters_at, standing_of, versions_at
from responses.publication.structured import letter_data
from responses.publication.views.page import PublicPage, cacheable
from responses.replies.models import IssuedLetter
from responses.replies.proof import Proof, proof_of
from responses.replies.report_page import clock_of
from tracker.kit.clock import today


@dataclass(frozen=True, kw_only=True)
class Shown:
    """The letter of the page. `others`: its other versions here; `later`: the page of the one that stands."""

    one: Published
    article: SafeString
    in_time: str
    proof: Proof | None
    files: tuple[PublicFile, ...]
    others: tuple[Published, ...] = ()
    later: str = ""


class PublicReply(PublicPage):
    """A body's reply to a report; of a body with several forces, the letter for each."""

    def get(self, request: HttpRequest, body: str, source: str, report: str) -> HttpResponse:
        letters = list(letters_at(body, source, report, today()))
        if len(letters) == 1:
            (letter,) = letters
            return _page(self, request, versions_at(body, source, report, letter.reply.force.slug, today()), letter)
        found = published(letters)
        if not found:
            raise Http404
        first = found[0].letter
        context = {"found": found, "office": found[0].office, "report": first.reply.report, "body": first.body}
        return self.page(request, "publication/forces.html", context, canonical=request.path)


class PublicLetter(PublicPage):
    """The letter about one force: the version that stands. Where a successor corrected it, its page."""

    def get(self, request: HttpRequest, body: str, source: str, report: str, force: str) -> HttpResponse:
        versions = versions_at(body, source, report, force, today())
        letter = next((one for one in versions if one.version == one.reply.public_version), None)
        if letter is None:
            elsewhere = standing_of(versions[0], today()) if published(versions) else None
            if elsewhere is None:
                raise Http404
            return redirect(reply_path(elsewhere))
        return _page(self, request, versions, letter)


class PublicVersion(PublicPage):
    """One version at its own address, for ever: a superseded one says which took its place."""

    def get(self, request: HttpRequest, version: int, **place: str) -> HttpResponse:
        versions = versions_at(**place, day=today())
        letter = next((one for one in versions if one.version == version), None)
        if letter is None:
            raise Http404
        return _page(self, request, versions, letter)


class PublicFileOf(PublicPage):
    """The letter's own bytes, as they were issued: of the version that stands, or of the one named."""

    kind = ""

    def get(self, request: HttpRequest, *, version: int = 0, **place: str) -> HttpResponse:
        versions = versions_at(**place, day=today())
        wanted = [one for one in versions if one.version == (version or one.reply.public_version)]
        if not published(wanted):
            raise Http404
        answer = HttpResponse(file_of(wanted[0], self.kind), content_type=CONTENT_TYPES[self.kind])
        name = "-".join([place["body"], place["report"], *([f"version-{version}"] if version else [])])
        answer["Content-Disposition"] = f'inline; filename="{name}.{self.kind}"'
        if self.kind == "pdf":
            answer["ETag"] = f'"{wanted[0].pdf_sha256}"'
        return cacheable(answer, changed_at=wanted[0].issued_at)


def _page(view: PublicPage, request: HttpRequest, versions: list[IssuedLetter], letter: IssuedLetter) -> HttpResponse:
    found = published(versions)
    one = next((each for each in found if each.letter.pk == letter.pk), None)
    if one is None:
        raise Http404
    context: dict[str, Any] = {
        "shown": _shown(one, found),
        "one": one,
        "report": letter.reply.report,
        "body": letter.body,
    }
    canonical = reply_path(letter) if one.is_standing else version_path(letter)
    data = letter_data(one, request.build_absolute_uri)
    answer = view.page(request, "publication/reply.html", context, canonical=canonical, data=data)
    return cacheable(answer, changed_at=_changed(letter))


def _changed(letter: IssuedLetter) -> datetime:
    """When the page last changed: it tells the day, so at the beginning of today at the earliest."""
    begun = timezone.make_aware(datetime.combine(today(), time.min))
    recorded = changed_at([letter.reply_id])
    return max(begun, recorded) if recorded else begun


def _shown(one: Published, found: list[Published]) -> Shown:
    letter, day = one.letter, today()
    reply = letter.reply
    running = clock_of(reply.report, day)
    said = clock.phrase(running.finding(reply.published_on, owed=False), running.rule, translation)
    return Shown(
        one=one,
        article=SafeString(letter.html) if letter.html else render_article(one.content),
        in_time=f"{said}." if running.due_on else "",
        proof=proof_of(reply, day, found=one.recorded, public=True) if one.is_standing else None,
        files=tuple(files_of(one)),
        others=tuple(each for each in found if each.letter.pk != letter.pk),
        later="" if one.is_standing else _later(letter),
    )


def _later(letter: IssuedLetter) -> str:
    """The page of the version that stands, whoever issued it."""
    standing = standing_of(letter, today())
    return reply_path(standing) if standing else ""
