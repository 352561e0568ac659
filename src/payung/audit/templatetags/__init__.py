"""What a person's page shows of the trail."""
