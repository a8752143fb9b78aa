"""The languages that a letter may be in."""

from django.utils.translation import gettext_lazy as _

LANGUAGES = [
    ("en-GB", _("English")),
    ("cy", _("Welsh")),
    ("en-GB+cy", _("English, with Welsh beside it")),
    ("cy+en-GB", _("Welsh, with English beside it")),
]
"""Two tags with + between: the first is typed, the second stands beside it."""
