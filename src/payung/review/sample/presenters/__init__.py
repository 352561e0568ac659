"""What the pages say of sampled pairs and of the quality they measure, as values for the templates."""
