"""An event of the log as a sentence."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from forces.event_changes import day_in_words
from forces.models import Event
from forces.roles import ROLE_LABELS, Role
from tracker.kit.numbers import grouped

Facts = Mapping[str, Any]


def sentence_of(event: Event) -> str:
    """What was done, to stand behind the name of who did it."""
    say = _SENTENCES.get(Event.Kind(event.kind), _by_kind)
    return say(event.facts)


def _settings(facts: Facts) -> str:
    if "force" in facts:
        return _of_a_force(facts)
    if facts.get("done"):
        return _("finished setting the office up")
    added = facts.get("added")
    if isinstance(added, dict) and "name" in added:
        return _("added %(name)s, %(title)s") % {"name": added["name"], "title": added.get("title", "")}
    if "who" in facts:
        return _("changed the entry of %(who)s") % {"who": facts["who"]}
    if added:
        return _("began to use the tracker") if facts.get("page") == "beginning" else _("added the body")
    return _("changed the office’s settings")


def _of_a_force(facts: Facts) -> str:
    words = {"force": facts["force"], "day": day_in_words(facts.get("from")) or _("a day that is not recorded")}
    if facts.get("did") == "answers for":
        return _("entered that the body answers for %(force)s from %(day)s") % words
    return _("entered that the body no longer answers for %(force)s from %(day)s") % words


_MEMBERS = {
    "first account": gettext_lazy("made the first account, %(person)s"),
    "link made": gettext_lazy("made a one-time link for %(person)s"),
    "link withdrawn": gettext_lazy("ended an earlier one-time link of %(person)s"),
    "joined": gettext_lazy("came in by a one-time link and chose a password"),
    "role given": gettext_lazy("gave %(person)s the role “%(role)s”"),
    "role taken away": gettext_lazy("took the role “%(role)s” from %(person)s"),
    "facts changed": gettext_lazy("changed the name or email address of %(person)s"),
}


def _members(facts: Facts) -> str:
    role = facts.get("role", "")
    words = {"person": facts.get("person", ""), "role": ROLE_LABELS[Role(role)] if role in set(Role) else role}
    return str(_MEMBERS.get(facts.get("did", ""), gettext_lazy("changed who may sign in: %(person)s"))) % words


_REGISTER = {
    "report registered": gettext_lazy("registered the report “%(report)s”"),
    "recommendations added": gettext_lazy("added %(count)s recommendations to the report “%(report)s”"),
    "report taken away": gettext_lazy("took the report “%(report)s” away, which was not out"),
}


def _register(facts: Facts) -> str:
    added = facts.get("added")
    count = grouped(len(added)) if isinstance(added, list) else ""
    if facts.get("did") == "recommendations added" and count == "1":
        return _("added a recommendation to the report “%(report)s”") % {"report": facts.get("report", "")}
    words = {"report": facts.get("report", ""), "count": count}
    return str(_REGISTER.get(facts.get("did", ""), gettext_lazy("changed the register"))) % words


_SPREADSHEETS = {
    "sent": gettext_lazy("sent the spreadsheet “%(name)s”"),
    "understood": gettext_lazy("said how the spreadsheet “%(name)s” is to be read"),
    "rows mended": gettext_lazy("mended rows of the spreadsheet “%(name)s”"),
    "put aside": gettext_lazy("put the spreadsheet “%(name)s” aside"),
    "read in": gettext_lazy("read the spreadsheet “%(name)s” into the records"),
    "taken back": gettext_lazy("took back all that the spreadsheet “%(name)s” made"),
    "came back": gettext_lazy("sent in the update sheet “%(name)s”"),
    "decided": gettext_lazy("took %(taken)s and left %(left)s of the changes in the update sheet “%(name)s”"),
}


def _spreadsheet(facts: Facts) -> str:
    name = facts.get("spreadsheet") or facts.get("update_sheet", "")
    words = {"name": name, "taken": facts.get("taken", 0), "left": facts.get("left", 0)}
    return str(_SPREADSHEETS.get(facts.get("did", ""), gettext_lazy("worked on the spreadsheet “%(name)s”"))) % words


_DOCUMENTS = {
    "adopted": gettext_lazy("adopted the document “%(name)s” into the records"),
    "taken back": gettext_lazy("took back all that the document “%(name)s” made"),
    "kept as context": gettext_lazy("put the document “%(name)s” beside the report “%(report)s” as context"),
    "taken from context": gettext_lazy("took the document “%(name)s” away from beside the report “%(report)s”"),
    "to be checked again": gettext_lazy("took up the document “%(name)s” again, which had been taken back"),
    "checked for another report": gettext_lazy("began to check the document “%(name)s” for another report"),
    "put aside": gettext_lazy("put the document “%(name)s” aside"),
    "taken from aside": gettext_lazy("took the document “%(name)s” back from aside"),
    "handed over": gettext_lazy("handed the document “%(name)s” over to another body"),
    "settled": gettext_lazy("said of the document “%(name)s” that this is settled in the register: %(what)s"),
    "read again": gettext_lazy("had the document “%(name)s” read again"),
}


def _document(facts: Facts) -> str:
    if facts.get("did") == "handed in":
        count = facts.get("documents", 0)
        words = ngettext("sent in %(count)s document to be read", "sent in %(count)s documents to be read", count)
        return words % {"count": grouped(count)}
    words = str(_DOCUMENTS.get(facts.get("did", ""), gettext_lazy("worked on the document “%(name)s”")))
    return words % {"name": facts.get("document", ""), "report": facts.get("report", "")}


def _batch(facts: Facts) -> str:
    words = {"count": grouped(facts.get("responses", 0))}
    if facts.get("did") == "taken back":
        return _("took back a change of %(count)s responses in one step") % words
    return _("changed %(count)s responses in one step") % words


def _export(facts: Facts) -> str:
    if facts.get("what") == "log":
        return _("took a file of this log")
    words = {"format": str(facts.get("format", "")).upper(), "rows": grouped(facts.get("rows", 0))}
    return _("took a file of recommendations: %(format)s, %(rows)s rows") % words


def _update_sheet(facts: Facts) -> str:
    words = {"force": facts.get("force", ""), "rows": grouped(facts.get("rows", 0))}
    return _("took an update sheet for %(force)s: %(rows)s rows") % words


def _download(facts: Facts) -> str:
    return _("took the document “%(file)s”") % {"file": facts.get("file", "")}


_RETENTION = {
    "hold placed": gettext_lazy("placed a hold: %(reference)s"),
    "hold lifted": gettext_lazy("lifted a hold, %(reference)s: %(because)s"),
    "disposal": gettext_lazy(
        "disposed of the words of %(responses)s responses and %(replies)s replies, and of %(files)s files"
    ),
}


def _retention(facts: Facts) -> str:
    words = {name: facts.get(name, "") for name in ("reference", "because")}
    words |= {name: grouped(facts.get(name, 0)) for name in ("responses", "replies", "files")}
    return str(_RETENTION.get(facts.get("did", ""), gettext_lazy("changed what is held"))) % words


def _hand_over(facts: Facts) -> str:
    words = {"name": facts.get("name", ""), "day": day_in_words(facts.get("on"))}
    if facts.get("did") == "took over from":
        return _("entered that the body took over from %(name)s on %(day)s") % words
    return _("entered that the body handed over to %(name)s on %(day)s") % words


def _sign_in(facts: Facts) -> str:
    how = {"password": _("password"), "code": _("code")}
    said = ", ".join(how.get(step, step) for step in facts.get("how", []))
    return _("signed in (%(how)s)") % {"how": said} if said else _("signed in")


_WHY = {
    "wrong-password": gettext_lazy("wrong password"),
    "wrong-code": gettext_lazy("wrong code"),
    "locked-out": gettext_lazy("too many tries"),
    "closed-account": gettext_lazy("the account is closed"),
    "demo-account-away-from-its-machine": gettext_lazy("a demonstration account away from its machine"),
    "signed-out": gettext_lazy("signed out"),
    "idle": gettext_lazy("signed out: nothing was done for too long"),
    "time-over": gettext_lazy("signed out: the session’s time was over"),
}


def _refused(facts: Facts) -> str:
    why = str(_WHY.get(facts.get("why", ""), facts.get("why", "")))
    return _("was refused as %(person)s: %(why)s") % {"person": facts.get("person", ""), "why": why}


def _sign_out(facts: Facts) -> str:
    return str(_WHY.get(facts.get("why", ""), gettext_lazy("signed out")))


def _two_step(facts: Facts) -> str:
    words = {"person": facts.get("person", ""), "did": facts.get("did", "")}
    return _("changed two-step sign-in of %(person)s: %(did)s") % words


def _password(facts: Facts) -> str:
    return _("changed the password of %(person)s") % {"person": facts.get("person", "")}


def _by_kind(facts: Facts) -> str:
    """Of a kind that has no words of its own: what was done, and to whom, as it was written down."""
    said = [str(facts[name]) for name in ("did", "person", "name", "file") if facts.get(name)]
    return ", ".join(said)


_SENTENCES: Mapping[Event.Kind, Callable[[Facts], str]] = {
    Event.Kind.SETTINGS: _settings,
    Event.Kind.MEMBERS: _members,
    Event.Kind.REGISTER: _register,
    Event.Kind.SPREADSHEET: _spreadsheet,
    Event.Kind.DOCUMENT: _document,
    Event.Kind.BATCH: _batch,
    Event.Kind.EXPORT: _export,
    Event.Kind.UPDATE_SHEET: _update_sheet,
    Event.Kind.DOWNLOAD: _download,
    Event.Kind.RETENTION: _retention,
    Event.Kind.HAND_OVER: _hand_over,
    Event.Kind.SIGN_IN: _sign_in,
    Event.Kind.REFUSED: _refused,
    Event.Kind.SIGN_OUT: _sign_out,
    Event.Kind.TWO_STEP: _two_step,
    Event.Kind.PASSWORD: _password,
}
