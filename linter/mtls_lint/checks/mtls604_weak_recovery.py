"""MTLS604: who says that the certificate was lost gets a token, or a new certificate.

What it finds: a route for recovery, re-enrolment or reset that issues a token or certificate on a path that asked
for neither a certificate nor any other strong proof.
Why it matters: "I lost my certificate" is the first thing an attacker says.
Bad: ``app.post('/recover', (req, res) => res.json({ token: jwt.sign({ sub: req.body.email }, key) }))``
Good: the same behind a client certificate, a verified token, a second factor or a one-time code
Not detected: a proof that another service checks; a route whose address and handler do not say what it is for.
References: CWE-640, NIST SP 800-63B section 4.2.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtls_lint.checks.scene import PRESENTED, Flaw, Scene
from mtls_lint.flow.lateness import issued
from mtls_lint.flow.observe import Observation
from mtls_lint.flow.values import Fn, kind_of
from mtls_lint.models.library import recovery_address

_STRONG = ("verified", "code", "secret", "second-factor", "password", "proxy")
_OF_CERTIFICATE = ("present", "chain", "pinned", "bound")


def check(scene: Scene) -> Iterator[Flaw]:
    """Tokens and certificates that a recovery route hands out for the asking."""
    for issue in (*scene.signs(), *scene.by_event["issue"]):
        if not _is_recovery(scene, issue) or _is_proven(issue) or issued(issue.place) in scene.evidence.delivered:
            continue
        what = "token" if issue.event == "sign" else "certificate"
        message = f"This {what} is handed out for recovery, and nothing on the way asks for a strong proof."
        yield Flaw(issue.place, message, issue)


def _is_recovery(scene: Scene, issue: Observation) -> bool:
    """Whether the address of the route, or the name of its handler, says that credentials are given again."""
    route = scene.route(issue)
    names = [issue.root.rpartition("::")[2], issue.function.rpartition("::")[2]]
    if route is not None:
        labels = (label for value, _ in route.chain[-1:] for label in value.labels)
        names = [route.address, *(label.key.rpartition("::")[2] for label in labels if isinstance(label, Fn))]
    return any(recovery_address().search(name) for name in names)


def _is_proven(issue: Observation) -> bool:
    """Whether the path established something that only the right person or client could give."""
    kinds = {kind_of(fact) for fact in issue.facts}
    certificate = any(f.kind in _OF_CERTIFICATE and f.subject.kind in PRESENTED for f in issue.facts)
    return certificate or not kinds.isdisjoint(_STRONG)
