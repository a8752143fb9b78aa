"""The logo, the colour and signatures: kept, logged, refused with what is wrong, and borne by letters."""

import hashlib
import io

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client

from forces.models import LetterPicture, LocalPolicingBody, OfficeHolder
from letters.content import letter_from_plain
from letters.rendering.pdf import render_pdf
from letters.rendering.picture_file import PNG
from responses.replies.letters import letter_of, letter_shown
from responses.replies.models import Reply
from responses.replies.pictures import pictures_of
from tests import builders
from tests.letters.rendering.test_picture_file import png
from tests.letters.sample import LOGO, SIGNATURE
from tests.responses.record.forms_as_sent import as_sent, problems, signed_in, text_of
from tests.responses.replies.report_builders import adopt_letter
from tests.tracker.office.office_pages import administrator, events, form_of

pytestmark = pytest.mark.django_db
LETTERHEAD = "/settings/west-mercia-pcc/letterhead/"
WORDS = "Police and Crime Commissioner for West Mercia"


@pytest.fixture
def body() -> LocalPolicingBody:
    return builders.one_body()


@pytest.fixture
def admin(body: LocalPolicingBody) -> Client:
    return signed_in(administrator(body))


@pytest.fixture
def holder(body: LocalPolicingBody) -> OfficeHolder:
    return OfficeHolder.objects.create(body=body, name="Sam Example", title="Commissioner")


def sent(client: Client, address: str, data: bytes | None = None, **typed):
    file = {"file": SimpleUploadedFile("logo.svg", data)} if data is not None else {}
    return client.post(address, as_sent(form_of(client, address), **typed) | file)


def test_a_logo_is_kept_once_shown_and_logged(admin: Client, body: LocalPolicingBody):
    assert sent(admin, LETTERHEAD, LOGO, logo_alt=WORDS, letter_colour="#1D4F6E").status_code == 302
    body.refresh_from_db()
    assert (bytes(body.logo.data), body.logo_alt, body.letter_colour) == (LOGO, WORDS, "#1d4f6e")
    assert bytes(body.logo.png).startswith(b"\x89PNG")
    sent(admin, LETTERHEAD, LOGO)
    assert LetterPicture.objects.count() == 1
    assert (
        f'<img class="app-logo" src="{body.logo.get_absolute_url()}" alt="{WORDS}">'
        in admin.get(LETTERHEAD).content.decode()
    )
    assert [
        facts["after"]["letter_colour"] for _kind, _by, _of, facts in events() if facts.get("page") == "letterhead"
    ] == ["#1d4f6e"]


@pytest.mark.parametrize(
    ("typed", "data", "words"),
    [
        ({}, LOGO, "Enter what the picture says to someone who can’t see it."),
        ({"logo_alt": WORDS}, b"GIF89a", "The file must be a PNG or an SVG picture: this is neither."),
        ({"logo_alt": WORDS}, PNG + b"0" * 1_000_001, "The file must be 1,000 kB or smaller: it has"),
        ({"letter_colour": "#ffcc00"}, None, "Colour must be darker: #ffcc00 has a contrast of 1.5 to 1 on white"),
        ({"letter_colour": "red"}, None, "Colour must be a # and six figures or letters from a to f: “red” is not."),
    ],
)
def test_what_is_wrong_is_said(admin: Client, body: LocalPolicingBody, typed, data, words):
    answer = sent(admin, LETTERHEAD, data, **typed)
    assert answer.status_code == 200
    (said,) = problems(answer)
    assert said.startswith(words)
    body.refresh_from_db()
    assert (body.logo_id, body.letter_colour) == (None, "")


def test_it_is_taken_away_and_stays_for_letters_that_have_it(admin: Client, body: LocalPolicingBody):
    sent(admin, LETTERHEAD, LOGO, logo_alt=WORDS)
    sent(admin, LETTERHEAD, remove="on")
    body.refresh_from_db()
    assert body.logo is None
    assert LetterPicture.objects.count() == 1


def test_the_words_are_not_taken_from_a_picture_that_stays(admin: Client, body: LocalPolicingBody):
    sent(admin, LETTERHEAD, LOGO, logo_alt=WORDS)
    answer = sent(admin, LETTERHEAD, logo_alt="")
    assert problems(answer) == ["Enter what the picture says to someone who can’t see it."]
    body.refresh_from_db()
    assert body.logo_alt == WORDS


def test_a_stale_save_is_refused(admin: Client, body: LocalPolicingBody):
    form = as_sent(form_of(admin, LETTERHEAD), letter_colour="#000000")
    LocalPolicingBody.objects.update(letter_colour="#111111")
    assert admin.post(LETTERHEAD, form).status_code == 409
    body.refresh_from_db()
    assert body.letter_colour == "#111111"


def test_a_picture_has_its_words_whoever_writes(body: LocalPolicingBody, admin: Client):
    sent(admin, LETTERHEAD, LOGO, logo_alt=WORDS)
    with pytest.raises(IntegrityError), transaction.atomic():
        LocalPolicingBody.objects.update(logo_alt="")


def test_its_own_address_gives_its_bytes_and_lets_them_do_nothing(admin: Client, body: LocalPolicingBody):
    sent(admin, LETTERHEAD, LOGO, logo_alt=WORDS)
    answer = Client().get(f"/letter-pictures/{hashlib.sha256(LOGO).hexdigest()}")
    assert (answer.content, answer.headers["Content-Type"]) == (LOGO, "image/svg+xml")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert Client().get(f"/letter-pictures/{'0' * 64}").status_code == 404


def figures(pdf: bytes) -> list[str]:
    """The words of each picture in the tag tree."""

    def walk(element) -> list[str]:
        own = [str(element.Alt)] if element.get("/S") == "/Figure" else []
        kids = [kid for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        return [*own, *(words for kid in kids for words in walk(kid))]

    with pikepdf.open(io.BytesIO(pdf)) as document:
        return walk(document.Root.StructTreeRoot.K[0])


def test_a_draft_bears_the_logo_and_the_issued_letter_the_signature_of_who_signs(
    admin: Client, body: LocalPolicingBody, holder: OfficeHolder
):
    sent(admin, LETTERHEAD, png(), logo_alt=WORDS, letter_colour="#1d4f6e")
    signature = f"/settings/west-mercia-pcc/office-holders/{holder.pk}/signature/"
    assert sent(admin, signature, SIGNATURE, signature_alt="Signature of Sam Example").status_code == 302
    builders.opened(builders.a_report(1))
    reply = Reply.objects.get()
    draft = letter_of(reply)
    assert (draft.letterhead.colour, draft.signature) == ("#1d4f6e", None)
    assert figures(render_pdf(draft, pictures_of(draft))) == [WORDS]
    letter = builders.issued(reply)
    assert figures(bytes(letter.pdf)) == [WORDS, "Signature of Sam Example"]
    held = letter_from_plain(letter.snapshot["letter"])
    assert held == letter_shown(Reply.objects.get(), internal=True)
    assert set(pictures_of(held)) == {
        hashlib.sha256(png()).hexdigest(),
        hashlib.sha256(SIGNATURE).hexdigest(),
        f"{hashlib.sha256(SIGNATURE).hexdigest()}.png",
    }
    sent(admin, signature, remove="on")
    assert render_pdf(held, pictures_of(held)) == bytes(letter.pdf)


def test_another_name_under_the_letter_has_no_signature(admin: Client, holder: OfficeHolder):
    sent(admin, f"/settings/west-mercia-pcc/office-holders/{holder.pk}/signature/", SIGNATURE, signature_alt="Signed")
    OfficeHolder.objects.update(name="Someone Else")
    builders.opened(builders.a_report(1))
    letter = builders.issued(Reply.objects.get())
    assert letter_from_plain(letter.snapshot["letter"]).signature is None


def test_a_letter_that_was_read_bears_no_picture_of_ours(admin: Client, body: LocalPolicingBody):
    sent(admin, LETTERHEAD, LOGO, logo_alt=WORDS)
    reply = adopt_letter(builders.a_report(1), builders.one_force(), body=LocalPolicingBody.objects.get())
    assert letter_of(reply).letterhead.logo is None


def test_the_settings_show_it(admin: Client, body: LocalPolicingBody):
    sent(admin, LETTERHEAD, LOGO, logo_alt=WORDS, letter_colour="#1d4f6e")
    assert "Colour of letters #1d4f6e" in text_of(admin.get("/settings/west-mercia-pcc/"))
