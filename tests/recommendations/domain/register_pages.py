"""Pages of the register, made up, and any text at all that is like one; and what each of its characters is part of."""

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import strategies as st

from recommendations.domain.register import read_register
from recommendations.domain.register_values import Entry, Page, Said
from recommendations.domain.split_values import Span

TWO_HISTORIES = """\
Skip to content
Recommendation 3 (ID 1234)
By 31 July 2024, chief constables should make up their minds.
[on]31/01/2020[status]being-progressed[/status][comment]A plan is made.[/comment][/on]
[on]1 March 2020[status]complete[/status][comment]Seen at the revisit.[/comment][comment]Closed.[/comment][/on]
Area for improvement 2
[on]2020-02-03[comment]Evidence was asked for.[/comment][/on]
Back to top
"""

PIECES = (
    *("[on]", "[/on]", "[status]", "[/status]", "[comment]", "[/comment]", "[ON]", "[ / on ]", "[on", "on]", "[/", "]"),
    *("31/01/2020", "1 March 2020", "31 February 2020", "02/13/2020", "03/04/2020", "2020-02-03T10:15", "May 2020"),
    *("Tuesday 4 May 2021", "99/99/9999", "awaiting-review", "Being progressed", "complete", "closed?", "A plan. "),
    *("Recommendation 3", "ID: 1234", "#7", "4. ", "12\t", "Area for improvement 2", "see [1] and [sic] ", "é\u200b"),
    *("\n", "\n", "\r\n", " ", "\t", "\u00a0", "\x00", "\u2028", "\x0b", "", "0", "٣"),
)
TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=40).map("".join),
)


@st.composite
def mutated(draw: st.DrawFn, page: str = TWO_HISTORIES) -> str:
    """The page with a few parts of it cut out, doubled or put elsewhere."""
    for _time in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(page)))
        end = min(len(page), start + draw(st.integers(0, 12)))
        to = draw(st.integers(0, len(page)))
        part = page[start:end]
        match draw(st.sampled_from(["cut", "double", "move", "put"])):
            case "cut":
                page = page[:start] + page[end:]
            case "double":
                page = page[:end] + part + page[end:]
            case "move":
                page = (page[:start] + page[end:])[:to] + part + (page[:start] + page[end:])[to:]
            case _:
                page = page[:to] + draw(st.sampled_from(PIECES)) + page[to:]
    return page


def _said_in(entry: Entry) -> Iterator[Said]:
    if entry.written:
        yield entry.written
    for step in entry.steps:
        yield from (said for said in (step.status, step.comment) if said)


def parts_of(page: Page) -> Iterator[Span]:
    """The span of each part of a page: of its marks, headings and fields, and of what is left over."""
    yield from page.marks
    yield from page.leftover
    for history in page.histories:
        said = [*([history.heading] if history.heading else []), *(s for e in history.entries for s in _said_in(e))]
        yield from (Span(one.start, one.end) for one in said)


def assert_whole(text: str) -> Page:
    """Every character but blanks is in one part, each part is inside the text, and says what stands there."""
    page = read_register(text)
    held = sorted((span.start, span.end) for span in parts_of(page))
    assert all(0 <= start < end <= len(text) for start, end in held)
    assert all(end <= start for (_first, end), (start, _last) in pairwise(held))
    inside = {at for start, end in held for at in range(start, end)}
    assert not [at for at, char in enumerate(text) if not char.isspace() and at not in inside]
    for history in page.histories:
        assert history.entries
        for entry in history.entries:
            assert 0 <= entry.start < entry.end <= len(text)
            assert all(text[said.start : said.end] == said.words != "" for said in _said_in(entry))
            assert all(entry.start <= said.start and said.end <= entry.end for said in _said_in(entry))
    return page
