"""What search engines read of a page: schema.org's words as JSON-LD, in a script that no browser runs.

A script of this type holds data: the policy on scripts (`script-src`) does not concern it, and nothing needs a nonce.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from responses.publication.addresses import report_path, version_path
from responses.publication.files import files_of
from responses.publication.published import Published

_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
"""What could end the script, or begin markup in it, whoever typed it."""

Absolute = Callable[[str], str]


def as_script(data: Mapping[str, Any]) -> SafeString:
    """The data as a script's content: valid JSON in which no text can be taken for markup."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_ESCAPES))  # noqa: S308  what could be markup is escaped


def letter_data(one: Published, absolute: Absolute) -> dict[str, Any]:
    """A reply: a report of the body about a report of the inspectorate."""
    report = one.letter.reply.report
    about = {
        "@type": "Report",
        "name": report.title,
        "url": report.address or absolute(report_path(report)),
        "publisher": {"@type": "Organization", "name": report.source.name},
        **({"datePublished": report.published_on.isoformat()} if report.published_on else {}),
    }
    return {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": one.content.subject or report.title,
        "url": absolute(version_path(one.letter)),
        "inLanguage": one.content.language,
        "version": str(one.letter.version),
        "datePublished": (one.first.on if one.first else one.shown_on).isoformat(),
        "author": {"@type": "GovernmentOrganization", "name": one.office},
        "about": about,
        "encoding": [
            {"@type": "MediaObject", "contentUrl": absolute(file.path), "encodingFormat": file.media_type}
            for file in files_of(one)
        ],
    }


def data_set(name: str, about: str, files: Mapping[str, str], absolute: Absolute, page: str) -> dict[str, Any]:
    """The open data: `files` are paths by media type."""
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": name,
        "description": about,
        "url": absolute(page),
        "isAccessibleForFree": True,
        "distribution": [
            {"@type": "DataDownload", "contentUrl": absolute(path), "encodingFormat": media_type}
            for path, media_type in files.items()
        ],
    }
