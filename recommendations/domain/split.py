"""From the pasted text of a report to its recommendations, areas for improvement and causes of concern.

A proposal for a person to check, by rules of ours (no inspectorate has published any):

- A **heading** opens a finding: "Recommendation 3", "Rec. 3.1", "AFI 2", "Cause of concern" (split_headings.py). A
  sentence that mentions "recommendation 3" is no heading. Its text is its first paragraph, the list that this leads to
  and what plainly goes on with it; what follows in a report is mostly what the inspectors saw, and is left over.
- A **heading in the plural** opens a list, each item of which is a finding: "Recommendations", then numbers, letters,
  bullets or paragraphs that say "should". Where the items lean on an opening ("Within three months, the force
  should:"), each is given with that opening, so that its deadline and addressee stand in its own text.
- Under a **cause of concern**, recommendations are its own until another finding or the report's narrative follows.
- **Without any heading**, each paragraph that opens with a deadline and says who should act is a recommendation.

Nothing is worded anew: lines are joined, bullets made alike, and what the page left between them is taken out.
"""

from __future__ import annotations

from itertools import groupby

from recommendations.domain.split_addressee import addressee_of
from recommendations.domain.split_blocks import Page, read_page
from recommendations.domain.split_draft import Draft
from recommendations.domain.split_findings import Owners, headed, unheaded
from recommendations.domain.split_values import Piece, PieceKind, Span, Split

__all__ = ["Piece", "PieceKind", "Span", "Split", "split"]


def split(text: str) -> Split:
    """The findings of a pasted text in its order, and what was taken for none."""
    page = read_page(text)
    owners = headed(page.blocks)
    if not any(owners):
        owners = unheaded(page.blocks)
    spans = _spans(page, owners)
    drafts = list(dict.fromkeys(owner for owner in owners if owner))
    pieces = tuple(_piece(draft, drafts, spans) for draft in drafts)
    return Split(pieces, tuple(span for owner, span in spans if owner is None))


def _spans(page: Page, owners: Owners) -> list[tuple[Draft | None, Span]]:
    """Who has which part of the text, in its order: each line with those of its owner that stand beside it."""
    owner_at: dict[int, Draft | None] = dict.fromkeys(page.furniture)
    for block, owner in zip(page.blocks, owners, strict=True):
        owner_at |= dict.fromkeys(block.lines, owner)
    owner = next((owner_at[at] for at in range(len(page.lines)) if at in owner_at), None)
    by_line = []
    for at, line in enumerate(page.lines):
        owner = owner_at.get(at, owner)  # a blank line is of whoever has the line before
        by_line.append((owner, line))
    spans = []
    for owner, run in groupby(by_line, key=lambda owned: owned[0]):
        lines = [line for _, line in run]
        spans.append((owner, Span(lines[0].start, lines[-1].end)))
    return spans


def _piece(draft: Draft, drafts: list[Draft], spans: list[tuple[Draft | None, Span]]) -> Piece:
    own = [span for owner, span in spans if owner is draft]
    text = draft.text
    asked = draft.kind is not PieceKind.CAUSE_OF_CONCERN
    return Piece(
        kind=draft.kind,
        number=draft.number,
        text=text,
        parent=drafts.index(draft.parent) if draft.parent in drafts else None,
        addressee=(addressee_of(text) or draft.addressee) if asked else "",
        start=own[0].start,
        end=own[-1].end,
    )
