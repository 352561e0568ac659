"""Who has an account, how one comes in, and which roles one holds where."""
