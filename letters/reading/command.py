"""`read_letter`: prints what the reader makes of a document. It stores nothing and needs no settings."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from letters.reading.as_json import as_json
from letters.reading.bounded import extract_bounded
from letters.reading.read import read
from letters.reading.refusals import Unreadable
from letters.reading.values import Reading

HELP = "Reads a letter, form or web page (txt, html, docx, pdf) and prints what it says. Nothing is stored."
TOLD = ("body", "report_title", "report_published", "letter_date", "signatory_name")


class NotRead(Exception):
    """Why a document is not read, naming the file."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help="print one JSON object with every field")


def told(path: Path, *, in_json: bool) -> str:
    """What is printed of a file. Raises NotRead."""
    try:
        reading = read(extract_bounded(path.read_bytes(), path.name))
    except OSError as error:
        raise NotRead(f"{path}: {error.strerror}. Name a file that can be read.") from error
    except Unreadable as refusal:
        raise NotRead(f"{path.name}: {refusal}") from refusal
    return json.dumps(as_json(reading), ensure_ascii=False, indent=1) if in_json else _in_words(reading)


def main(arguments: Sequence[str]) -> int:
    """The command by itself, without Django: 0 where the file was read, 1 where not."""
    parser = argparse.ArgumentParser("manage.py read_letter", description=HELP)
    add_arguments(parser)
    options = parser.parse_args(arguments)
    try:
        sys.stdout.write(told(options.file, in_json=options.json) + "\n")
    except NotRead as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _in_words(reading: Reading) -> str:
    lines = [f"{reading.kind}: {reading.reason}"]
    for name in TOLD:
        found = getattr(reading.header, name)
        lines.append(f"{name}: {found.value if found else '-'}")
    for item in reading.items:
        lines.append(f"{item.kind} {item.number or '-'}: {item.status.judgement} ({item.status.phrase or '-'})")
    return "\n".join(lines)
