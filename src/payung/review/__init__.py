"""People decide what the linkage could not: is this membership this person?"""
