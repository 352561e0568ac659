"""What goes wrong while a value is written down: each function changes one column of some rows."""
