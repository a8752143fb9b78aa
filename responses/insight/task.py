"""One line of My work."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Task:
    """One thing that needs the person: what, for whom, why and by when, and the one button that leads to it."""

    what: str
    why: str
    action: str
    href: str
    by: date
    """The day by which it is to be done, or from which it has waited: the order of the list."""
    tag: str
    tone: str
    for_whom: str = ""
    reply: str = ""
    """Of a reply whose clock runs, its name."""
    more: int = 0
    """How many others of its sort this line stands for."""

    @property
    def is_reply(self) -> bool:
        return bool(self.reply)
