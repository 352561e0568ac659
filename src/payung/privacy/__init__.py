"""Duties under UU 27/2022: what is processed and why, how long it is kept, and what people may ask."""
