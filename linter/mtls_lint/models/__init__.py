"""What library calls mean, as data: loaded from ``rules/models/<language>/*.toml``."""
