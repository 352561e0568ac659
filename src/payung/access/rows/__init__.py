"""Which rows of people a connection sees: policies in the database and the sight that they read."""
