"""mtls-lint: finds JWT misconfigurations in mutual-TLS code."""

__version__ = "0.1.0"
