"""Which blocks of a text make which finding: the headings, lists and paragraphs gone through in their order."""

from __future__ import annotations

from collections.abc import Sequence

from recommendations.domain.split_blocks import Block
from recommendations.domain.split_draft import Draft, Listing
from recommendations.domain.split_headings import Heading
from recommendations.domain.split_values import PieceKind
from recommendations.domain.split_wording import asks, has_duty, is_title, leans

Owners = list[Draft | None]  # of each block; None is left over
_RECOMMENDATION, _CAUSE = PieceKind.RECOMMENDATION, PieceKind.CAUSE_OF_CONCERN


def headed(blocks: Sequence[Block]) -> Owners:
    """The findings that headings open."""
    return _Walk(blocks).owners()


def unheaded(blocks: Sequence[Block]) -> Owners:
    """Without any heading: each paragraph that asks for something by itself, with the list that it leads to."""
    owners: Owners = []
    current: Draft | None = None
    for block in blocks:
        if asks(block.text):
            current = Draft(_RECOMMENDATION, block.marker.number if block.marker else "")
        elif block.heading or (current and not current.goes_on_with(block, by_duty=False)):
            current = None
        if current:
            current.add(block)
        owners.append(current)
    return _with_text(owners)


def _with_text(owners: Owners) -> Owners:
    """A heading, or a mark, without a text is left over."""
    told = {draft for draft in set(owners) if draft and draft.text}
    return [draft if draft in told else None for draft in owners]


class _Walk:
    """Where the reading stands: the finding and the list that are open, and the cause of concern that rules."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._owners: Owners = [None] * len(blocks)
        self._current: Draft | None = None
        self._listing: Listing | None = None
        self._cause: Draft | None = None
        self._cause_has_list = False
        self._pending: list[int] = []  # blocks that go with the next finding: the heading of its list, its opening
        self._leads_to_recommendations = _causes_with_recommendations(blocks)

    def owners(self) -> Owners:
        """Each block's finding."""
        for at, block in enumerate(self._blocks):
            if block.heading:
                self._take_heading(at, block, block.heading)
            elif not self._is_taken(at, block):
                self._leave()
        return _with_text(self._owners)

    def _take_heading(self, at: int, block: Block, heading: Heading) -> None:
        self._current, self._listing = None, None
        self._pending = self._pending if at - 1 in self._pending else []
        if heading.kind is not _RECOMMENDATION or (heading.many and self._cause_has_list):
            self._cause, self._cause_has_list = None, False
        if heading.kind is None:
            self._pending = []
            return
        if heading.many or self._opens_list(at, block, heading):
            self._listing = Listing(heading.kind, self._cause, heading.addressee)
            self._cause_has_list = self._cause is not None
            self._pending.append(at)
            return
        self._begin(at, block, heading.kind, heading.number, addressee=heading.addressee)

    def _opens_list(self, at: int, block: Block, heading: Heading) -> bool:
        """A heading in the singular over items that each say "should"."""
        following = self._after(at)
        bare = not heading.number and not block.text and heading.kind is not _CAUSE
        return bare and following is not None and following.marker is not None and has_duty(following.text)

    def _is_taken(self, at: int, block: Block) -> bool:
        if self._listing and self._listing.is_next(block, self._current):
            self._take_item(at, block, self._listing)
            return True
        is_open = self._current is None or self._current is self._cause  # else a heading has named what is asked
        if self._cause and is_open and block.marker is None and self._listing is None and asks(block.text):
            self._listing, self._cause_has_list = Listing(_RECOMMENDATION, self._cause), True
        if self._listing and block.marker is None and self._is_of_list(at, block, self._listing):
            return True
        if self._current and self._goes_on(at, block, self._current):
            self._current.add(block)
            self._owners[at] = self._current
            return True
        return False

    def _goes_on(self, at: int, block: Block, current: Draft) -> bool:
        return (at in self._leads_to_recommendations and current is self._cause) or current.goes_on_with(block)

    def _take_item(self, at: int, block: Block, listing: Listing) -> None:
        leaning = bool(listing.lead) and not has_duty(block.text)
        listing.begin_at(block)
        number = block.marker.number if block.marker else ""
        draft = self._begin(at, block, listing.kind, number, lead=listing.lead if leaning else "")
        draft.is_item = True

    def _is_of_list(self, at: int, block: Block, listing: Listing) -> bool:
        """A paragraph where a list is open: its introduction, what its items lean on, an item, a title within."""
        following = self._after(at)
        if block.text.endswith(":") and following is not None and following.marker is not None:
            introduces = has_duty(following.text) or not (has_duty(block.text) or leans(block.text))
            if introduces or leans(block.text):
                listing.lead = "" if introduces else block.text
                listing.marker, self._current = None, None
                self._pending = [] if introduces else [*self._pending, at]
                return True
        if listing.marker is None and self._is_unmarked_item(block, listing):
            self._begin(at, block, listing.kind, "")
            return True
        if following is not None and following.marker and has_duty(following.text) and is_title(block.text):
            listing.marker, self._current = None, None
            return True
        if self._current is None and listing.marker is None and listing.waits:
            listing.waits -= 1
            self._pending = []
            return True
        return False

    def _is_unmarked_item(self, block: Block, listing: Listing) -> bool:
        if listing.kind is _CAUSE:
            return self._current is None
        if self._current is None:
            return has_duty(block.text)
        return has_duty(block.text) and (asks(block.text) or not self._current.goes_on_with(block, by_duty=False))

    def _begin(
        self, at: int, block: Block, kind: PieceKind, number: str, *, lead: str = "", addressee: str = ""
    ) -> Draft:
        listing = self._listing
        parent = listing.parent if listing else self._cause
        draft = Draft(kind, number, parent, (listing.addressee if listing else "") or addressee)
        if kind is _CAUSE:
            draft.parent = None
            several = listing is not None and self._cause is not None
            self._cause, self._cause_has_list = None if several else draft, False
        if block.text:
            draft.add_paragraph(f"{lead} {block.text}".strip())
        for place in (*self._pending, at):
            self._owners[place] = draft
        self._pending, self._current = [], draft
        return draft

    def _leave(self) -> None:
        """Narrative: it ends the finding, its list, and what the cause of concern rules."""
        self._current, self._listing, self._pending = None, None, []
        self._cause, self._cause_has_list = None, False

    def _after(self, at: int) -> Block | None:
        following = self._blocks[at + 1] if at + 1 < len(self._blocks) else None
        return following if following is not None and following.heading is None else None


def _causes_with_recommendations(blocks: Sequence[Block]) -> frozenset[int]:
    """The blocks under a cause of concern that its recommendations follow: they are all of its text."""
    found: set[int] = set()
    run: list[int] | None = None
    for at, block in enumerate(blocks):
        if block.heading is None:
            if run is not None:
                run.append(at)
            continue
        if run is not None and block.heading.kind is _RECOMMENDATION:
            found.update(run)
        run = [] if block.heading.kind is _CAUSE else None
    return frozenset(found)
