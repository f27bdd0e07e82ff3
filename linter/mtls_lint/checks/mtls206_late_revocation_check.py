"""MTLS206: revocation is checked when the token was already issued or accepted.

What it finds: an OCSP or CRL check of a certificate that a token operation before it, on the same path, relied on.
Why it matters: when the check says "revoked", the stolen certificate has already got what it came for.
Bad: ``const token = jwt.sign(claims, key); if (await isRevoked(cert)) return res.sendStatus(401);``
Good: the same two statements in the other order
Not detected: a check that runs in a background job of another program.
References: CWE-696, RFC 5280 section 6.3.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, zip_longest

from mtls_lint.checks.scene import Flaw, Scene
from mtls_lint.flow.observe import Observation, Place


def check(scene: Scene) -> Iterator[Flaw]:
    """Checks of revocation that come too late."""
    for operation, late, origin in scene.late_checks():
        done = "issued" if operation.event == "sign" else "accepted"
        message = f"Revocation is checked here, when a token has already been {done} with the certificate."
        yield Flaw(_in_handler(operation, late), message, late, (origin,))


def _in_handler(operation: Observation, late: Observation) -> Place:
    """The call, in the function that relied on the certificate, that leads to the check."""
    steps = (*late.via, late.place)
    passed = zip_longest(steps, operation.via)
    own = [step for step, other in passed if step is not None and step != other]
    # A function that is written inside the call which runs it is the handler itself.
    written = (a for a, b in pairwise(own) if not _contains(a, b))
    return next(written, late.place)


def _contains(outer: Place, inner: Place) -> bool:
    one, two = outer.span, inner.span
    return outer.path == inner.path and one.start <= two.start and two.end <= one.end
