"""What it tells that something is found, or is not, under a name, serial number or digest of a certificate."""

from __future__ import annotations

from collections.abc import Sequence

from mtls_lint.flow.aspects import BINDING, CLIENT, IDENTITY
from mtls_lint.flow.proofs import asked_of_address
from mtls_lint.flow.state import State
from mtls_lint.flow.values import FALSE, TRUE, Aspect, Fact, Facts, Obj, Value, differs, equals

RECORD = "record"
"""The aspect of what somebody outside the tree found by something of the certificate: an account, a row."""


def looked_at(item: Value, collection: Value) -> Value:
    """What is found under a computed key: not just any item of the collection."""
    first = {f"{label.site}>0" for label in collection.labels if isinstance(label, Obj)}
    here = [x for x in item.labels if isinstance(x, Obj) and x.site in first]
    named = frozenset(x._replace(site=f"{x.site[:-1]}?") for x in here)
    return Value(item.labels.difference(here) | named, item.holds)


def looked_up(key: Value) -> dict[str, Facts]:
    """What looking a certificate up tells: what is on no list is not revoked, and a list of digests is trusted."""
    found = matched(key.aspects()) | asked_of_address([key])
    subjects = {aspect for aspect in key.aspects("serial", "thumbprint") if aspect.origin.kind in CLIENT}
    if not subjects:
        return {TRUE: found} if found else {}
    listed = frozenset(Fact("chain", aspect.origin) for aspect in subjects if aspect.kind == "thumbprint")
    return {FALSE: frozenset(Fact("revocation", aspect.origin) for aspect in subjects), TRUE: listed | found}


def matched(aspects: Sequence[Aspect]) -> Facts:
    """That a certificate is one that the program expects: something was found by what these say of it."""
    return frozenset(Fact("identity", a.origin) for a in aspects if _names_client(a))


def record(aspects: Sequence[Aspect]) -> frozenset[Aspect]:
    """The labels of what is found by what these aspects say of a certificate."""
    return frozenset(Aspect(RECORD, a.origin) for a in aspects if _names_client(a))


def conditioned(values: Sequence[Value]) -> frozenset[Aspect]:
    """The labels of what is found by conditions that compare something with what a certificate says of itself."""
    told = (fact for value in values for fact in value.holds.get(TRUE) or () if fact.kind == "identity")
    return frozenset(Aspect(RECORD, fact.subject) for fact in told)


def answer(state: State, results: Value, found: Facts) -> None:
    """Of several results, the second says whether something was found: by true, or by no error."""
    told = Value(frozenset(), {TRUE: found, equals(None): found, differs(None): frozenset()})
    for label in results.labels:
        if isinstance(label, Obj):
            state.write(label.site, "1", told)


def matching(value: Value) -> Facts:
    """What it tells that something that was found by a certificate has a member, or equals something."""
    return frozenset(Fact("identity", aspect.origin) for aspect in value.aspects(RECORD))


def _names_client(aspect: Aspect) -> bool:
    return aspect.kind in (*IDENTITY, *BINDING) and aspect.kind != "certificate" and aspect.origin.kind in CLIENT
