"""MTLS101: a token is signed with a key that belongs to a client's certificate.

What it finds: a signing call whose key comes out of a peer certificate, or is the key pair that the same
program presents as its own TLS client credential.
Why it matters: whoever holds the client's key can mint tokens; the signature proves nothing of the issuer.
Bad: ``jwt.sign(payload, req.clientCert.privateKey)``
Good: ``jwt.sign(payload, SERVER_KEY)``
Not detected: a client's key that reaches the program by a path no model knows.
References: CWE-347, RFC 8725 section 3, RFC 7523 (client assertions are exempt).
"""

from __future__ import annotations

from collections.abc import Iterator

from mtls_lint.checks.scene import Flaw, Scene
from mtls_lint.flow.aspects import CLIENT
from mtls_lint.flow.observe import Observation
from mtls_lint.flow.values import Label, Obj, Sym


def check(scene: Scene) -> Iterator[Flaw]:
    """Signing calls whose key is a client's."""
    credentials = _client_credentials(scene)
    for sign in scene.signs():
        key = sign.contents.get("key")
        if key is None or _is_assertion(sign):
            continue
        origins = tuple(a.origin for a in key.aspects("private-key") if a.origin.kind in CLIENT)
        if origins:
            owner = scene.says_how(origins[0])
            message = f"This token is signed with the private key of {owner}, not with a key of the issuer."
            yield Flaw(sign.place, message, sign, origins)
        elif credentials & key.labels:
            message = "This token is signed with the key that this program presents as its TLS client certificate."
            yield Flaw(sign.place, message, sign)


def _client_credentials(scene: Scene) -> set[Label]:
    """The objects that are used as key of a TLS client connection."""
    return {
        label
        for client in scene.by_event["tls-client"]
        if "key" in client.contents
        for label in client.contents["key"].labels
        if isinstance(label, Obj) or (isinstance(label, Sym) and label.name.startswith("file:"))
    }


def _is_assertion(sign: Observation) -> bool:
    """A client assertion (RFC 7523: ``iss`` is ``sub``) or a proof (RFC 9449) is the client's to sign."""
    claims = sign.contents.get("claims")
    if claims is None or {"htu", "htm"} <= claims.keys:
        return claims is not None
    issuer, subject = claims.members.get("iss"), claims.members.get("sub")
    return "aud" in claims.keys and issuer is not None and subject is not None and issuer.labels == subject.labels
