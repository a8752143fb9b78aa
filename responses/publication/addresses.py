"""Where each public thing stands, for ever: a reply's address shows the version that stands, a version's that one."""

from django.urls import reverse

from forces.models import LocalPolicingBody
from recommendations.models import InspectionReport
from responses.replies.models import IssuedLetter


def place_of(letter: IssuedLetter) -> list[str]:
    """The words of a reply's address: under the name of the body that issued the letter."""
    reply = letter.reply
    return [letter.body.slug, reply.report.source.slug, reply.report.slug, reply.force.slug]


def reply_path(letter: IssuedLetter) -> str:
    return reverse("public-letter", args=place_of(letter))


def version_path(letter: IssuedLetter) -> str:
    return reverse("public-letter-version", args=[*place_of(letter), letter.version])


def file_path(letter: IssuedLetter, kind: str) -> str:
    """Of a version's file, by the ending of its name."""
    return reverse(f"public-letter-version-{kind}", args=[*place_of(letter), letter.version])


def body_path(body: LocalPolicingBody) -> str:
    return reverse("public-body", args=[body.slug])


def report_path(report: InspectionReport) -> str:
    return reverse("public-report", args=[report.source.slug, report.slug])
