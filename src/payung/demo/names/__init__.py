"""Personal names of invented people: tokens with weights, how names are built, how offices misspell."""
