"""What pages of other offices show of data protection."""
