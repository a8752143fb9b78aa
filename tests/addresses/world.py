"""A small world in which every address of the product has something to show, and the people who ask for it."""

from datetime import UTC, date, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from forces.flows.invitations import invite
from forces.models import LocalPolicingBody, Membership, OfficeHolder, User
from forces.roles import Role
from recommendations.flows.register_report import Early, register_report
from responses.intake.flows.commit_import import commit_import
from responses.intake.flows.stage_import import stage_import
from responses.intake.models import Import
from responses.record.allocation import Wanted
from responses.record.flows.allocate import allocate
from responses.record.flows.hold import place_hold
from responses.record.flows.record_scrutiny import record_scrutiny
from responses.record.flows.record_update import record_update
from responses.record.flows.store_document import store_document
from responses.record.models import Hold, Response, Update
from responses.replies.flows.approve_reply import Given, record_approval
from responses.replies.flows.attach_file import attach_file
from responses.replies.flows.progress_updates import write_progress
from responses.replies.models import Approval, ProgressUpdate, Reply, ReplyStep
from tests import builders
from tests.letters.sample import LOGO
from tests.responses.intake import generated_sheet
from tests.responses.intake.letters_in.sent import read_in
from tests.responses.intake.update_sheets import filled
from tests.responses.replies import beside
from tests.responses.replies.report_builders import adopt_letter
from tracker.office.flows.store_picture import store_picture

NOW = datetime(2023, 9, 12, 10, 30, tzinfo=UTC)
TODAY = NOW.date()
STRANGER, ELSEWHERE = "stranger", "elsewhere"
PEOPLE = (STRANGER, *(role.value for role in Role), ELSEWHERE)
"""Someone who is not signed in; each role, for the one body or for its force; an officer of another body."""


class World:
    """One body with its people, and one of everything that has a page."""

    def __init__(self) -> None:
        builders.the_inspectorate()
        self.body = builders.one_body(on=date(2022, 11, 1))
        self.people = {role.value: self._member(role) for role in Role}
        self.people[ELSEWHERE] = self._elsewhere()
        self.officer = self.people[Role.OFFICER.value]
        self.administrator = self.people[Role.ADMINISTRATOR.value]
        self.report = builders.a_report(2, title="A report")
        self.response, self.other_response = builders.opened(self.report)
        self.issued_report = builders.a_report(1, title="An answered report")
        builders.opened(self.issued_report)
        self.draft = Reply.objects.get(report=self.report)
        self.issued = Reply.objects.get(report=self.issued_report)
        self.letter = builders.issued(self.issued, by=self.officer)
        self.signed = self._published()
        self.submitted = builders.submitted(self._reply("A submitted report"), by=self.officer).reply
        self.approved = self._approved()
        self.early = self._early()
        self.adopted = self._adopted()
        self.progress = self._progress()
        self.picture = store_picture(data=LOGO, at=NOW)
        self.evidence = self._evidence()
        self.batch = self._batch()
        self.scrutiny = self._scrutiny()
        self.sheet = filled.sent_in(self.client("officer"), self._filled())
        self.imports = self._import("Waiting.csv", done=False), self._import("Done.csv", done=True)
        self.letters_in = read_in(self.body, by=self.officer, at=NOW)
        self.holder = OfficeHolder.objects.create(body=self.body, name="Sam Example", title="Commissioner")
        self.hold = place_hold(body=self.body, kind=Hold.Kind.FOI, reference="FOI 1", by=self.administrator, at=NOW)
        self.new_person = builders.create_account(email="new@tests.example", name="New Person", password=None)[0]
        builders.give_role(user=self.new_person, role=Role.READER, body=self.body)
        self.token = invite(user=self.new_person, body=self.body, by=self.administrator, at=NOW, today=TODAY)

    def client(self, person: str) -> Client:
        """Their browser."""
        client = Client()
        if person != STRANGER:
            client.force_login(self.people[person])
        return client

    def args(self, name: str) -> tuple[Any, ...]:
        """What an address of this name is filled with. Raises LookupError for one that nobody has thought of."""
        kind, *_rest = name.split("-")
        return self._of_name.get(name) or self._of_kind.get(kind) or ()

    @property
    def _of_kind(self) -> dict[str, tuple[Any, ...]]:
        """By the first word of the address's name."""
        return {
            "batch": (self.batch.pk,),
            "body": (self.body.slug,),
            "dashboard": (self.body.slug,),
            "import": (self.imports[0].pk,),
            "letter": (self.issued.pk,),
            "office": (self.body.slug,),
            "recommendation": (*self._report, self.response.recommendation_id),
            "reply": (self.draft.pk,),
            "report": self._report,
            "response": (self.response.pk,),
            "join": (self.token,),
        }

    @property
    def _letters_in(self) -> dict[str, tuple[Any, ...]]:
        """Documents on their way in: one that is read, one that is aside."""
        names = (
            "letter-in", "letter-in-file", "letter-in-put-aside", "letter-in-read-again", "letter-in-check",
            "letter-in-text", "letter-in-adopt", "letter-in-undo", "letter-in-check-again", "letter-in-hand-over",
            "letter-in-another-report", "letter-in-settled",
        )  # fmt: skip
        return {
            **dict.fromkeys(names, (self.letters_in[0].pk,)),
            "letter-in-take-back": (self.letters_in[1].pk,),
            "letters-in-delivery": (self.letters_in[0].delivery_id,),
        }

    @property
    def _of_name(self) -> dict[str, tuple[Any, ...]]:
        """Where the first word does not tell."""
        person = (self.body.slug, self.new_person.pk)
        membership = Membership.objects.get(user=self.new_person)
        early = (self.early.source.slug, self.early.slug)
        return {
            "evidence": (self.response.pk, self.evidence.seq),
            "letter-version": (self.issued.pk, 1),
            "letter-version-pdf": (self.issued.pk, 1),
            "letter-version-docx": (self.issued.pk, 1),
            "letter-version-txt": (self.issued.pk, 1),
            "reply-approval-document": (self.approved.pk, 1),
            "reply-approve": (self.submitted.pk,),
            "reply-correct": (self.issued.pk,),
            "reply-issue": (self.approved.pk,),
            "reply-record-approval": (self.submitted.pk,),
            "reply-request-changes": (self.submitted.pk,),
            "reply-take-back": (self.approved.pk,),
            "reply-withdraw": (self.submitted.pk,),
            **self._public,
            "reply-copy": (self.issued.pk, "inspectors"),
            "reply-progress": (self.issued.pk,),
            "reply-progress-decide": (self.issued.pk, self.progress.number, "approve"),
            "reply-progress-write": (self.issued.pk, self.progress.response_id),
            "reply-show": (self.adopted.pk,),
            "reply-file": (self.issued.pk,),
            "reply-proof": (self.issued.pk,),
            "reply-publication": (self.issued.pk,),
            "reply-step-file": (self.issued.pk, self.signed.seq),
            "reply-take-back-record": (self.issued.pk, "publication", 1),
            "import-undo": (self.imports[1].pk,),
            **self._letters_in,
            "office-hold-lift": (self.body.slug, self.hold.pk),
            "office-force-end": (self.body.slug, self.body.jurisdictions.get().pk),
            "office-holder": (self.body.slug, self.holder.pk),
            "office-signature": (self.body.slug, self.holder.pk),
            "letter-picture": (self.picture.sha256,),
            "office-person": person,
            "office-person-change": person,
            "office-person-link": person,
            "office-person-two-step": person,
            "office-role-add": person,
            "office-role-end": (*person, membership.pk),
            "recommendation-new": self._report,
            "report-out": early,
            "report-take-away": early,
            "scrutiny": (self.scrutiny.pk,),
            "set-up-done": (self.body.slug,),
            "set-up-go-on": (self.body.slug,),
            "update-sheet": (self.sheet.pk,),
            "update-sheet-file": (self.response.force.slug,),
            "update-sheet-sent": (self.sheet.pk,),
        }

    @property
    def _public(self) -> dict[str, tuple[Any, ...]]:
        """The addresses that anyone can open."""
        reply = (self.body.slug, *self._issued_report, self.issued.force.slug)
        return {
            "public-body": reply[:1],
            "public-body-csv": (self.body.slug, "replies"),
            "public-body-feed": reply[:1],
            "public-body-json": reply[:1],
            "public-csv": ("recommendations",),
            "public-letter": reply,
            "public-letter-version": (*reply, 1),
            "public-letter-version-docx": (*reply, 1),
            "public-letter-version-pdf": (*reply, 1),
            "public-letter-version-txt": (*reply, 1),
            "public-reply": reply[:3],
            "public-reply-docx": reply,
            "public-reply-pdf": reply,
            "public-reply-txt": reply,
            "public-report": self._issued_report,
            "sitemap-page": (1,),
        }

    WITHOUT = frozenset({"office-login", "office-login-callback", "report-new", "import-list"})
    """Names that take nothing, though others of their first word do."""

    def address(self, name: str) -> str:
        """The address of this name, filled in."""
        if name == "account_reset_password_from_key":
            return reverse(name, kwargs={"uidb36": "1", "key": "nothing-set"})
        return reverse(name, args=[] if name in self.WITHOUT else self.args(name))

    @property
    def _report(self) -> tuple[str, str]:
        return self.report.source.slug, self.report.slug

    @property
    def _issued_report(self) -> tuple[str, str]:
        return self.issued_report.source.slug, self.issued_report.slug

    def _member(self, role: Role) -> User:
        of: dict[str, Any] = {"force": builders.one_force()} if role == Role.LIAISON else {"body": self.body}
        return builders.member(role, **of)

    @staticmethod
    def _elsewhere() -> User:
        kent = builders.one_body(builders.one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
        LocalPolicingBody.objects.filter(pk=kent.pk).update(uses_tracker_from=TODAY)
        return builders.officer(kent)

    def _reply(self, title: str) -> Reply:
        report = builders.a_report(1, title=title)
        builders.opened(report)
        return Reply.objects.get(report=report)

    def _approved(self) -> Reply:
        """Approved by e-mail, as an officer recorded it who edited nothing."""
        text = builders.submitted(self._reply("An approved report"), by=self.officer)
        document = store_document(name="approval.txt", file=ContentFile(b"I approve."), by=self.officer, at=NOW)
        given = Given(
            capacity=Approval.Capacity.HOLDER, name="Sam Example", on=builders.SUBMITTED_AT.date(), document=document,
            document_name="approval.txt",
        )  # fmt: skip
        by = builders.member(Role.OFFICER, body=self.body, email="second@officers.example")
        record_approval(reply=text.reply, submission=text, given=given, by=by, at=builders.APPROVED_AT)
        return text.reply

    def _published(self) -> ReplyStep:
        """Published here, with the signed letter attached: the step of the latter."""
        beside.published(self.issued, self.officer, on=TODAY, here=True)
        seen = Reply.objects.get(pk=self.issued.pk).steps_taken
        document = store_document(name="signed.txt", file=ContentFile(b"Signed."), by=self.officer, at=NOW)
        return attach_file(
            reply=self.issued, seen=seen, version=1, document=document, document_name="signed.txt", by=self.officer,
            at=NOW,
        )  # fmt: skip

    def _adopted(self) -> Reply:
        report = builders.a_report(1, title="A report of before")
        return adopt_letter(report, builders.one_force(), body=self.body, letter_date=TODAY)

    def _progress(self) -> ProgressUpdate:
        """Waiting for approval."""
        response = Response.objects.get(recommendation__report=self.issued_report)
        return write_progress(
            reply=self.issued, response=response, progress="complete", words="It is done.", by=self.officer, at=NOW
        )

    def _early(self):
        return register_report(
            source=self.report.source,
            title="Not out yet",
            kind="national-thematic",
            published_on=None,
            forces=None,
            early=Early(expected_on=date(2023, 10, 1), seen_by=[self.officer.pk]),
            by=self.officer,
            at=NOW,
        )

    def _evidence(self) -> Update:
        document = store_document(name="minutes.txt", file=ContentFile(b"Agreed."), by=self.officer, at=NOW)
        return record_update(
            response=self.response,
            version=Response.objects.get(pk=self.response.pk).version,
            values={},
            by=self.officer,
            at=NOW,
            today=TODAY,
            effective_on=TODAY,
            note="Agreed at the board.",
            document=document,
            document_name="minutes.txt",
        )

    def _batch(self):
        held = Response.objects.get(pk=self.other_response.pk)
        return allocate(seen={held.pk: held.version}, wanted=Wanted(owner="Sam"), by=self.officer, at=NOW, today=TODAY)

    def _scrutiny(self):
        return record_scrutiny(
            responses=[self.response.pk], meeting="Board", held_on=TODAY, question="Why?", by=self.officer, at=NOW,
            today=TODAY,
        )  # fmt: skip

    def _filled(self):
        book = filled.taken_out(self.client(Role.OFFICER.value))
        return filled.fill_in(book, {2: {filled.SAYS: "Done"}})

    def _import(self, name: str, *, done: bool) -> Import:
        data = generated_sheet.as_csv(generated_sheet.rows(3 if done else 4))
        sheet = stage_import(body=self.body, name=name, file=ContentFile(data), by=self.officer, at=NOW, today=TODAY)
        return commit_import(imported=sheet, by=self.officer, at=NOW, today=TODAY) if done else sheet
