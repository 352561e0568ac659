"""Figures for the public: by village, with small counts and what would give them away left out."""
