"""Province, regency, district, village; their names, boundaries and workforce figures."""
