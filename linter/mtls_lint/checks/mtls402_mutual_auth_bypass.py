"""MTLS402: a token passes without the certificate, on a path that leaves out what other paths check.

What it finds: a path on which a token is relied upon without its binding being checked, because the client
presented no certificate or the token has no confirmation claim; and a route that takes the token without the
certificate check that its siblings have.
Why it matters: the attacker leaves out the certificate, or uses a token without the claim, and is let in.
Bad: ``if (claims.cnf && claims.cnf['x5t#S256'] !== thumbprint) return res.sendStatus(401)``
Good: ``if (!claims.cnf || claims.cnf['x5t#S256'] !== thumbprint) return res.sendStatus(401)``
Not detected: siblings that are registered by code outside the tree.
References: RFC 8705 section 3, CWE-306, CWE-287.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtls_lint.checks.mtls303_binding_not_enforced import at_hand, guards, is_bound
from mtls_lint.checks.scene import Flaw, Scene
from mtls_lint.flow.observe import Observation
from mtls_lint.flow.values import Origin
from mtls_lint.flow.wiring import Route
from mtls_lint.models.library import public_address


def check(scene: Scene) -> Iterator[Flaw]:
    """Conditionals that let a missing certificate or claim pass, and routes without their siblings' check."""
    yield from _conditionals(scene)
    yield from _bare_routes(scene)


def _conditionals(scene: Scene) -> Iterator[Flaw]:
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


def _bare_routes(scene: Scene) -> Iterator[Flaw]:
    """Routes that take the token and never ask for the certificate that their siblings insist on."""
    accepted = [(v, a, r) for v, a in scene.verifications() if (r := scene.route(a)) is not None]
    strict = [(v, r) for v, a, r in accepted if _insists(scene, v, a)]
    for verify, accept, route in accepted:
        if at_hand(accept) or public_address().search(route.address) or route in (other for _, other in strict):
            continue
        siblings = [other for check, other in strict if _are_siblings(route, other, check.place == verify.place)]
        if siblings:
            message = (
                "This route accepts the token without the check of the client certificate that its siblings have."
            )
            yield Flaw(route.place, message, accept)


def _insists(scene: Scene, verify: Observation, accept: Observation) -> bool:
    """Whether a path takes the token only with the right certificate, or any where the TLS servers demand none."""
    if is_bound(verify, accept):
        return True
    demanded = {mode for _, mode in scene.serving(accept)} == {"required"}
    return not demanded and any(accept.has("present", o) or accept.has("chain", o) for o in at_hand(accept))


def _are_siblings(one: Route, other: Route, same_token_check: bool) -> bool:
    """Whether two routes are of one router, or share their token check and stand in one folder."""
    if one.place.path == other.place.path and one.owners & other.owners:
        return True
    folders = {route.place.path.rpartition("/")[0] for route in (one, other)}
    return same_token_check and len(folders) == 1
