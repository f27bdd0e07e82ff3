"""Account ledger for partner banks, reached over mutual TLS only."""
