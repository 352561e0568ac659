"""What was done and looked at: written with the change itself, and chained."""
