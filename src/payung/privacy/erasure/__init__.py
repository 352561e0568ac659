"""Erasing one person: no name and no number stays anywhere, and the figures stay what they were."""
