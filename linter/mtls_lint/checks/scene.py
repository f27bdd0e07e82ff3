"""What a check looks at: the observations of a run, sorted, with the questions all checks ask of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from mtls_lint.checks.serving import Directory, Neighbourhood
from mtls_lint.findings import Confidence
from mtls_lint.flow.events import mode_of, modes_of
from mtls_lint.flow.lateness import RELIED, came_before
from mtls_lint.flow.observe import Evidence, Observation, Place
from mtls_lint.flow.roots import Survey
from mtls_lint.flow.values import WHERE_THERE, Origin
from mtls_lint.flow.wiring import Route

PRESENTED = ("peer", "forwarded")
"""Origins of certificates that the other side presented to this program, itself or through a proxy."""

UNTRIED = ("guarded", "missing", RELIED)
"""Facts that say that a certificate may not be there, or what was done with it before it was checked."""


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What the configuration declares of the deployment, where the code cannot show it."""

    verified_by_server: bool = False
    short_lived: bool = False
    trusted_headers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Flaw:
    """What a check found: a place, the message's sentence, and what led there."""

    at: Place
    message: str
    observation: Observation
    origins: tuple[Origin, ...] = ()
    confidence: Confidence = Confidence.HIGH
    pedantic: bool = False

    def is_about_certificates(self) -> bool:
        """Whether a presented certificate has to do with the flaw, or was read on the way to it."""
        return bool(self.origins) or any(origin.kind in PRESENTED for origin in self.observation.seen)


@dataclass(slots=True)
class Scene:
    """One run, as the checks see it."""

    survey: Survey
    assumptions: Assumptions = field(default_factory=Assumptions)
    by_event: dict[str, list[Observation]] = field(default_factory=lambda: defaultdict(list))
    accepted: dict[Origin, list[Observation]] = field(default_factory=lambda: defaultdict(list))
    neighbourhood: Neighbourhood = field(init=False)
    _by_root: dict[tuple[str, str], list[Observation]] = field(default_factory=lambda: defaultdict(list))
    _modes: list[tuple[Observation, str]] = field(init=False)
    _layers: dict[str, list[Observation]] = field(default_factory=lambda: defaultdict(list))
    _directory: Directory = field(init=False)

    def __post_init__(self) -> None:
        self.neighbourhood = Neighbourhood(self.survey.program)
        for observation in self.survey.observations:
            if observation.event == "accept" and observation.token is not None:
                self.accepted[observation.token].append(observation)
            else:
                self.by_event[observation.event].append(observation)
                self._by_root[observation.event, observation.root].append(observation)
        servers = [server for server in self.by_event["tls-server"] if server.row]
        for server in servers:
            if server.row and server.row.layer:
                self._layers[self.neighbourhood.language(server)].append(server)
        modes = [(server, _effective(server)) for server in servers if server.row and not server.row.layer]
        self._modes = [(server, mode) for server, mode in modes if mode != "none"]
        demanded = [(s, "required" if chosen_outside(s) else mode) for s, mode in self._modes]
        self._directory = Directory(self.neighbourhood, demanded)

    @property
    def evidence(self) -> Evidence:
        """Where origins and facts were first seen."""
        return self.survey.evidence

    def signs(self) -> list[Observation]:
        """The places that issue tokens."""
        return self.by_event["sign"]

    def verifications(self) -> Iterator[tuple[Observation, Observation]]:
        """Each place that verifies a token, with each place that then relies on it."""
        for verify in self.by_event["verify"]:
            assert verify.token is not None
            for accept in self.accepted.get(verify.token, ()):
                yield verify, accept

    def served_by(self, server: Observation) -> Iterator[Observation]:
        """The facts at every token operation that may be behind a TLS server."""
        return (facts for _, facts in self.operations() if self.neighbourhood.may_serve(server, facts))

    def operations(self) -> Iterator[tuple[Observation, Observation]]:
        """Every token operation with the observation whose facts count: itself, or the acceptance."""
        for sign in self.signs():
            yield sign, sign
        yield from self.verifications()

    def relied_upon(self, operation: Observation, facts: Observation) -> list[Origin]:
        """The presented certificates a token operation relies on.

        Something of the certificate flows into the token or is its key, or the path asked for the certificate:
        it compared it, checked it, or refused when there was none.
        """
        used = {
            aspect.origin
            for name in ("claims", "key")
            if name in operation.contents
            for aspect in operation.contents[name].aspects()
        }
        tried = [f for f in facts.facts if f.kind not in UNTRIED and not f.kind.endswith(WHERE_THERE)]
        used |= {f.other if f.kind == "bound" else f.subject for f in tried}  # type: ignore[misc]
        return sorted(origin for origin in used if origin.kind in PRESENTED and origin in facts.seen | used)

    def route(self, facts: Observation) -> Route | None:
        """The route by which the requests come in that lead to a place; None where no route is known."""
        return next((self.survey.routes[place] for place in facts.via if place in self.survey.routes), None)

    def with_root(self, facts: Observation, event: str) -> list[Observation]:
        """What else happens, of that kind, where execution started in the same place."""
        return self._by_root.get((event, facts.root), [])

    def modes(self) -> list[tuple[Observation, str]]:
        """Each TLS server that has to do with client certificates, and how it treats them."""
        return self._modes

    def serving(self, facts: Observation) -> list[tuple[Observation, str]]:
        """The TLS servers that serve a place: those of its language in the nearest folder that has any."""
        return self._directory.serving(facts)

    def layers(self, facts: Observation) -> list[Observation]:
        """What authenticates clients by their certificates behind the TLS servers of a place."""
        language = self.survey.program.language(facts.place.path)
        return [layer for layer in self._layers[language] if self.neighbourhood.may_serve(layer, facts)]

    def set_up_by_settings(self) -> set[str]:
        """The files of code whose servers configuration files tell to ask for client certificates."""
        return self.neighbourhood.set_up(server for server, _ in self.modes())

    def established_everywhere(self, kind: str) -> bool:
        """Whether something that stands in front of all handlers establishes such a fact about every request."""
        return any(kind in check.row.facts for check in self.by_event["check"] if check.row and check.row.layer)

    def chain_checked(self, facts: Observation, origin: Origin) -> bool:
        """Whether the certificate's chain was validated: on the path, by the TLS server, or by declaration."""
        return facts.has_where_there("chain", origin) or self.verified_by_server(facts, origin)

    def verified_by_server(self, facts: Observation, origin: Origin) -> bool:
        """Whether TLS servers, or what authenticates behind them, validated the certificate that is there."""
        if self.assumptions.verified_by_server:
            return True
        modes = {mode for _, mode in self.serving(facts)}
        if (
            origin.kind == "peer"
            and facts.has_where_there("present", origin)
            and any(map(_verifies, self.layers(facts)))
        ):
            return True
        if origin.kind != "peer" or not modes:
            return False
        return modes == {"required"} or (
            modes <= {"required", "optional"} and facts.has_where_there("present", origin)
        )

    def revocation_checked(self, facts: Observation, origin: Origin) -> bool:
        """Whether revocation was checked: on the path, by the TLS server, or needs no check by declaration."""
        if facts.has_where_there("revocation", origin) or self.assumptions.short_lived:
            return True
        servers = self.serving(facts)
        if origin.kind == "peer" and any("revocation" in layer.inputs for layer in self.layers(facts)):
            return True
        return origin.kind == "peer" and bool(servers) and all("revocation" in s.inputs for s, _ in servers)

    def late_checks(self) -> Iterator[tuple[Observation, Observation, Origin]]:
        """Token operations, with the check of the certificate's revocation that comes after each."""
        for late in self.by_event["late-check"]:
            for certificate in late.inputs["certificate"].aspects():
                for operation, facts in self.operations():
                    origin = certificate.origin
                    if not came_before(facts, late, origin):
                        continue
                    if origin in self.relied_upon(operation, facts) and not self.revocation_checked(facts, origin):
                        yield operation, late, origin

    def says_how(self, origin: Origin) -> str:
        """How a reader recognises a certificate: where it comes from."""
        return {
            "peer": "the client certificate",
            "forwarded": "the client certificate that a proxy forwarded in a header",
            "token-header": "the certificate or key carried in the token's own header",
            "parameter": "the certificate passed in",
        }.get(origin.kind, "the certificate")


def chosen_outside(server: Observation) -> bool:
    """Whether the program can demand verified certificates, and whoever runs it says whether it does."""
    final = server.inputs.get("final-mode")
    modes = modes_of(server.row, final) if server.row is not None and final is not None else set()
    return len(modes) > 1 and "required" in modes


def _verifies(layer: Observation) -> bool:
    return _effective(layer) in ("required", "optional")


def _effective(server: Observation) -> str:
    """How a server treats client certificates, a callback that verifies them included."""
    assert server.row is not None
    mode = mode_of(server.row, server.inputs.get("mode"))
    verified = "verifier" in server.inputs
    if mode == "trust-all" and verified:
        return "required"
    if mode == "presented":
        return "required" if verified else "unverified"
    return "optional" if mode == "unverified" and verified else mode
