"""The pictures of letters: which a letter bears, and their bytes."""

from forces.models import LetterPicture, LocalPolicingBody, OfficeHolder
from letters.content import Letter, Picture, Pictures


def picture_value(held: LetterPicture | None, alt: str) -> Picture | None:
    """A picture as a letter names it."""
    if held is None:
        return None
    return Picture(sha256=held.sha256, media_type=held.media_type, alt=alt, width=held.width, height=held.height)


def logo_of(body: LocalPolicingBody) -> Picture | None:
    """The body's logo, with its words."""
    return picture_value(body.logo, body.logo_alt)


def signature_of(body: LocalPolicingBody, signatory: str) -> Picture | None:
    """The signature of who signs, where they are in the body's office under this name and have given one."""
    rows = OfficeHolder.objects.filter(body=body, name__iexact=signatory.strip()).exclude(signature=None)
    holder = rows.select_related("signature").order_by("pk").first()
    return picture_value(holder.signature, holder.signature_alt) if holder else None


def pictures_of(letter: Letter) -> Pictures:
    """The bytes of the letter's pictures by their SHA-256, and of an SVG its drawing in dots under SHA-256.png."""
    halves = [letter, letter.translation] if letter.translation else [letter]
    named = {one.sha256 for half in halves for one in (half.letterhead.logo, half.signature) if one is not None}
    if not named:
        return {}
    found: dict[str, bytes] = {}
    for picture in LetterPicture.objects.filter(sha256__in=named):
        found[picture.sha256] = bytes(picture.data)
        if picture.png:
            found[f"{picture.sha256}.png"] = bytes(picture.png)
    return found
