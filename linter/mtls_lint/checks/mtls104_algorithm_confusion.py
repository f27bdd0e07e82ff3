"""MTLS104: the token itself may say how it is to be verified.

What it finds: a verification that allows shared-secret and public-key algorithms together, takes the algorithm out
of the token's own header, or pins none where the library then believes the token and the key is a public one.
Why it matters: with HS256, the certificate's public key becomes the secret, and everybody has it.
Bad: ``jwt.verify(token, cert.publicKey, { algorithms: ['RS256', 'HS256'] })``
Good: ``jwt.verify(token, cert.publicKey, { algorithms: ['RS256'] })``
Not detected: lists that are read from configuration at run time.
References: CWE-347, CWE-327, RFC 8725 section 2.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtls_lint.checks.scene import Flaw, Scene
from mtls_lint.flow.aspects import BODY_OF_CERTIFICATE
from mtls_lint.flow.observe import Observation
from mtls_lint.flow.values import Lit, Sym

_SHARED = re.compile(r"(?i)^(SigningMethod)?(HS\d|hmac)")
_PUBLIC = re.compile(r"(?i)^(SigningMethod)?([RP]S\d|ES\d|Ed|rsa|ecdsa|prob)")
_PUBLIC_FILE = re.compile(r"(?i)^file:.*(\.(crt|cer|pub)|pub(lic)?[\w-]*\.(pem|key|der)|cert\w*\.pem)$")
_ENCODED = re.compile(r"-----BEGIN (CERTIFICATE|(RSA |EC )?PUBLIC KEY)")


def check(scene: Scene) -> Iterator[Flaw]:
    """Verifications whose algorithm is the sender's choice."""
    for verify in scene.by_event["verify"]:
        named = _names(verify)
        allowed = verify.contents.get("algorithms")
        if any(map(_SHARED.match, named)) and any(map(_PUBLIC.match, named)):
            message = "This verification allows shared-secret and public-key algorithms together."
        elif allowed is not None and any(a.origin.kind == "token" for a in allowed.aspects()):
            message = "This verification takes its algorithm from the token, which its sender wrote."
        elif verify.row is not None and verify.row.unpinned and _is_unset(verify) and _is_public(verify):
            message = "This verification pins no algorithm, and its key is public: the token may call it a secret."
        else:
            continue
        yield Flaw(verify.place, message, verify)


def _names(verify: Observation) -> set[str]:
    """The algorithms that are allowed, by the names of literals and of a library's constants."""
    labels = verify.contents["algorithms"].labels if "algorithms" in verify.contents else frozenset()
    literals = {label.value for label in labels if isinstance(label, Lit) and isinstance(label.value, str)}
    return literals | {label.name.rpartition(".")[2] for label in labels if isinstance(label, Sym)}


def _is_unset(verify: Observation) -> bool:
    value = verify.inputs.get("algorithms")
    return value is None or value.labels == {Lit(None)}


def _is_public(verify: Observation) -> bool:
    """Whether the key is plainly a certificate's, or a public one by the file or text it comes from."""
    key = verify.contents.get("key")
    if key is None:
        return False
    files = (label.name for label in key.labels if isinstance(label, Sym))
    texts = (str(label.value) for label in key.labels if isinstance(label, Lit))
    # Where the library tells by the key's type what it is for, only bare bytes may be taken for a secret.
    kinds = ("raw",) if verify.row is not None and verify.row.typed_keys else BODY_OF_CERTIFICATE
    of_certificate = key.aspects(*kinds)
    return bool(of_certificate) or any(map(_PUBLIC_FILE.match, files)) or any(map(_ENCODED.search, texts))
