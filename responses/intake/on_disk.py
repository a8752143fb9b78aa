"""An uploaded or stored file as a file of its own, for the reader's process."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.core.files.base import File


@contextmanager
def on_disk(file: File) -> Iterator[Path]:
    """The bytes under a name on this machine, wherever they are kept; gone when the `with` ends."""
    with NamedTemporaryFile(prefix="sheet-", dir=settings.FILE_UPLOAD_TEMP_DIR) as copy:
        file.seek(0)
        for chunk in file.chunks():
            copy.write(chunk)
        copy.flush()
        file.seek(0)
        yield Path(copy.name)
