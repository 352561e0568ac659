"""How far the regency must get, who must bring how many, and who is missing by name."""
