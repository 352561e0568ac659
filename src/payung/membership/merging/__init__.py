"""Checked rows of the insurer's files become participants and payments, in one transaction a file."""
