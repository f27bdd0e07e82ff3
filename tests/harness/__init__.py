"""Reads expectations from cases and holds the linter to them."""
