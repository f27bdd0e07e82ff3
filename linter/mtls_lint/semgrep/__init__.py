"""What one place shows by its shape: the Semgrep rules, run by Semgrep's native engine."""

from __future__ import annotations

from mtls_lint.semgrep.run import Handle, start

__all__ = ["Handle", "start"]
