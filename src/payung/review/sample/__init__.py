"""Measuring the linkage: a random sample that reviewers label without knowing what was decided."""
