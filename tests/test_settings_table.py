"""README.md's tables name every setting, and no other."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = re.compile(r"[A-Z][A-Z_]+")

# Set by the system or for the programs below it; not the product's to document.
NOT_OURS = {"CI", "DEBIAN_FRONTEND", "HOME", "LANG", "PATH", "DJANGO_SETTINGS_MODULE", "PWD"}


def documented() -> set[str]:
    return set(re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "README.md").read_text(), re.MULTILINE))


def read_by_python(path: Path) -> set[str]:
    """The names given to env.str("NAME"), required("NAME", ...), os.environ.get("NAME") and os.environ["NAME"]."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if (
            isinstance(node, ast.Call)
            and node.args
            and re.match(r"(env\.\w+|required|os\.environ\.\w+)$", ast.unparse(node.func))
        ):
            names.add(node.args[0])
        elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
            names.add(node.slice)
    texts = {name.value for name in names if isinstance(name, ast.Constant)}
    return {text for text in texts if NAME.fullmatch(text)}


def read_by_shell(path: Path) -> set[str]:
    """The names that are given a default or a value for the programs that follow."""
    source = path.read_text()
    return set(re.findall(r"\$\{([A-Z][A-Z_]+)", source)) | set(re.findall(r"\bexport ([A-Z][A-Z_]+)=", source))


def all_read() -> set[str]:
    python = [
        ROOT / "tracker" / "settings.py",
        *(ROOT / "tracker" / "ops").glob("*.py"),
        ROOT / "tests" / "conftest.py",
    ]
    python += (ROOT / "tests" / "journeys").glob("*.py")
    shell = [ROOT / "Makefile", ROOT / ".ci" / "run", *(ROOT / "tracker" / "ops").glob("*.sh")]
    found = set[str]().union(*map(read_by_python, python), *map(read_by_shell, shell))
    return found - NOT_OURS


def test_the_tables_name_every_setting_and_no_other():
    assert documented() == all_read()


def test_settings_are_found():
    """The reading itself: one name of each way in which a setting is read."""
    assert {"SECRET_KEY", "HSTS_SECONDS", "WEB_THREADS", "PORT", "TEST_DATABASE_URL"} <= all_read()
