"""Reading a downloaded file of rows."""

import csv


def rows_of(response) -> list[dict[str, str]]:
    """The rows by heading."""
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines(keepends=True)))
