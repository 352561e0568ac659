"""How often one may do what costs others something."""
