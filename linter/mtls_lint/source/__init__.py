"""Finding the files to look at: discovery, language, and the fast filter that drops what cannot matter."""
