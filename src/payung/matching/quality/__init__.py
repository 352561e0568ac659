"""How good a linkage is: measured against known truth, or estimated from a labelled sample."""
