"""What the import contracts in pyproject.toml can't say. Every rule reads the source's syntax, not its text."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("tracker", "forces", "recommendations", "responses", "letters")
SOURCES = {
    path.relative_to(ROOT).as_posix(): path
    for package in PACKAGES
    for path in sorted((ROOT / package).rglob("*.py"))
    if "migrations" not in path.parts
}
CLOCK = "tracker/kit/clock.py"
DATES = "tracker/kit/dates.py"

# Calls that write to the database, whatever they are called on.
WRITES = {
    f"{prefix}{name}"
    for prefix in ("", "a")
    for name in ("save", "create", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create")
} | {"create_user", "create_superuser", "dispose"}

# The calls outside flows/ that may stand, each with its reason.
MAY_WRITE = {
    "forces/models/people.py": ["user.save()"],  # the manager's method that Django itself calls to write an account
    "letters/rendering/pdf.py": ["image.crop(box).save()"],  # a picture, into memory
    "letters/rendering/word/package.py": ["document.save()"],  # a Word file, into memory
    "responses/record/views/change.py": ["self.save()"],  # a view's own method, which calls the flow
}


def tree(source: str) -> ast.Module:
    return ast.parse(source)


def calls(source: str) -> Iterator[tuple[ast.Call, ast.Attribute]]:
    for node in ast.walk(tree(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, node.func


def is_super(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "super"


def writes_in(source: str) -> list[str]:
    """Each call that writes. `.update()` counts where it is given keywords alone, which is how a queryset takes them;
    what a method hands on to `super()` is a definition of writing, not a use of it."""
    found = []
    for call, function in calls(source):
        is_queryset_update = function.attr in {"update", "aupdate"} and not call.args and bool(call.keywords)
        if (function.attr in WRITES or is_queryset_update) and not is_super(function.value):
            found.append(f"{ast.unparse(function)}()")
    return found


READINGS = {"now", "today", "utcnow", "localdate"}


def clock_readings_in(source: str) -> list[str]:
    """Each way of asking the time or the day: by call, by reference (a default), by import and by field option."""
    found = []
    for node in ast.walk(tree(source)):
        match node:
            case ast.Attribute(value=ast.Name(id="datetime" | "date" | "timezone" | "dt"), attr=attr):
                if attr in READINGS:
                    found.append(f"{node.lineno}: {ast.unparse(node)}")
            case ast.Attribute(value=ast.Attribute(attr="datetime" | "date" | "timezone"), attr=attr) if (
                attr in READINGS
            ):
                found.append(f"{node.lineno}: {ast.unparse(node)}")
            case ast.Call(func=ast.Attribute(value=ast.Name(id="timezone"), attr="localtime"), args=[]):
                found.append(f"{node.lineno}: {ast.unparse(node)}")
            case ast.Attribute(value=ast.Name(id="time"), attr="time" | "localtime" | "gmtime"):
                found.append(f"{node.lineno}: {ast.unparse(node)}")
            case ast.ImportFrom(module="django.utils.timezone" | "django.db.models.functions" | "time", names=names):
                found += [f"{node.lineno}: {n.name}" for n in names if n.name in {"now", "localdate", "Now", "time"}]
            case ast.keyword(arg="auto_now" | "auto_now_add"):
                found.append(f"{node.lineno}: {node.arg}")
    return found


def imports_in(source: str) -> list[str]:
    """The modules that a source names in its imports, wherever in the file they stand."""
    found = []
    for node in ast.walk(tree(source)):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.append(node.module or "")
    return found


def distant_relative_imports_in(source: str) -> list[str]:
    return [
        f"{node.lineno}: {'.' * node.level}{node.module or ''}"
        for node in ast.walk(tree(source))
        if isinstance(node, ast.ImportFrom) and node.level > 1
    ]


def dates_in_words(source: str) -> list[str]:
    """Each way of writing a month by name that is not `tracker.kit.dates`: the rules' own words, Django's, C's."""
    found = []
    for node in ast.walk(tree(source)):
        match node:
            case ast.ImportFrom(module="responses.domain.dates", names=names):
                found += [f"{node.lineno}: {n.name}" for n in names if n.name.endswith("_date")]
            case ast.ImportFrom(module="django.utils.formats" | "django.utils.dateformat", names=names):
                found += [f"{node.lineno}: {n.name}" for n in names if n.name in {"date_format", "format"}]
            case ast.Constant(value=str(text)) if re.search(r"%-?[aAbBc]\b", text):
                found.append(f"{node.lineno}: {text}")
    return found


def is_flow(path: str) -> bool:
    return "/flows/" in path or path.endswith("/flows.py")


def is_pure(path: str) -> bool:
    return "/domain/" in path or path == "letters/content.py" or path.startswith("letters/reading/")


def found_in(rule, paths: list[str]) -> dict[str, list[str]]:
    return {path: found for path in paths if (found := rule(SOURCES[path].read_text()))}


def test_only_flows_write():
    """Views, forms, tables, commands and models' own methods never write by themselves."""
    assert found_in(writes_in, [path for path in SOURCES if not is_flow(path)]) == MAY_WRITE


def test_one_module_tells_the_time():
    assert found_in(clock_readings_in, [path for path in SOURCES if path != CLOCK]) == {}
    assert clock_readings_in(SOURCES[CLOCK].read_text())


def test_one_module_puts_dates_in_words():
    """So that a date follows the language of its page or letter; rules take their words from their caller."""
    assert found_in(dates_in_words, [path for path in SOURCES if path != DATES and not is_pure(path)]) == {}
    assert dates_in_words(SOURCES[DATES].read_text())
    assert dates_in_words('f"{day:%-d %B %Y}"')


def test_no_template_tells_the_time():
    templates = [
        *(ROOT / "templates").rglob("*"),
        *(p for package in PACKAGES for p in (ROOT / package).rglob("*.html")),
    ]

    assert [path for path in templates if path.is_file() and re.search(r"{%-?\s*now\b", path.read_text())] == []


def test_the_rules_take_the_day_from_their_caller():
    """domain/, letters/content.py and letters/reading/ import no clock, not even the product's own."""
    pure = [path for path in SOURCES if is_pure(path)]

    assert {path for path in pure if "tracker.kit.clock" in imports_in(SOURCES[path].read_text())} == set()
    assert "responses/domain/clock.py" in pure


def test_one_module_imports_weasyprint():
    importers = {
        path
        for path, file in SOURCES.items()
        if any(m.split(".")[0] == "weasyprint" for m in imports_in(file.read_text()))
    }

    assert importers == {"letters/rendering/pdf.py"}


def test_no_relative_import_leaves_its_folder():
    """One dot is a neighbour; two may cross a layer without its name being read."""
    assert found_in(distant_relative_imports_in, list(SOURCES)) == {}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("response.save()", ["response.save()"]),
        ("await response.asave()", ["response.asave()"]),
        ("Response.objects.filter(pk=1).update(progress='complete')", [
            "Response.objects.filter(pk=1).update()",
        ]),
        ("Response.objects.bulk_create(rows)", ["Response.objects.bulk_create()"]),
        ("context.update({'a': 1})", []),
        ("digest.update(data)", []),
        ("super().save(*args, **kwargs)", []),
    ],
)  # fmt: skip
def test_the_rule_on_writes(source: str, found: list[str]):
    assert writes_in(source) == found


@pytest.mark.parametrize(
    "source",
    [
        "datetime.now(UTC)",
        "datetime.datetime.now()",
        "django.utils.timezone.now()",
        "date.today()",
        "timezone.now()",
        "timezone.localdate()",
        "timezone.localtime()",
        "f = DateTimeField(default=timezone.now)",
        "f = DateTimeField(auto_now_add=True)",
        "from django.utils.timezone import now",
        "from django.db.models.functions import Now",
        "time.time()",
    ],
)
def test_the_rule_on_the_clock(source: str):
    assert len(clock_readings_in(source)) == 1


@pytest.mark.parametrize(
    "source",
    ["clock.today()", "timezone.localtime(moment)", "time.monotonic()", "date(2023, 7, 11)", "row.known.today"],
)
def test_what_the_rule_on_the_clock_lets_pass(source: str):
    assert clock_readings_in(source) == []


def test_the_rule_on_relative_imports():
    assert distant_relative_imports_in("from ..models import Response") == ["1: ..models"]
    assert distant_relative_imports_in("from .models import Response") == []
