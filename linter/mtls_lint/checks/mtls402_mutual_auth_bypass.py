"""MTLS402: the comparison of token and certificate runs only if there happens to be something to compare.

What it finds: a path on which a token is relied upon without its binding being checked, because the client
presented no certificate or the token has no confirmation claim.
Why it matters: the attacker leaves out the certificate, or uses a token without the claim, and is let in.
Bad: ``if (claims.cnf && claims.cnf['x5t#S256'] !== thumbprint) return res.sendStatus(401)``
Good: ``if (!claims.cnf || claims.cnf['x5t#S256'] !== thumbprint) return res.sendStatus(401)``
Not detected: a route registered without the check that its siblings have.
References: RFC 8705 section 3, CWE-306, CWE-287.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtls_lint.checks.mtls303_binding_not_enforced import at_hand, guards, is_bound
from mtls_lint.checks.scene import Flaw, Scene
from mtls_lint.flow.observe import Observation
from mtls_lint.flow.values import Origin


def check(scene: Scene) -> Iterator[Flaw]:
    """Conditionals that let a missing certificate or confirmation claim pass."""
    modes = {mode for _, mode in scene.modes()}
    for verify, accept in scene.verifications():
        origins = at_hand(accept) or _compared_with(scene, verify)
        if not origins or is_bound(verify, accept):
            continue
        for guard in sorted(guards(verify, accept, origins), key=lambda guard: guard.subject in origins):
            if guard not in scene.evidence.facts or guard.subject in scene.evidence.policies:
                continue
            about_certificate = guard.subject in origins
            if about_certificate and (modes == {"required"} or accept.has("present", guard.subject)):
                continue
            what = "client certificate" if about_certificate else "confirmation claim"
            message = f"Token and certificate are compared only if there is a {what}; without it the token passes."
            yield Flaw(scene.evidence.facts[guard], message, accept, origins)
            break


def _compared_with(scene: Scene, verify: Observation) -> tuple[Origin, ...]:
    """The certificates that other paths compare the token with, which one that leaves early may not have met."""
    accepted = [path for other, path in scene.verifications() if other.token == verify.token]
    return tuple(sorted({origin for path in accepted if is_bound(verify, path) for origin in at_hand(path)}))
