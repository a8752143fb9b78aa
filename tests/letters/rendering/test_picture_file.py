"""Pictures for letters: a plain PNG or SVG is taken as it is; anything else is refused with what it is."""

import io
import re
import struct
import zlib

import pytest
from PIL import Image

from letters.rendering.colours import contrast_on_white
from letters.rendering.pdf import svg_as_png
from letters.rendering.picture_file import LARGEST_PNG, LARGEST_SVG, PNG, PictureRefused, check_picture
from tests.letters.sample import LOGO, SIGNATURE


def png(width: int = 40, height: int = 20, **options) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(buffer, "PNG", **options)
    return buffer.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I4s", len(data), kind) + data + struct.pack(">I", zlib.crc32(kind + data))


def svg(inside: str, attributes: str = 'viewBox="0 0 10 10"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.encode()


def moving() -> bytes:
    first = Image.new("RGB", (8, 8), "red")
    buffer = io.BytesIO()
    first.save(buffer, "PNG", save_all=True, append_images=[Image.new("RGB", (8, 8), "blue")])
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "kind", "size"),
    [
        (png(), "image/png", (40, 20)),
        (LOGO, "image/svg+xml", (220, 60)),
        (SIGNATURE, "image/svg+xml", (220, 60)),
        (svg('<path d="M0 0h5"/>', 'width="30mm" height="10mm"'), "image/svg+xml", (30, 10)),
        (b'<?xml version="1.0"?>\n' + svg("<title>Logo</title><!-- drawn by hand -->"), "image/svg+xml", (10, 10)),
        (svg('<defs><linearGradient id="g"/></defs><rect fill="url(#g)"/>'), "image/svg+xml", (10, 10)),
        (svg('<metadata><x:y xmlns:x="urn:drawing"/></metadata>'), "image/svg+xml", (10, 10)),
    ],
)
def test_a_plain_picture_is_taken_as_it_is(data: bytes, kind: str, size: tuple[int, int]) -> None:
    checked = check_picture(data)
    assert (checked.data, checked.media_type, (checked.width, checked.height)) == (data, kind, size)


WHOLE = png()
HOSTILE = {
    "nothing": (b"", "neither"),
    "text": (b"just words", "neither"),
    "a PDF": (b"%PDF-1.7", "neither"),
    "a JPEG": (b"\xff\xd8\xff\xe0", "neither"),
    "a GIF": (b"GIF89a", "neither"),
    "HTML": (b"<!DOCTYPE html><script>x</script>", "neither"),
    "a PNG of one byte too many": (PNG + b"0" * LARGEST_PNG, "must be 1,000 kB or smaller"),
    "a PNG cut short": (WHOLE[:-20], "broken"),
    "a PNG with a file behind it": (WHOLE + b"PK\x03\x04", "behind the picture"),
    "a PNG with a broken sum": (WHOLE[:20] + b"\x00\x00\x00\xff" + WHOLE[24:], "broken"),
    "a PNG whose chunk is longer than the file": (PNG + struct.pack(">I4s", 2**31 - 1, b"IDAT") + b"0" * 20, "broken"),
    "a PNG of vast size": (
        PNG + chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)),
        "60000 by 60000",
    ),
    "a long PNG": (png(4_001, 1), "4001 by 1"),
    "a moving PNG": (moving(), "moves"),
    "only the first bytes of a PNG": (PNG, "broken"),
    "a large SVG": (svg("<g/>" * (LARGEST_SVG // 4)), "must be 200 kB or smaller"),
    "an SVG with a document type": (b"<!DOCTYPE svg>" + svg(""), "document type"),
    "entities within entities": (
        b'<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>' + svg("<text>&b;</text>"),
        "document type",
    ),
    "an outside entity": (b'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + svg("&x;"), "document type"),
    "a style sheet beside it": (b'<?xml-stylesheet href="http://127.0.0.1/x.css"?>' + svg(""), "style sheet"),
    "a script": (svg("<script>alert(1)</script>"), "“script”"),
    "a style": (svg("<style>@import url(http://127.0.0.1/)</style>"), "“style”"),
    "a page within": (svg("<foreignObject><p/></foreignObject>"), "“foreignObject”"),
    "a picture within": (svg('<image href="http://127.0.0.1/x.png"/>'), "“image”"),
    "a link": (svg('<a href="http://127.0.0.1/"><g/></a>'), "“a”"),
    "an animation": (svg('<animate attributeName="x"/>'), "“animate”"),
    "an event": (svg('<rect onload="x()"/>'), "“onload=x()”"),
    "an outside address": (svg('<g href="http://127.0.0.1/x.svg#a"/>'), "“href=http://127.0.0.1/x.svg#a”"),
    "a file's address": (
        svg('<g xmlns:l="http://www.w3.org/1999/xlink" l:href="file:///etc/passwd#a"/>'),
        "file:///etc",
    ),
    "copies of copies": (svg('<g id="a"/><use href="#a"/>'), "“use”"),
    "an address behind an escape": (svg(r'<rect style="fill:u\72l(http://127.0.0.1/)"/>'), "“style=fill:u"),
    "another encoding": (svg("").decode().encode("utf-16"), "neither"),
    "another encoding behind a comment": (
        "<!--\u733c\u6776-->".encode("utf-16-le") + b"<svg" + svg("<script/>").decode().encode("utf-16-le"),
        "not in UTF-8",
    ),
    "an encoding that it names": (b'<?xml version="1.0" encoding="utf-7"?>' + svg(""), "not in UTF-8"),
    "null bytes": (svg("\0"), "not in UTF-8"),
    "an instruction": (svg("<?php x ?>"), "instructions"),
    "an SVG of vast size": (svg("", 'viewBox="0 0 99999999999 10"'), "too large"),
    "a size of four hundred figures": (svg("", f'viewBox="0 0 {"9" * 400} 10"'), "no size"),
    "a PNG whose head is empty": (PNG + chunk(b"IHDR", b""), "broken"),
    "a PNG without a head": (PNG + chunk(b"IDAT", b"x") + chunk(b"IEND", b""), "broken"),
    "an outside paint": (svg('<rect fill="url(http://127.0.0.1/p#a)"/>'), "“fill=url(http"),
    "a paint in quotes": (svg("<rect style=\"fill: url( 'file:///etc/passwd' )\"/>"), "“style=fill: url("),
    "an import in a style": (svg('<rect style="@import x"/>'), "“style=@import x”"),
    "data in an address": (svg('<g href="data:image/svg+xml,x"/>'), "“href=data:"),
    "an element of another kind": (svg('<x:y xmlns:x="urn:other"/>'), "“{urn:other}y”"),
    "broken XML": (svg("<g>"), "broken"),
    "another root": (b'<x:svg xmlns:x="urn:other"/><svg', "broken"),
    "no size": (svg("", ""), "no size"),
    "a size of nothing": (svg("", 'viewBox="0 0 0 0"'), "no size"),
    "too many elements": (svg("<g/>" * 5_100), "too many elements"),
    "very deep": (svg("<g>" * 3_000 + "</g>" * 3_000), "broken"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_all_else_is_refused_with_what_it_is(name: str) -> None:
    data, words = HOSTILE[name]
    with pytest.raises(PictureRefused) as refused:
        check_picture(data)
    assert words in str(refused.value)


def test_an_svg_is_drawn_in_dots_whole_and_always_alike() -> None:
    drawn = svg_as_png(LOGO)
    assert drawn == svg_as_png(LOGO)
    with Image.open(io.BytesIO(drawn)) as image:
        assert image.width > 1_000
        assert image.width / image.height == pytest.approx(212 / 60, rel=0.05)
        assert image.convert("RGB").getpixel((20, image.height // 2)) == (29, 79, 110)


@pytest.mark.parametrize(
    ("colour", "ratio"), [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#1d4f6e", 8.77), ("#FF0000", 4.0)]
)
def test_contrast_is_that_of_wcag(colour: str, ratio: float) -> None:
    assert contrast_on_white(colour) == pytest.approx(ratio, abs=0.05)


@pytest.mark.parametrize("colour", ["", "red", "#fff", "#12345g", "#1234567", "url(x)"])
def test_what_is_no_colour_is_refused(colour: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(colour)}$"):
        contrast_on_white(colour)
