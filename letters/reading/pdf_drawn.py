"""What is drawn on a PDF page besides text: its rules, and whether there is a picture. Asks PDFium."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from letters.reading import bounds
from letters.reading.grid import Box
from letters.reading.pdf_lines import Turned

FORM_DEPTH_MOST = 4
DOT_LEAST, DOT_MOST = 1.8, 8.0
"""Points of a bullet that is drawn, not written: browsers do so."""
PLAIN_PATH = 6
"""Segments of a rule or a rectangle: more, and the path is looked at segment by segment."""


@dataclass(slots=True)
class Drawn:
    """Boxes of the page's paths, empty where there are too many for a table; dots among them, which can be bullets."""

    boxes: list[Box] = field(default_factory=list)
    dots: list[Box] = field(default_factory=list)
    has_picture: bool = False


def drawn_on(page: Any, turned: Turned) -> Drawn:
    """Look through the page's objects once, as far as the bounds go."""
    drawn = Drawn()
    for kind, item in _objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            drawn.has_picture = True
        elif len(drawn.boxes) <= bounds.PAGE_RULES_MOST:
            _take_path(drawn, item, turned)
    if len(drawn.boxes) > bounds.PAGE_RULES_MOST:
        drawn.boxes = []
    return drawn


def _objects(page: Any) -> Iterator[tuple[int, Any]]:
    """The paths and pictures of the page; pictures also within forms, which scanning programs wrap them in."""
    count = min(pdfium.FPDFPage_CountObjects(page), bounds.PAGE_OBJECTS_MOST)
    for index in range(count):
        item = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind in {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE}:
            yield kind, item
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _pictures_within(item, 1)


def _pictures_within(form: Any, depth: int) -> Iterator[tuple[int, Any]]:
    for index in range(min(pdfium.FPDFFormObj_CountObjects(form), 200)):
        item = pdfium.FPDFFormObj_GetObject(form, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            yield kind, item
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < FORM_DEPTH_MOST:
            yield from _pictures_within(item, depth + 1)


def _bounds(item: Any, turned: Turned) -> Box:
    sides = tuple(ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(item, *sides):
        return (0.0, 0.0, 0.0, 0.0)
    left, bottom, right, top = (side.value for side in sides)
    return turned.box(left, bottom, right, top)


def _take_path(drawn: Drawn, path: Any, turned: Turned) -> None:
    box = _bounds(path, turned)
    width, height = box[2] - box[0], box[3] - box[1]
    segments = pdfium.FPDFPath_CountSegments(path)
    if max(width, height) < DOT_MOST:
        if min(width, height) > DOT_LEAST and abs(width - height) < 1:
            drawn.dots.append(box)
        elif segments <= PLAIN_PATH:
            drawn.boxes.append(box)
    elif segments <= PLAIN_PATH:
        drawn.boxes.append(box)
    elif segments <= bounds.PATH_SEGMENTS_MOST:
        drawn.boxes += _segment_boxes(path, segments, turned)


def _segment_boxes(path: Any, segments: int, turned: Turned) -> list[Box]:
    """Straight lines of a path that draws several, such as a whole table's rules at once."""
    matrix = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    points = [_point(pdfium.FPDFPath_GetPathSegment(path, index), matrix) for index in range(segments)]
    found = []
    for (_kind, x0, y0), (kind, x1, y1) in pairwise(points):
        if kind == pdfium.FPDF_SEGMENT_LINETO and (abs(x1 - x0) < 1 or abs(y1 - y0) < 1):
            found.append(turned.box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
    return found


def _point(segment: Any, matrix: Any) -> tuple[int, float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, x, y)
    return (
        pdfium.FPDFPathSegment_GetType(segment),
        matrix.a * x.value + matrix.c * y.value + matrix.e,
        matrix.b * x.value + matrix.d * y.value + matrix.f,
    )
