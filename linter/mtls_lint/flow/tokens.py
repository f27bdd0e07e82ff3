"""Events of tokens: issued, verified, decoded."""

from __future__ import annotations

from mtls_lint.flow import members
from mtls_lint.flow.aspects import BODY_OF_CERTIFICATE, addresses, confirms, names_issuer
from mtls_lint.flow.durations import in_unit
from mtls_lint.flow.happening import Happening
from mtls_lint.flow.lateness import issued, relied_upon
from mtls_lint.flow.observe import NEW
from mtls_lint.flow.outcomes import union
from mtls_lint.flow.state import in_play
from mtls_lint.flow.values import FALSE, IMPOSSIBLE, TRUE, Aspect, Fact, Lit, Obj, Origin, Value


def token_of(now: Happening, value: Value | None) -> Origin:
    """The token a value is or belongs to; the same string gives the same token, wherever it is parsed."""
    if value is not None:
        for aspect in value.aspects("token", "claims", "header"):
            if aspect.origin.kind == "token":
                return aspect.origin
        sites = sorted(label.site for label in value.labels if isinstance(label, Obj))
        if sites:
            return Origin("token", sites[0])
    return Origin("token", f"{now.place.path}:{now.span.start}")


def sign(now: Happening) -> None:
    """A token is issued: its claims, key and expiry are noted, and tokens in play are relied upon."""
    claims = union([value for path in now.row.claims if (value := now.value(path)) is not None])
    now.look("claims", claims)
    for name, value in now.contents["claims"].members.items():
        if now.machine.program.tag(claims.labels, name) != name:
            continue  # the token has it by the other name
        if confirms(name) or now.machine.reach(value, now.state).aspects("thumbprint", "weak-thumbprint"):
            now.look(f"claims.{name}", value)
    now.look("key", now.first(now.row.key))
    for path in now.row.expires:
        value = _deep(now, path)
        if value is not None and value.outcome(TRUE) is not IMPOSSIBLE:
            now.look("expires", in_unit(value, now.row.expires_unit))
    _note_parties(now)
    now.look("algorithms", now.value(now.row.algorithms))
    now.observe("sign")
    now.machine.accept(now.state, now.frame, now.span)
    now.state.facts |= relied_upon(now.state, issued(now.place))
    now.give(Value(frozenset((Aspect("issued", issued(now.place)),))), "result")


def _note_parties(now: Happening) -> None:
    """For whom an issued token is and from whom, as an option or a claim says."""
    for name, paths, meant in (
        ("audience", now.row.audience, addresses),
        ("issuer", now.row.issuer, names_issuer),
    ):
        claimed = [f"#{key}" for key in sorted(now.contents["claims"].keys) if meant(key)]
        values = (now.value(path) if path[0] != "#" else _deep(now, path) for path in (*paths, *claimed))
        now.look(name, next((value for value in values if value is not None), None))


def issue(now: Happening) -> None:
    """A certificate is issued."""
    now.observe("issue")


def _deep(now: Happening, path: str) -> Value | None:
    """An expiry: ``#exp`` looks for the claim anywhere in the claims, other paths lead to it."""
    if not path.startswith("#"):
        return now.value(path)
    reach = now.contents.get("claims")
    if reach is None or path[1:] not in reach.keys:
        return None
    inner = {label.site for value in reach.members.values() for label in value.labels if isinstance(label, Obj)}
    nested = (members.stored(now.machine, now.state, site, path[1:]) for site in sorted(inner))
    known = reach.members.get(path[1:]) or next((value for value in nested if value is not None), None)
    return known or Value(frozenset((Lit("in claims"),)))


def verified(now: Happening) -> list[Fact]:
    """The facts that hold once the token is verified; with the presented key, it is bound to that certificate."""
    token = now.value(now.row.token or "this")
    origin = token_of(now, token)
    facts = [Fact("verified", origin), *now.gained]
    key = now.inputs.get("key")
    reach = now.contents.get("key")
    if key is not None and reach is not None:
        facts += [
            Fact("bound", origin, aspect.origin)
            for aspect in reach.aspects(*BODY_OF_CERTIFICATE)
            if aspect.origin.kind in ("peer", "forwarded", "parameter")
        ]
    return facts


def verify(now: Happening) -> None:
    """A token is verified: its claims come from there, and its facts hold when the row says so."""
    token = now.value(now.row.token or "this")
    origin = token_of(now, token)
    now.machine.evidence.origins.setdefault(origin, now.place)
    now.binding["<token>"] = Value(frozenset((Aspect("token", origin),)))
    now.look("key", now.first(now.row.key))
    for name, path in (("algorithms", now.row.algorithms), ("ignores-expiry", now.row.ignores_expiry),
                       ("skips-signature", now.row.skips_signature)):  # fmt: skip
        if (value := now.value(path)) is not None:
            now.look(name, value)
    by_key = now.gained
    if (dates := now.value(now.row.dates)) is not None:
        now.look("dates", dates)
        now.gained |= by_key
    if (audience := now.first(now.row.audience)) is not None and audience.outcome(TRUE) is not IMPOSSIBLE:
        now.look("audience", audience)
    elif any(path.startswith("this.") for path in now.row.audience) and not _is_made_here(now):
        now.look("audience", now.binding["this"])  # what others set up may demand one
    if (off := now.value(now.row.skips_audience)) is not None and (
        _switched_off(off) if now.row.skips_audience_when == "false" else off.literal() is True
    ):
        now.look("skips-audience", off)
    now.look("issuer", now.first(now.row.issuer))
    skipped = now.inputs.get("skips-signature")
    decoded = Value(frozenset((Aspect("claims", origin),)))
    now.give(decoded, now.row.into)
    if skipped is not None and (
        _switched_off(skipped) if now.row.skips_signature_when == "false" else skipped.literal() is True
    ):
        now.machine.evidence.decoded.add(origin)
        now.observe("decode", origin)
        in_play(now.state, origin)
        return
    facts = verified(now)
    in_play(now.state, origin)
    now.establish(facts, [Fact("failed", origin)])
    if now.row.holds is not None and now.row.holds.place == "returns" and not now.row.invokes:
        # What refuses by throwing never gives nothing.
        now.result = Value(now.result.labels, {**now.result.holds, FALSE: IMPOSSIBLE})
    now.observe("verify", origin)


def _is_made_here(now: Happening) -> bool:
    """Whether the program itself made the verifier, and gave it to nobody who may have changed it."""
    sites = [label.site for label in now.binding["this"].labels if isinstance(label, Obj)]
    made = [site for site in sites if site.startswith(NEW)]
    return bool(made) and not any(members.stored(now.machine, now.state, site, "*") for site in made)


def _switched_off(value: Value) -> bool:
    return any(isinstance(label, Lit) and label.value in (False, None, "", "none") for label in value.labels)


def decode(now: Happening) -> None:
    """The claims of a token are read and nobody verified it."""
    token = now.value(now.row.token or "this")
    origin = token_of(now, token)
    now.machine.evidence.origins.setdefault(origin, now.place)
    now.give(Value(frozenset((Aspect(now.row.aspect or "claims", origin),))), now.row.into)
    now.look("token", token)
    now.observe("decode", origin)
    if now.row.aspect != "header":
        now.machine.evidence.decoded.add(origin)
        in_play(now.state, origin)
