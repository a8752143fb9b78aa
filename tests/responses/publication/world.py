"""Replies on the public pages, and beside each what must never be there, with words that a test can look for."""

from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from responses.domain.status import Progress
from responses.domain.workflow import Move
from responses.publication import urls
from responses.record.flows.store_document import store_document
from responses.replies.flows.attach_file import attach_file
from responses.replies.flows.edit_reply import edit_reply
from responses.replies.flows.progress_updates import approve_progress, decline_progress, write_progress
from responses.replies.flows.show_adopted import show_adopted
from responses.replies.flows.step_back import step_back
from responses.replies.models import ProgressUpdate, Reply
from tests import builders
from tests.responses.replies.beside import at, now, published
from tests.responses.replies.report_builders import adopt_letter

DAY = date(2023, 8, 25)
LATER = date(2023, 9, 20)


def addresses(**arguments: Any) -> list[str]:
    """Each public address, from the table of addresses itself. What nobody has thought of is a KeyError."""
    found = []
    for pattern in urls.urlpatterns:
        wanted = pattern.pattern.converters
        tables = ("replies", "recommendations", "progress") if "table" in wanted else ("",)
        for table in tables:
            filled = {name: {**arguments, "table": table}[name] for name in wanted}
            found.append(reverse(str(pattern.name), kwargs=filled))
    return found


def taken(address: str) -> tuple[int, bytes]:
    """The status and the whole of what a stranger is given."""
    answer = Client().get(address)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[arg-type]
    return answer.status_code, body


class PublicWorld:
    """One reply here with two recommendations; a letter that was adopted; and the same again that is not public."""

    def __init__(self) -> None:
        self.body = builders.one_body()
        self.officer, self.holder = builders.officer(self.body), builders.office_holder(self.body)
        self.reply = self.issued("Here")
        published(self.reply, self.officer, on=DAY, here=True)
        self.adopted = self.read_in("Adopted", "Adopted words in public.")
        show_adopted(reply=self.adopted, seen=now(self.adopted).steps_taken, by=self.officer, at=at(DAY))

    def issued(self, title: str) -> Reply:
        report = builders.a_report(2, title=title)
        builders.opened(report)
        reply = Reply.objects.get(report=report)
        builders.issued(reply, self.officer)
        return now(reply)

    def read_in(self, title: str, words: str) -> Reply:
        report = builders.a_report(1, title=title)
        return adopt_letter(report, builders.one_force(), body=self.body, letter_date=DAY, introduction=words)

    @property
    def arguments(self) -> dict[str, Any]:
        return {
            "body": self.body.slug, "source": "hmicfrs", "report": "here", "force": "west-mercia", "version": 1,
            "number": 1,
        }  # fmt: skip

    def responses(self, reply: Reply) -> list[Any]:
        rows = reply.force.responses.filter(recommendation__report=reply.report)
        return list(rows.order_by("recommendation__position"))

    def write(self, words: str, *, of: int = 0, on: date = LATER, progress: str = "complete") -> ProgressUpdate:
        response = self.responses(self.reply)[of]
        return write_progress(
            reply=self.reply, response=response, progress=progress, words=words, by=self.officer, at=at(on)
        )

    def say(self, words: str, **options: Any) -> ProgressUpdate:
        """A progress update, approved at once."""
        update = self.write(words, **options)
        approve_progress(update=update, by=self.holder, at=at(options.get("on", LATER)))
        return update

    def hide_secrets(self) -> None:
        """Everything that stands beside the public rows and is not public: each says "Secret" with its own number."""
        self.say("Public words one.", of=0)
        decline_progress(update=self.write("Secret1.", of=1), reason="Secret2.", by=self.holder, at=at(LATER))
        self.write("Secret3.", of=1)
        for place, response in enumerate(self.responses(self.reply)):
            builders.record(
                response, on=LATER, by=self.officer, progress=Progress.COMPLETE, body_action=f"Secret4{place}.",
                force_action=f"Secret5{place}.", note=f"Secret6{place}.", internal_note=f"Secret7{place}.",
                owner=f"Secret8{place}",
            )  # fmt: skip
        self._file()
        self._correction()
        for title in ("Secret10", "Secret11"):
            hidden = self.issued(title)
            if title == "Secret11":
                published(hidden, self.officer, on=DAY, address="https://secret12.example/")
        self.read_in("Secret13", "Secret14.")
        builders.opened(builders.a_report(1, title="Secret15"))

    def _file(self) -> None:
        document = store_document(name="secret16.txt", file=ContentFile(b"Secret17."), by=self.officer, at=at(DAY))
        attach_file(
            reply=self.reply, seen=now(self.reply).steps_taken, version=1, document=document,
            document_name="secret16.txt", by=self.officer, at=at(DAY), note="Secret18.",
        )  # fmt: skip

    def _correction(self) -> None:
        seen = now(self.reply).steps_taken
        step_back(reply=self.reply, move=Move.CORRECT, seen=seen, reason="Secret19.", by=self.officer, at=at(LATER))
        values = {"introduction": "Secret20.", "reply_to_comments": "Secret21."}
        edit_reply(reply=self.reply, version=now(self.reply).version, values=values, by=self.officer, at=at(LATER))
