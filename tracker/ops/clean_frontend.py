"""Takes out of the vendored style sheets what this product may not or need not carry.

GOV.UK's typeface, crest and crown may be used on GOV.UK alone; and a file that names another file it does not ship
(fonts, images, source maps) stops the manifest of static files from being built.

    python tracker/ops/clean_frontend.py PACKAGE_FOLDER TARGET_FOLDER
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

FONT_OF_GOVUK = re.compile(r'"?GDS Transport"?,\s*')
SOURCE_MAP = re.compile(r"\s*(/\*#|//#) sourceMappingURL=.*?(\*/|$)", re.MULTILINE)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CROWN_SELECTORS = (".govuk-header", ".govuk-footer__copyright-logo", ".govuk-footer__crown")
MOJ_COMPONENTS = (".moj-filter-tags", ".moj-filter__tag")
BLOCK_RULES = ("@media", "@supports")


def rules(css: str) -> Iterator[tuple[str, str | None]]:
    """Each top-level rule as (prelude, body); body is None for a statement such as `@charset "UTF-8";`."""
    start = depth = opened = 0
    for at, character in enumerate(css):
        if character == "{":
            if depth == 0:
                opened = at
            depth += 1
        elif character == "}":
            depth -= 1
            if depth == 0:
                yield css[start:opened].strip(), css[opened + 1 : at]
                start = at + 1
        elif character == ";" and depth == 0:
            yield css[start:at].strip(), None
            start = at + 1


def clean(css: str, wanted: tuple[str, ...] = ()) -> str:
    """The style sheet without typeface, crown, crest and foreign files; only selectors of `wanted` where given."""
    return "".join(_cleaned_rule(prelude, body, wanted) for prelude, body in rules(css))


def _cleaned_rule(prelude: str, body: str | None, wanted: tuple[str, ...]) -> str:
    if body is None:
        return f"{prelude};\n"
    if prelude.startswith("@font-face"):
        return ""
    if prelude.startswith(BLOCK_RULES):
        inner = clean(body, wanted)
        return f"{prelude}{{\n{inner}}}\n" if inner else ""
    if prelude.startswith("@"):
        return "" if wanted else f"{prelude}{{{body}}}\n"
    selectors = ",".join(selector for selector in split_selectors(prelude) if _is_kept(selector, wanted))
    declarations = ";".join(part for part in body.split(";") if "url(" not in part)
    return f"{selectors}{{{FONT_OF_GOVUK.sub('', declarations)}}}\n" if selectors and declarations else ""


def split_selectors(prelude: str) -> list[str]:
    """The selectors of a list; a comma inside `:not(a, b)` parts none."""
    return re.split(r",(?![^(]*\))", prelude)


def _is_kept(selector: str, wanted: tuple[str, ...]) -> bool:
    if any(name in selector for name in CROWN_SELECTORS):
        return False
    return not wanted or any(name in selector for name in wanted)


def without_comments(css: str) -> str:
    """The file less its comments: they speak of the fonts and source maps that are taken out."""
    return COMMENT.sub("", css)


def main(package: Path, target: Path) -> None:
    """Write the four files that the product serves."""
    govuk = package / "govuk-frontend" / "dist" / "govuk"
    moj = package / "moj-frontend" / "moj"
    write(target / "govuk-frontend" / "govuk-frontend.min.css", clean(without_comments(read(govuk, "css"))))
    write(target / "govuk-frontend" / "govuk-frontend.min.js", SOURCE_MAP.sub("", read(govuk, "js")).rstrip() + "\n")
    chosen = clean(without_comments((moj / "moj-frontend.min.css").read_text("utf-8")), MOJ_COMPONENTS)
    write(target / "moj-frontend" / "moj-frontend.css", chosen)


def read(govuk: Path, kind: str) -> str:
    return (govuk / f"govuk-frontend.min.{kind}").read_text("utf-8")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
