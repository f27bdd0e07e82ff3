"""MTLS305: the digest that binds the token is where, or written as, no other service looks for it.

What it finds: a digest of the presented certificate in a claim of the program's own, or in hexadecimal, instead of
base64url in ``cnf.x5t#S256``.
Why it matters: libraries and gateways that know RFC 8705 look nowhere else, and accept the stolen token.
Bad: ``jwt.sign({ sub, cert_fingerprint: thumbprint }, key)``
Good: ``jwt.sign({ sub, cnf: { 'x5t#S256': thumbprint } }, key)``
Not detected: other encodings than hexadecimal.
References: CWE-1068, RFC 8705 section 3.1.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtls_lint.checks.scene import Flaw, Scene
from mtls_lint.flow.aspects import CLIENT, plainly
from mtls_lint.flow.observe import Content, Observation, Place
from mtls_lint.flow.values import Obj, Value

_DIGESTS = ("thumbprint", "weak-thumbprint")
_METHODS = frozenset({"x5ts256", "jkt", "jwk"})
"""Members of a confirmation claim that are registered, however a program spells them (RFC 7800, 8705, 9449)."""


def check(scene: Scene) -> Iterator[Flaw]:
    """Claims that hold a digest of the certificate in a form of their own."""
    for sign in scene.signs():
        claims = sign.contents.get("claims")
        digests = claims.aspects(*_DIGESTS) if claims is not None else ()
        origins = tuple(sorted({a.origin for a in digests if a.origin.kind in CLIENT}))
        if not origins:
            continue
        confirmation = _confirmation(sign)
        if confirmation is None:
            message = "The certificate's digest is in a claim of this program's own, not in `cnf.x5t#S256`."
            yield Flaw(_claim(scene, sign), message, sign, origins)
        elif any(a.origin in origins for a in confirmation.aspects("hex")):
            message = "The digest in `cnf` is hexadecimal; RFC 8705 wants base64url of the certificate's SHA-256."
            yield Flaw(_claim(scene, sign), message, sign, origins)


def _confirmation(sign: Observation) -> Content | None:
    """What the confirmation claim holds, if it is one of the registered methods as far as can be told."""
    for name, content in sign.contents.items():
        kind, _, claim = name.partition(".")
        if kind != "claims" or plainly(claim) not in ("cnf", "confirmation"):
            continue
        if content.open or not content.keys or any(plainly(key) in _METHODS for key in content.keys):
            return content
    return None


def _claim(scene: Scene, sign: Observation) -> Place:
    """Where the claim that holds the digest was written, else the call that signs."""
    sites = [label.site for label in sign.inputs["claims"].labels if isinstance(label, Obj)]
    names = [name for name, value in sign.contents["claims"].members.items() if _holds_digest(sign, name, value)]
    places = [scene.evidence.writes.get(site, {}).get(name) for site in sites for name in names]
    return min((place for place in places if place is not None), default=sign.place)


def _holds_digest(sign: Observation, name: str, value: Value) -> bool:
    inside = sign.contents.get(f"claims.{name}")
    return bool(value.aspects(*_DIGESTS) or (inside is not None and inside.aspects(*_DIGESTS)))
