"""MTLS303: a token is accepted from a client with a certificate, and the two are never compared.

What it finds: a verification in a handler that has the presented certificate at hand, where the token's
confirmation claim is not compared with it, or the comparison's result does not stop anything.
Why it matters: a stolen token works with any other client certificate the server accepts.
Bad: ``const claims = jwt.verify(token, key); const cert = req.socket.getPeerCertificate(); next();``
Good: ``if (claims.cnf['x5t#S256'] !== thumbprint(cert)) return res.sendStatus(401);``
Not detected: comparison by a gateway in front of the service.
References: RFC 8705 section 3, CWE-294.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtls_lint.checks.scene import PRESENTED, Flaw, Scene
from mtls_lint.flow.observe import Observation
from mtls_lint.flow.values import Fact, Origin


def check(scene: Scene) -> Iterator[Flaw]:
    """Tokens accepted beside a certificate they were not compared with."""
    for verify, accept in scene.verifications():
        origins = at_hand(accept)
        if origins and not is_bound(verify, accept) and not guards(verify, accept, origins):
            message = (
                "A token is accepted from a client that presents a certificate, "
                "and its confirmation claim is never compared with that certificate."
            )
            yield Flaw(verify.place, message, accept, origins)


def is_bound(verify: Observation, accept: Observation) -> bool:
    """Whether the token was compared with a certificate before it is relied upon."""
    return any(fact.kind == "bound" and fact.subject == verify.token for fact in accept.facts)


def guards(verify: Observation, accept: Observation, origins: tuple[Origin, ...]) -> list[Fact]:
    """The facts that say that a comparison is made only where there is something to compare (402's business)."""
    subjects = (verify.token, *origins)
    return sorted(fact for fact in accept.facts if fact.kind == "guarded" and fact.subject in subjects)


def at_hand(accept: Observation) -> tuple[Origin, ...]:
    """The certificates that the place that relies on a token has at hand."""
    presented = {origin for origin in accept.seen if origin.kind in (*PRESENTED, "parameter")}
    presented |= {fact.subject for fact in accept.facts if fact.subject.kind in PRESENTED}
    return tuple(sorted(presented))
