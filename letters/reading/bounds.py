"""How much is read of one file, and why so much. A published reply is far below each; a hostile file meets one."""

FILE_MOST = 20 * 1024**2
"""Bytes of the file as sent. A reply of two pages takes 0.1 MB, a report of 150 pages with pictures 5 to 15."""
TEXT_MOST = 3_000_000
"""Characters of the whole text: 300 dense pages hold 1.2 million."""

# PDF
PAGES_MOST = 300
"""Pages. The longest thematic reports have about 150."""
PAGE_TEXT_MOST = 100_000
"""Characters of one page. A dense page holds 5,000; one drawn over and over can hold millions."""
PAGE_OBJECTS_MOST = 20_000
"""Things drawn on a page, up to which its rules are looked for. A chart or a map has more, and is no table."""
PAGE_RULES_MOST = 1_500
"""Rules on a page, up to which a table is looked for. A table of 60 rows and 8 columns has 600 at most."""
PATH_SEGMENTS_MOST = 2_000
"""Segments of one path that are looked at as rules."""

# DOCX
PARTS_MOST = 2_000
"""Parts of the package. A letter has 20; one with a picture on each of 300 pages 400."""
UNPACKED_MOST = 200 * 1024**2
"""Bytes of all parts unpacked: what the parts say, and none is unpacked further than it says."""
PART_MOST = 24 * 1024**2
"""Bytes of one part that is read. It is held as a tree of several times its size; a report of 300 pages takes 8 MB."""
RATIO_MOST = 200
"""How many times smaller a part may be packed. A long report's text reaches 20, and deflate can do 1,032."""
RATIO_FROM = 2 * 1024**2
"""Bytes unpacked from which the ratio counts."""
XML_DEPTH_MOST = 250
"""Elements inside one another: libxml2's own bound is 256. Tables in text boxes in tables reach 60."""
BLOCK_DEPTH_MOST = 60
"""Tables and content controls inside one another, which we go through by recursion."""
XML_ELEMENTS_MOST = 1_500_000
"""Elements of one part: a report of 300 pages has 200,000."""
STYLE_STEPS_MOST = 12
"""How far a style's parents are asked. Word itself refuses more than 11."""
LIST_NUMBER_MOST = 5_000
"""The highest number that a list is counted to in letters or Roman numerals; beyond it, in figures."""

# HTML
HTML_DEPTH_MOST = 200
"""Elements inside one another, which we go through by recursion. Pages made by site builders reach 60."""
HTML_ELEMENTS_MOST = 400_000
"""Elements of a page: a long report as one page has 20,000."""

# The process that reads (`bounded`)
MEMORY_MOST = 640 * 1024**2
"""Bytes of address space, of which Python and its libraries take 150 MB before the file is looked at. What is really
held is less: 300 dense pages take 50 MB in all (`bench`)."""
CPU_SECONDS_MOST = 30
WAIT_SECONDS_MOST = 45
"""How long its caller waits: the processor may be shared."""
OUTPUT_MOST = 64 * 1024**2
"""Bytes that the process may hand back: 3 million characters take 12 MB, their places the rest."""
