"""MTLS401: a TLS server asks for a client certificate and does not insist on a verified one.

What it finds: server options that make the client certificate optional or leave it unverified, unless every
place that issues or accepts tokens refuses a missing or unverified certificate itself.
Why it matters: a client that presents nothing, or anything, gets in all the same.
Bad: ``https.createServer({ requestCert: true, rejectUnauthorized: false }, app)``
Good: ``https.createServer({ requestCert: true, rejectUnauthorized: true, ca }, app)``
Not detected: servers configured outside the tree; where whoever runs the program chooses, only auditors see it.
References: CWE-306, CWE-287, RFC 8446 section 4.4.2.4.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from mtls_lint.checks.scene import Flaw, Scene, chosen_outside
from mtls_lint.findings import Confidence
from mtls_lint.flow.observe import Observation, Place
from mtls_lint.flow.values import kind_of


def check(scene: Scene) -> Iterator[Flaw]:
    """Servers that take connections without a verified client certificate."""
    for server, mode in scene.modes():
        if mode not in ("optional", "unverified") or handlers_refuse(scene.served_by(server), mode):
            continue
        how = "does not require it" if mode == "optional" else "accepts it unverified, or none at all"
        message = f"This TLS server asks for a client certificate and {how}."
        confidence = Confidence.LOW if chosen_outside(server) else Confidence.HIGH
        yield Flaw(option_place(server), message, server, confidence=confidence)


def refutes(scene: Scene, is_there: Callable[[Place], bool]) -> bool:
    """Whether every place that issues or accepts tokens refuses what an optional certificate lets through."""
    here = [mode for server, mode in scene.modes() if is_there(option_place(server))]
    if here and "required" in here:
        return True
    modes = {mode for _, mode in scene.modes()} & {"optional", "unverified"} or {"optional", "unverified"}
    return all(handlers_refuse((facts for _, facts in scene.operations()), mode) for mode in modes)


def option_place(server: Observation) -> Place:
    """Where the option was written, else the call that takes it."""
    path = server.row.mode or server.row.ignores_expiry if server.row else ""
    option = path.rpartition(".")[2]
    if server.row is not None and server.row.kind in ("write", "setting") and path == "value":
        return server.place
    if option in server.where:
        return server.where[option]
    return min(server.where.values(), default=server.place)


def handlers_refuse(facts: Iterable[Observation], mode: str) -> bool:
    """Whether every token operation is behind a refusal of what the server lets through."""
    wanted = "present" if mode == "optional" else "chain"
    count = 0
    for count, seen in enumerate(facts, 1):  # noqa: B007 - also how many there were
        if not any(kind_of(fact) == wanted for fact in seen.facts):
            return False
    return count > 0
