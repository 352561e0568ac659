"""How long things are kept, what runs and reports it, and what is held for a claim or a dispute."""
