"""The mergers that intake itself brings: rosters into the register, denominators into the regions."""
