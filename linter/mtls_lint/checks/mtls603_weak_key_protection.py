"""MTLS603: the password of a key store, or the secret that signs tokens, stands in the source and is weak.

What it finds: a literal that is short or a well-known default, where it protects a key or is one.
Why it matters: whoever reads the repository, or just tries ``changeit``, has the key of the server or issuer.
Bad: ``https.createServer({ pfx, passphrase: 'changeit' })``
Good: ``https.createServer({ pfx, passphrase: process.env.PFX_PASSPHRASE })``
Not detected: a password that is encoded or put together at run time.
References: CWE-521, CWE-798.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtls_lint.checks.scene import Flaw, Scene
from mtls_lint.flow.observe import Place
from mtls_lint.flow.values import Lit
from mtls_lint.ir.nodes import Span
from mtls_lint.models.library import is_weak_password


def check(scene: Scene) -> Iterator[Flaw]:
    """Weak literals that protect keys, and those that tokens are signed or verified with."""
    for event, name in (("secret", "secret"), ("sign", "key"), ("verify", "key")):
        for observation in scene.by_event[event]:
            value = observation.inputs.get(name)
            literals = (
                [label.value for label in value.labels if isinstance(label, Lit)] if value is not None else []
            )
            for text in sorted({text for text in literals if isinstance(text, str) and is_weak_password(text)}):
                what = "protects a key" if event == "secret" else "signs tokens, or verifies them,"
                message = f"The password or secret that {what} is a weak one, written in the source."
                is_setting = observation.row is not None and observation.row.kind == "setting"
                place = observation.place if is_setting else _written_at(scene, observation.place, text)
                yield Flaw(place, message, observation)


def _written_at(scene: Scene, used: Place, text: str) -> Place:
    """Where the literal is: in the call, else the last before it, else anywhere; the call where it is nowhere."""
    # It may be the default of a placeholder: "${name:secret}".
    pattern = re.compile(rb"([\"'`])(?:\$\{[^\"'`{}]*:)?" + re.escape(text.encode()) + rb"\}?\1")
    for path in (used.path, *sorted(scene.survey.contents.keys() - {used.path})):
        found = [Span(*match.span()) for match in pattern.finditer(scene.survey.contents[path])] if text else []
        if path != used.path and found:
            return Place(path, found[0])
        before = [span for span in found if span.start < used.span.end]
        if found:
            return Place(path, before[-1] if before else found[0])
    return used
