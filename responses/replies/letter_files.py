"""Replies' letters as files in each format: an issued version's own bytes where they are held, else made now."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from letters.content import letter_from_plain
from letters.rendering.formats import FORMATS
from letters.rendering.pool import Made, Order, make, shared_pool
from responses.replies.letters import letter_of
from responses.replies.models import IssuedLetter, Reply
from responses.replies.pictures import pictures_of

FEW = 6
"""So few letters are made in this process: a pool takes a second to start."""


def file_names(replies: Sequence[Reply]) -> dict[str, Reply]:
    """Each reply by its file's name, in order: BODY, or BODY-FORCE where a body has several forces that the report
    concerns."""
    times = Counter(reply.body_id for reply in replies)
    return {
        reply.body.slug if times[reply.body_id] == 1 else f"{reply.body.slug}-{reply.force.slug}": reply
        for reply in replies
    }


def letters_made(replies: Mapping[str, Reply], kind: str) -> Iterator[tuple[str, Made]]:
    """Each letter by its name: of the latest version that was issued, else of the draft, or as it was read.

    Many are made by a warm pool of processes. One that cannot be printed comes as the reason.
    """
    orders = (_order(name, reply, kind) for name, reply in replies.items())
    if len(replies) <= FEW:
        yield from ((order.key, make(order)) for order in orders)
        return
    with shared_pool() as pool:
        yield from pool.made(orders)


def issued_file(issued: IssuedLetter, kind: str) -> bytes:
    """The bytes that went out; where this version holds none in the format, they are made from its frozen words."""
    if held := _held(issued, kind):
        return held
    letter = letter_from_plain(issued.snapshot["letter"])
    return FORMATS[kind](letter, pictures_of(letter))


def _order(name: str, reply: Reply, kind: str) -> Order:
    issued = reply.letters.order_by("-version").first()
    if issued is None:
        letter = letter_of(reply)
        return Order(key=name, letter=letter, kind=kind, pictures=pictures_of(letter))
    letter = letter_from_plain(issued.snapshot["letter"])
    return Order(key=name, letter=letter, kind=kind, pictures=pictures_of(letter), held=_held(issued, kind))


def _held(issued: IssuedLetter, kind: str) -> bytes:
    """The bytes that went out; empty where this version holds none in the format."""
    return bytes({"pdf": issued.pdf, "docx": issued.docx}.get(kind) or b"")
