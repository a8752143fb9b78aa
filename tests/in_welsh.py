"""Welsh before its catalogue is written: whatever goes through gettext in Welsh comes out as «the phrase»."""

import pytest
from django.utils.translation.trans_real import DjangoTranslation


def mark_phrases_in_welsh(monkeypatch: pytest.MonkeyPatch) -> None:
    """A phrase that is translated when a page is drawn is marked; one fixed in English on import is not."""
    usual = DjangoTranslation.gettext

    def gettext(self: DjangoTranslation, message: str) -> str:
        return f"«{message}»" if self.language() == "cy" else usual(self, message)

    monkeypatch.setattr(DjangoTranslation, "gettext", gettext)
