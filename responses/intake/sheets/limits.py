"""How much is read. A sheet of an office's recommendations is far below each of these; a hostile file meets one."""

FILE_MOST = 20 * 1024**2
"""Bytes of the file as sent."""
ROWS_MOST = 20_000
"""Rows with content."""
EMPTY_ROWS_MOST = 2_000
"""Empty rows one after another: reading stops there."""
COLUMNS_MOST = 200
CELL_MOST = 20_000
"""Characters of a cell, as the file holds it."""
SHOWN_MOST = 100
"""Characters shown of a cell that can't be read."""
TEXT_MOST = 64_000_000
"""Characters of all cells read, and of the workbook's table of texts. A text is stored once however many cells have it,
so a small file can ask for very much."""
TEXTS_MOST = ROWS_MOST * COLUMNS_MOST
"""Entries of the workbook's table of texts."""

PARTS_MOST = 5_000
UNPACKED_MOST = 500 * 1024**2
"""Bytes of all parts of a workbook, unpacked."""
SMALL_PART_MOST = 50 * 1024**2
"""Bytes of a part other than a sheet or the table of texts: it is held in memory as it is read."""
RATIO_MOST = 200
"""How many times smaller a part may be packed. A million empty rows reach 40, and deflate can do 1,032."""
RATIO_FROM = 5 * 1024**2
"""Bytes unpacked from which the ratio counts."""
TOKEN_MOST = 1024**2
"""Bytes of one tag. The parser looks at an unfinished tag again with each piece that comes."""

MEMORY_MOST = 768 * 1024**2
CPU_SECONDS_MOST = 60
WAIT_SECONDS_MOST = 90
"""How long its caller waits for the reader in all, not counting what the caller does between rows."""
LINE_MOST = 64 * 1024**2
"""Bytes of one row as the reader sends it: 200 cells of 20,000 characters take 16 MB."""
PIPE_BYTES = 64 * 1024
