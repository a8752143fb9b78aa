"""The Word file as LibreOffice, which knows nothing of us, opens it."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from letters.content import Letter
from letters.rendering.docx import render_docx
from letters.rendering.styles import house_styles
from letters.rendering.text import render_text
from tests.letters.builders import letter
from tests.letters.sample import sample

SOFFICE = shutil.which("soffice")
needs_libreoffice = pytest.mark.skipif(
    not SOFFICE and os.environ.get("REQUIRE_ALL") != "1", reason="LibreOffice (soffice) is not installed"
)


def converted(folder: Path, files: dict[str, bytes], to: str) -> dict[str, Path]:
    """Each file, opened by LibreOffice and saved as another kind, in one go: its start takes seconds."""
    assert SOFFICE, "LibreOffice is not installed: apt-get install libreoffice-writer-nogui"
    for name, content in files.items():
        (folder / f"{name}.docx").write_bytes(content)
    out, profile = folder / "out", (folder / "profile").as_uri()
    command = [SOFFICE, "--headless", f"-env:UserInstallation={profile}", "--convert-to", to, "--outdir", str(out)]
    subprocess.run([*command, *sorted(map(str, folder.glob("*.docx")))], check=True, capture_output=True, timeout=240)
    return {name: next(out.glob(f"{name}.*")) for name in files}


def plain(text: str) -> list[str]:
    """Words alone: signs of lists, brackets, links' addresses and the ends of cells are each program's own."""
    for own in ("\ufeff", " (https://example.org/generated)", "[", "]"):
        text = text.replace(own, "")
    return [word.rstrip(":,") for word in text.split() if word not in {"-", "•", "1."}]


@needs_libreoffice
def test_libreoffice_reads_each_style_word_for_word(tmp_path: Path) -> None:
    letters: dict[str, Letter] = {style: sample(style) for style in house_styles()}
    opened = converted(tmp_path, {name: render_docx(one) for name, one in letters.items()}, "txt:Text (encoded):UTF8")
    for name, one in letters.items():
        said = plain(render_text(one).removeprefix("OFFICIAL-SENSITIVE"))  # which stands in the page's head
        assert plain(opened[name].read_text(encoding="utf-8")) == said


@needs_libreoffice
def test_libreoffice_makes_a_pdf_of_a_letter_in_two_languages(tmp_path: Path) -> None:
    both = letter(introduction="English words.", translation=letter(language="cy", introduction="Geiriau Cymraeg."))
    pdf = converted(tmp_path, {"both": render_docx(both)}, "pdf")["both"].read_bytes()
    assert pdf.startswith(b"%PDF-")
