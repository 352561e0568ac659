"""Accounts, roles over a region, sealed numbers and the audit trail."""
