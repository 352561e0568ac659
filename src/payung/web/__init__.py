"""Settings, addresses, base templates and the look of the site."""
