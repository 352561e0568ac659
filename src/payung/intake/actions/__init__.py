"""Writes: a file comes in, is read and merged, its rejected rows go back, and it can be taken back."""

from payung.intake.actions.meaning import explain_words, forget_meaning, give_meaning
from payung.intake.actions.mend import mend_row, note_opened
from payung.intake.actions.process import process_file
from payung.intake.actions.queue import cancel_file, confirm_file, give_up, note_followed
from payung.intake.actions.receive import receive_file
from payung.intake.actions.returning import hand_back, hand_out_noted
from payung.intake.actions.series import process_series
from payung.intake.actions.undo import check_was_merged, consequences_for, undo_file

__all__ = [
    "cancel_file",
    "check_was_merged",
    "confirm_file",
    "consequences_for",
    "explain_words",
    "forget_meaning",
    "give_meaning",
    "give_up",
    "hand_back",
    "hand_out_noted",
    "mend_row",
    "note_followed",
    "note_opened",
    "process_file",
    "process_series",
    "receive_file",
    "undo_file",
]
