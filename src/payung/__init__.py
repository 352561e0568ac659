"""Payung: employment social security for every village worker, and the proof of it."""
