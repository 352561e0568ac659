"""The register of breaches with the 3 x 24 hours of article 46, and the notices it asks for."""
