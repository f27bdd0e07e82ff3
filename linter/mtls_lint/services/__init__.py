"""The map of services: who issues and who accepts tokens, and where they do not agree."""
