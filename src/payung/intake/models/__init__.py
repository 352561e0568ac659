"""Tables of the files that came in."""

from payung.intake.models.files import SourceFile
from payung.intake.models.rows import NotedRows, RecordVersion, RejectedRow
from payung.intake.models.senders import SavedMapping, SavedWords

__all__ = [
    "NotedRows",
    "RecordVersion",
    "RejectedRow",
    "SavedMapping",
    "SavedWords",
    "SourceFile",
]
