"""How many documents were made to hurt the parsers, at the end of a run that says how long it may take."""

import os
from collections import Counter

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if "FUZZ_MINUTES" not in os.environ:
        return
    cases: Counter[str] = Counter()
    for report in terminalreporter.getreports("passed"):
        if report.when == "call" and "test_fuzz.py" in report.nodeid:
            cases.update({name: made for name, made in report.user_properties if isinstance(made, int)})
    told = ", ".join(f"{name} {made:,}" for name, made in cases.items())
    terminalreporter.write_line(f"Hurt documents: {sum(cases.values()):,} ({told})")
