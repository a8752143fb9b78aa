"""Reads a spreadsheet that a person sends, whatever it holds, within bounds: `bounded.read_rows` is the way in.

The reading runs in a process of its own, which must start fast and hold no secret: all here but `words` is the standard
library alone. XLSX is read from its XML because a library's cells come too late: openpyxl gives serials 59 and 60 the
same day (there was no 29 February 1900), holds a cell of any length, expands entities and does not say which rows are
hidden.
"""
