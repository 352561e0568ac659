"""The money of villages: what their budgets set aside for employment social security."""
