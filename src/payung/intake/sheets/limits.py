"""How large a file may be before it is refused unread."""

from __future__ import annotations

MEGABYTE = 1_000_000
FILE_BYTES = 200 * MEGABYTE
UNPACKED_BYTES = 1_500 * MEGABYTE
UNPACKED_RATIO = 250  # spreadsheets pack 5 to 60 times; a zip bomb 1,000 times and more
RATIO_FROM_BYTES = 20 * MEGABYTE  # small files may be as repetitive as they like
COLUMNS = 700
CELLS = 20_000_000  # rows times columns of the smallest rectangle round all cells
HEADER_ROWS = 20
SHEETS = 100
TABLES_IN_ARCHIVE = 60
