"""What a table of counts gives away about few people, and what has to be left out of it. Pure."""

from payung.disclosure.suppression import THRESHOLD, Sum, derivable, suppressed

__all__ = ["THRESHOLD", "Sum", "derivable", "suppressed"]
