"""A file can be taken back: what its rows replaced is kept, and comes back exactly."""
