"""The way in: reads a Word draft in a process of its own, within bounds."""

import json
from pathlib import Path
from typing import Any

from letters.rendering.marked import Para
from letters.rendering.runs import Run
from letters.rendering.word.told import Told
from responses.intake.sheets.bounded import PYTHON, Lines
from responses.intake.sheets.wire import refusal_of
from tracker.kit.bounded_child import started

WORKER = [*PYTHON, "responses.intake.word.worker"]


def read_draft(path: Path) -> tuple[Told, dict[str, str]]:
    """The letter as the file tells it, and what the file remembers. Raises Unreadable."""
    with path.open("rb") as file, started(WORKER, file) as process:
        content = json.loads(Lines(process).read(0))
    if "refused" in content:
        raise refusal_of(content)
    return told_of_plain(content), content["properties"]


def told_of_plain(content: dict[str, Any]) -> Told:
    """The letter, as the reader's process wrote it."""
    return Told(
        parts={key: [_para(each) for each in paras] for key, paras in content["parts"].items()},
        around=content["around"],
        notes={key: [Run(**run) for run in runs] for key, runs in content["notes"].items()},
    )


def _para(plain: dict[str, Any]) -> Para:
    return Para(plain["kind"], plain["level"], tuple(Run(**run) for run in plain["runs"]))
