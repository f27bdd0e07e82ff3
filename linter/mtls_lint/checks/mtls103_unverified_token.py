"""MTLS103: claims of a token are used though its signature was never verified.

What it finds: a decode-only call, or verification switched off, whose claims the program then relies upon.
Why it matters: the claims are whatever the caller wrote into them.
Bad: ``const claims = jwt.decode(token); req.user = claims.sub; next();``
Good: ``const claims = jwt.verify(token, key); req.user = claims.sub; next();``
Not detected: a token taken apart by hand (split and base64).
References: CWE-347, RFC 8725 section 3.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtls_lint.checks.scene import Flaw, Scene

ID = "MTLS103"


def check(scene: Scene) -> Iterator[Flaw]:
    """Decoded tokens that are relied upon without verification."""
    for decode in scene.by_event["decode"]:
        assert decode.token is not None
        for accept in scene.accepted.get(decode.token, ()):
            if not accept.has("verified", decode.token):
                message = "The claims of this token are relied upon, and its signature is never verified."
                yield Flaw(decode.place, message, accept)
