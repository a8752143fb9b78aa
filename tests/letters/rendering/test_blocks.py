import pytest

from letters.rendering.blocks import Block, blocks, printable


def paragraph(text: str) -> Block:
    return Block(is_list=False, lines=(text,))


def bullets(*lines: str) -> Block:
    return Block(is_list=True, lines=lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        (" \n\n \t\n", ()),
        ("One.", (paragraph("One."),)),
        ("One\ngoes on.", (paragraph("One goes on."),)),
        ("One.\n\n\n \nTwo.", (paragraph("One."), paragraph("Two."))),
        ("One.\r\n\r\nTwo.\rgoes on.", (paragraph("One."), paragraph("Two. goes on."))),
        ("One.\u2029\u2029Two.", (paragraph("One."), paragraph("Two."))),
        ("- a\n- b", (bullets("a", "b"),)),
        ("Both:\n- a\n- b\nAfter.", (paragraph("Both:"), bullets("a", "b"), paragraph("After."))),
        ("- a\n  goes on\n- b", (bullets("a goes on", "b"),)),
        (" - indented\n - list", (bullets("indented", "list"),)),
        ("- a\n\n- b", (bullets("a"), bullets("b"))),
        ("-5 degrees\n-- dash", (paragraph("-5 degrees -- dash"),)),
        ("- ", ()),
        ("- a\n- \n- b", (bullets("a", "b"),)),
        ("a - b\n-", (paragraph("a - b -"),)),
        ("* not a list\n1. nor this", (paragraph("* not a list 1. nor this"),)),
        ("**not** _markup_ <b>", (paragraph("**not** _markup_ <b>"),)),
    ],
)
def test_blocks(text: str, expected: tuple[Block, ...]) -> None:
    assert blocks(text) == expected


def test_control_characters_and_broken_halves_are_dropped_and_letters_kept() -> None:
    assert printable("a\x00b\x1b\x07c\ud800d\tŵ\n’") == "abcd\tŵ\n’"
