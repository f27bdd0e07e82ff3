"""Mending what was found: the edits of a language as data, and what applies them."""
