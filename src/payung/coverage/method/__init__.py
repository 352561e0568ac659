"""The method in words, in Indonesian and English, with the tables and statements it stands on.

The tables are computed by the reference when they are asked for, so the words cannot drift from them.
"""

from payung.coverage.method.definitions import Definition, method
from payung.coverage.method.document import method_document
from payung.coverage.method.tables import Table, bridge_table, status_table
from payung.coverage.method.text import Text

__all__ = [
    "Definition",
    "Table",
    "Text",
    "bridge_table",
    "method",
    "method_document",
    "status_table",
]
