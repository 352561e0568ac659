"""What `payung check` asks of the keys and of the database, in Django's check framework."""

from payung.access.checks import database, keys

__all__ = ["database", "keys"]
