"""A picture for letters is kept: looked at, drawn in dots where it is an SVG, under its hash."""

import hashlib
from datetime import datetime

from forces.models import LetterPicture
from letters.rendering.pdf import svg_as_png
from letters.rendering.picture_file import check_picture


def store_picture(*, data: bytes, at: datetime) -> LetterPicture:
    """The picture of these bytes; the same bytes are kept once. Raises PictureRefused where letters can't bear it."""
    checked = check_picture(data)
    digest = hashlib.sha256(data).hexdigest()
    held = LetterPicture.objects.filter(sha256=digest).first()
    if held is not None:
        return held
    picture = LetterPicture(
        sha256=digest,
        media_type=checked.media_type,
        width=checked.width,
        height=checked.height,
        data=data,
        png=svg_as_png(data) if checked.media_type == "image/svg+xml" else b"",
        stored_at=at,
    )
    picture.save()
    return picture
