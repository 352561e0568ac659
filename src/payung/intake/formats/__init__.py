"""The layouts of files we know, one module each, recognised by the names in their header row."""
