"""The Chromium that the journeys drive: this machine's own. Run as a program, it prints the path or fails."""

import os
import shutil
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")

ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def path() -> str | None:
    """CHROMIUM if it is set, or the first of the usual names that is installed."""
    candidates = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else NAMES
    return next((found for name in candidates if (found := shutil.which(name))), None)


def arguments() -> list[str]:
    """Chromium refuses to run as root within its sandbox; anyone else keeps it."""
    return ARGUMENTS + (["--no-sandbox"] if os.geteuid() == 0 else [])


if __name__ == "__main__":
    print(path() or "no Chromium")
    sys.exit(path() is None)
