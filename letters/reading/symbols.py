"""Characters that a font draws at a place of its own."""

SYMBOL_FONTS = {
    0xF0B7: "•", 0xF0A7: "•", 0xF0A8: "•", 0xF0D8: "•", 0xF076: "•", 0xF06E: "•", 0xF0B0: "•", 0xF02D: "-",
    0xF0FC: "✓", 0xF0FB: "✗", 0xF0FE: "☒", 0xF06F: "☐", 0xF0E0: "→",
}  # fmt: skip
"""What Symbol and Wingdings draw at their private places: the bullets and ticks that Word puts into lists."""
