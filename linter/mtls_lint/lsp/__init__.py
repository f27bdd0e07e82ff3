"""The language server, for editors: it needs the extra ``lsp``."""
