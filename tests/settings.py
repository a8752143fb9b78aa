"""Settings of the suite: the product's own, with the values that production must give."""

import os
from pathlib import Path

# The suite writes nothing into the product's own folder for what it keeps.
FOLDER = Path(__file__).resolve().parent.parent / ".pytest_cache" / "var"
(FOLDER / "static").mkdir(parents=True, exist_ok=True)

os.environ["VAR_DIR"] = str(FOLDER)
os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 50)
os.environ.setdefault("ALLOWED_HOSTS", "testserver,localhost,127.0.0.1")
os.environ.setdefault("HTTPS", "off")

from tracker.settings import *  # noqa: E402

DOCUMENT_READERS = 0  # a thread would not see what a test's transaction holds
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
