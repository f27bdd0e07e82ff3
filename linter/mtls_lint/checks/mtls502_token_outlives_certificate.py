"""MTLS502: a token goes on working long after its certificate should have stopped it.

What it finds: a token issued from a certificate for more than a day; for the pedantic, one whose lifetime is over
an hour or unknown and is not capped by the certificate's notAfter.
Why it matters: a certificate is revoked on the day its key leaks, and the token issued the day before goes on.
Bad: ``jwt.sign({ sub: cert.subject.CN, cnf }, key, { expiresIn: '30d' })``
Good: ``jwt.sign({ sub: cert.subject.CN, cnf }, key, { expiresIn: '15m' })``
Not detected: a lifetime that is read from configuration at run time.
References: CWE-613, RFC 7519 section 4.1.4.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtls_lint.checks.mtls301_unbound_token import certificates
from mtls_lint.checks.scene import Flaw, Scene
from mtls_lint.flow.durations import DAY, lifetime

_HOUR = 3600.0


def check(scene: Scene) -> Iterator[Flaw]:
    """Tokens from a certificate that live too long, or perhaps longer than the certificate."""
    for sign in scene.signs():
        expires = sign.inputs.get("expires")
        if expires is None or expires.aspects("validity"):
            continue
        seconds = lifetime(expires)
        too_long = seconds is not None and seconds > DAY
        if not too_long and seconds is not None and seconds <= _HOUR:
            continue
        if origins := certificates(scene, sign):
            message = (
                f"This token is issued from a client certificate and lives for {_said(seconds or 0)}."
                if too_long
                else "The lifetime of this token is not capped by the end of its client certificate."
            )
            yield Flaw(sign.place, message, sign, tuple(origins), pedantic=not too_long)


def _said(seconds: float) -> str:
    return f"{seconds / DAY:.0f} days" if seconds >= 2 * DAY else f"{seconds / _HOUR:.0f} hours"
