"""Consent where the basis is consent: which words, in which language, by which channel, until when."""
