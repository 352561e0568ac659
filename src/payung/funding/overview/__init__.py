"""What all villages of a region budget for employment insurance, what it would pay, and what was paid."""
