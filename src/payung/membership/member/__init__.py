"""The page of one membership: what the insurer said of it, what was paid, and whose it is."""
