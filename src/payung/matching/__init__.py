"""Is this roster row that participant? Normalise, block, score, resolve, decide, and say why.

Pure: no Django, no clock, no network. `linkage` is the door for code, `command` for the shell.
Everything heavy is SQL in an in-memory DuckDB, so that importing this package costs nothing.
"""
