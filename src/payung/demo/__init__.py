"""A synthetic regency: invented people, written as the files offices really have, truth kept aside."""
