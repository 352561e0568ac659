"""Answers many cases of one shape: the law is followed once, then its arithmetic is replayed.

A shape is a case without its plain numbers and days. The law's own functions are run on numbers that
write down what is done with them (`number.py`, `tape.py`); every comparison becomes a fork of the tape,
and the result text becomes a form with blanks (`form.py`). The next case of that shape only walks the
tape and fills the form. Whatever cannot be written down is answered by the law directly.
"""

from payung.law.cases.replay.shape import Shape

__all__ = ["Shape"]
