"""The invented people: households with ages and kinship, names, numbers, addresses."""
