"""Files from villages and the insurer: recognised, checked, merged, reconciled."""
