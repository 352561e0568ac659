"""Requests of people about their data: taken in, decided in time, answered in a letter."""
