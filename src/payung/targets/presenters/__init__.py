"""What the pages say: counts and targets in words, as values for the templates."""
