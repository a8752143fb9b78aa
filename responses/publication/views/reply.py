"""The reply as anyone can read it: the letter as it was issued, its bytes, and the proof of duty. No sign-in."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.safestring import SafeString
from django.views import View

from letters.content import letter_from_plain
from letters.rendering.html import render_article
from responses.publication.queries import letters_at
from responses.replies.models import IssuedLetter
from responses.replies.proof import Proof, proof_of
from responses.replies.recorded import Publication, recorded
from tracker.kit.clock import today

SECONDS_KEPT = 300
"""How long a cache may show a page after it has changed: short, so that what is taken back goes soon."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One letter of the page."""

    letter: IssuedLetter
    article: SafeString
    language: str
    published: Publication | None
    proof: Proof | None
    pdf_href: str


class PublicReply(View):
    """A body's reply to a report; of a body with several forces, the letter for each."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, body: str, source: str, report: str) -> HttpResponse:
        shown = [_shown(letter, [body, source, report]) for letter in letters_at(body, source, report, today())]
        if not shown:
            raise Http404
        first = shown[0].letter
        context: dict[str, Any] = {"shown": shown, "body": first.body, "report": first.reply.report, "day": today()}
        return _cacheable(render(request, "publication/reply.html", context))


class PublicPdf(View):
    """The letter's own bytes, as they were issued."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, body: str, source: str, report: str, force: str) -> HttpResponse:
        letter = get_object_or_404(letters_at(body, source, report, today()), reply__force__slug=force)
        answer = HttpResponse(bytes(letter.pdf), content_type="application/pdf")
        answer["Content-Disposition"] = f'inline; filename="{body}-{report}.pdf"'
        answer["ETag"] = f'"{letter.pdf_sha256}"'
        return _cacheable(answer)


def _shown(letter: IssuedLetter, place: list[str]) -> Shown:
    reply, content = letter.reply, letter_from_plain(letter.snapshot["letter"])
    found = recorded(reply)
    return Shown(
        letter=letter,
        article=render_article(content),
        language=content.language,
        published=next((one for one in found.publications if one.version == letter.version), None),
        proof=proof_of(reply, today(), found=found, public=True),
        pdf_href=reverse("public-reply-pdf", args=[*place, reply.force.slug]),
    )


def _cacheable(answer: HttpResponse) -> HttpResponse:
    patch_cache_control(answer, public=True, max_age=SECONDS_KEPT)
    return answer
