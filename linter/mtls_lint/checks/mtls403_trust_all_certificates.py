"""MTLS403: certificate verification is switched off on a connection that authenticates by certificate.

What it finds: a TLS endpoint with a client certificate whose verification is off or accepts everything.
Why it matters: anybody in the path can pose as the other side; for a server, any certificate is a login.
Bad: ``tls.Config{Certificates: certs, InsecureSkipVerify: true}``
Good: ``tls.Config{Certificates: certs, RootCAs: pool}``
Not detected: verification replaced by code outside the tree is believed.
References: CWE-295, RFC 5280 section 6.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mtls_lint.checks.mtls401_client_certificate_optional import option_place
from mtls_lint.checks.scene import Flaw, Scene
from mtls_lint.flow.events import mode_of
from mtls_lint.flow.observe import Place


def check(scene: Scene) -> Iterator[Flaw]:
    """Endpoints that trust whatever they are shown."""
    for endpoint in [*scene.by_event["tls-client"], *scene.by_event["tls-server"]]:
        assert endpoint.row is not None
        if mode_of(endpoint.row, endpoint.inputs.get("mode")) != "trust-all" or "verifier" in endpoint.inputs:
            continue
        if endpoint.event == "tls-client" and not {"certificate", "key"} & endpoint.inputs.keys():
            continue
        message = "Certificate verification is switched off on a connection that authenticates by certificate."
        yield Flaw(option_place(endpoint), message, endpoint)


def refutes(scene: Scene, is_there: Callable[[Place], bool]) -> bool:
    """Whether the endpoint at that place has a callback that really verifies."""
    endpoints = [*scene.by_event["tls-client"], *scene.by_event["tls-server"]]
    return any("verifier" in endpoint.inputs and is_there(option_place(endpoint)) for endpoint in endpoints)
