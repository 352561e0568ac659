"""Writes: a file comes in, is read and merged, and its rejected rows go back."""

from payung.intake.actions.process import process_file
from payung.intake.actions.receive import receive_file
from payung.intake.actions.returning import note_return
from payung.intake.actions.series import process_series
from payung.intake.actions.undo import undo_file

__all__ = ["note_return", "process_file", "process_series", "receive_file", "undo_file"]
