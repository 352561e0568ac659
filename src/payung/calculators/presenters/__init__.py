"""Words for results: amounts, steps, parameters with their source, and how sure they are."""
