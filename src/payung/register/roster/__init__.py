"""Bringing the rows of a roster into the register: who is new, who changed, who stayed as he was."""
