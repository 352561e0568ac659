"""Who lives and works in each village."""
