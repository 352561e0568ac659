"""What the pages say of a person, his or her memberships and the cover, as values for the templates."""
