"""MTLS301: a token is issued on the strength of a certificate and carries nothing of it.

What it finds: a signing call that relies on a presented certificate, with no claim beyond its identity.
Why it matters: whoever steals the token uses it with any other certificate, or none.
Bad: ``jwt.sign({ sub: cert.subject.CN }, key)``
Good: ``jwt.sign({ sub: cert.subject.CN, cnf: { 'x5t#S256': thumbprint } }, key)``
Not detected: claims assembled by code outside the tree (then the linter stays silent).
References: RFC 8705 section 3, CWE-294, CWE-287.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtls_lint.checks.scene import Flaw, Scene
from mtls_lint.flow.aspects import BINDING, CLIENT, confirms
from mtls_lint.flow.observe import Observation
from mtls_lint.flow.values import Aspect, Origin


def check(scene: Scene) -> Iterator[Flaw]:
    """Tokens issued from a certificate whose claims hold at most its name."""
    for sign in scene.signs():
        if is_unbound(scene, sign) and not weak_claims(sign):
            message = (
                "This token is issued on the strength of the client certificate, "
                "and no claim binds it to that certificate."
            )
            yield Flaw(sign.place, message, sign, tuple(certificates(scene, sign)))


def certificates(scene: Scene, sign: Observation) -> list[Origin]:
    """The presented certificates a token is issued from, those handed in by an unknown caller included."""
    claims = sign.contents.get("claims")
    passed = {a.origin for a in claims.aspects() if a.origin.kind in CLIENT} if claims else set()
    return sorted({*passed, *scene.relied_upon(sign, sign)})


def is_unbound(scene: Scene, sign: Observation) -> bool:
    """Whether a token relies on a certificate and surely carries nothing that binds it."""
    claims = sign.contents.get("claims")
    if claims is None or claims.open or not certificates(scene, sign) or claims.keys & {"htu", "nonce"}:
        return False
    digests = claims.aspects(*BINDING)
    unsure = not digests and not claims.aspects("identity-digest")
    confirming = [name for name in claims.keys if confirms(name)]
    if unsure and confirming and not any(_says(sign, name) for name in confirming):
        return False
    return not any(a.origin.kind in CLIENT for a in digests)


def _says(sign: Observation, name: str) -> bool:
    """Whether it is known what of a certificate a claim holds, itself or in a record."""
    held = sign.contents.get(f"claims.{name}")
    return held is not None and bool(held.aspects())


def weak_claims(sign: Observation) -> list[Aspect]:
    """Claims that say more than the certificate's name and still do not bind: 302's business.

    That the token ends when the certificate does says nothing of which certificate it is.
    """
    claims = sign.contents["claims"]
    dated = [a for name, value in claims.members.items() if name not in _TIMES for a in value.aspects("validity")]
    found = claims.aspects("serial", "issuer", "validity", "identity-digest")
    return [aspect for aspect in found if aspect.kind != "validity" or aspect in dated or not claims.members]


_TIMES = ("exp", "nbf", "iat")
