"""Events that give a certificate, or an aspect of one."""

from __future__ import annotations

from mtls_lint.flow import members
from mtls_lint.flow.aspects import BODY_OF_CERTIFICATE, IDENTITY
from mtls_lint.flow.happening import Happening
from mtls_lint.flow.tokens import token_of
from mtls_lint.flow.values import NOTHING, TRUE, UNKNOWN, Aspect, Fact, Inst, Label, Origin, Sym, Value
from mtls_lint.models.library import forwarded_headers

_WEAK = ("md5", "sha1")


def _origin(now: Happening, kind: str, key: str) -> Origin:
    origin = Origin(kind, key)
    now.machine.evidence.origins.setdefault(origin, now.place)
    now.machine.evidence.sightings.setdefault(origin, set()).add(now.place)
    now.machine.evidence.context.add(now.frame.module.path)
    return origin


def _root(now: Happening) -> str:
    from mtls_lint.flow.effects import root_of

    if now.row.of:
        return root_of(now.value(now.row.of) or UNKNOWN)
    others = (now.binding[name] for name in ("this", *(n for n in now.binding if n != "this")))
    return next((root for value in others if (root := root_of(value))), "")


def _connection(now: Happening) -> str:
    return "" if now.row.ambient else _root(now)


def peer(now: Happening) -> None:
    """The result is the certificate that the other side of the connection presented."""
    origin = _origin(now, "peer", _connection(now))
    now.state.seen |= {origin}
    present = {Fact("present", origin), *(Fact(kind, origin) for kind in now.row.facts)}
    facts = now.machine.establish(present, now.place)
    value = Value(frozenset((Aspect(now.row.aspect or "certificate", origin),)), {TRUE: facts})
    if now.row.holds is not None and now.row.holds.place == "returns":
        now.state.facts |= facts
    now.give(value, now.row.into)


def header_aspect(now: Happening) -> str | None:
    """What the header that is read holds of a certificate."""
    name = now.value(now.row.name)
    return forwarded_headers().get((name.text or "").lower()) if name is not None else None


def header(now: Happening) -> None:
    """The result is what a proxy put into a request header about the client certificate."""
    if (aspect := header_aspect(now)) is None:
        if now.row.kind == "annotated":
            name = now.value(now.row.name) or UNKNOWN
            now.result = members.opaque(now.binding["this"], f"header {name.text or ''}")
        return
    origin = _origin(now, "forwarded", _connection(now))
    name = now.value(now.row.name) or UNKNOWN
    now.machine.evidence.headers.setdefault(origin, set()).add((name.text or "").lower())
    now.state.seen |= {origin}
    present = now.machine.establish({Fact("present", origin)}, now.place)
    now.give(Value(frozenset((Aspect(aspect, origin),)), {TRUE: present}), now.row.into)
    if now.row.holds is not None:
        now.establish(present)


def parse_certificate(now: Happening) -> None:
    """The result is a certificate made of the data: of the same origin, or a local one."""
    data = now.value(now.row.data) or UNKNOWN
    now.state.facts |= data.holds.get(TRUE) or NOTHING  # parsing what is not there raises
    reach = now.machine.reach(data, now.state)
    origins = {a.origin for a in reach.aspects(*BODY_OF_CERTIFICATE, "header")}
    if not origins:
        origins = {Origin("local", f"{now.place.path}:{now.span.start}")}
    labels: frozenset[Label] = frozenset(Aspect(now.row.aspect or "certificate", origin) for origin in origins)
    now.give(Value(labels), now.row.into)


def local_certificate(now: Happening) -> None:
    """The result is a certificate or key of the program's own side."""
    origin = Origin("local", f"{now.place.path}:{now.span.start}")
    now.give(Value(frozenset((Aspect(now.row.aspect or "certificate", origin),))), now.row.into)


def revocation_list(now: Happening) -> None:
    """The result is a list of revoked certificates."""
    origin = Origin("revocations", f"{now.place.path}:{now.span.start}")
    now.give(Value(frozenset((Aspect("part", origin),))), now.row.into)


def token_certificate(now: Happening) -> None:
    """The result is a certificate or key that the token's own header carries."""
    token = token_of(now, now.value(now.row.token or "this"))
    origin = _origin(now, "token-header", token.key)
    now.give(Value(frozenset((Aspect(now.row.aspect or "raw", origin),))), now.row.into)


def derive(now: Happening) -> None:
    """The result is an aspect of a certificate or token, or the same aspects again."""
    of = now.value(now.row.of or "this") or UNKNOWN
    aspects = of.aspects() or now.machine.reach(of, now.state).aspects()
    kind = now.row.aspect
    labels: set[Label] = {_derived(aspect, kind) for aspect in aspects} if kind else set(aspects)
    there = frozenset(fact for fact in of.holds.get(TRUE) or NOTHING if fact.kind == "present")
    holds = of.holds if not kind else {TRUE: there} if there else {}
    now.give(Value(frozenset(labels), holds), now.row.into)


def _derived(aspect: Aspect, kind: str) -> Aspect:
    """An aspect of another kind; what is called a name or digest in a token stays a claim.

    The name of an issuer is the issuer.
    """
    stays = aspect.origin.kind == "token" and kind not in ("token", "claims", "header")
    issuers = aspect.kind == "issuer" and kind == "identity"
    return aspect if stays or issuers else Aspect(kind, aspect.origin)


def digest(now: Happening) -> None:
    """The result is a digest: of a certificate or key it binds, of a name it does not."""
    data = now.value(now.row.data) or UNKNOWN
    now.state.facts |= data.holds.get(TRUE) or NOTHING  # as does hashing it
    algorithm = now.value(now.row.algorithm)
    name = (algorithm.text or "").lower().replace("-", "").replace("_", "") if algorithm is not None else ""
    symbols = (
        [x[0].lower().replace("-", "") for x in algorithm.labels if isinstance(x, Sym | Inst)] if algorithm else []
    )
    weak = now.row.weak or name.startswith(_WEAK) or any(s.endswith(_WEAK) for s in symbols)
    labels: set[Label] = set()
    for aspect in now.machine.reach(data, now.state).aspects():
        if aspect.kind in ("certificate", "raw", "part", "public-key"):
            labels.add(Aspect("weak-thumbprint" if weak else "thumbprint", aspect.origin))
        elif aspect.kind in IDENTITY:
            labels.add(Aspect("identity-digest", aspect.origin))
    now.look("data", data)
    if any(isinstance(x, Aspect) and x.kind == "weak-thumbprint" for x in labels):
        now.observe("digest")
    now.give(Value(frozenset(labels)), now.row.into)


def decoded(value: Value) -> Value:
    """The same in bytes, whatever it was written in."""
    return Value(frozenset(x for x in value.labels if not isinstance(x, Aspect) or x.kind != "hex"), value.holds)


def in_hexadecimal(value: Value) -> frozenset[Aspect]:
    """The labels that say that digests are written in hexadecimal."""
    return frozenset(Aspect("hex", aspect.origin) for aspect in value.aspects("thumbprint", "weak-thumbprint"))
