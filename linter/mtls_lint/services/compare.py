"""Where those who issue tokens and those who accept them do not agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtls_lint.findings import FROM, Disagreement, ServiceMap, TokenUse


def compared(uses: Sequence[TokenUse]) -> ServiceMap:
    """The map of these places, with all that they do not agree on.

    What is not known agrees with everything: a value that is read at run time is never said to differ.
    """
    issues = [use for use in uses if use.action == "issues"]
    accepts = [use for use in uses if use.action == "accepts"]
    found = [*_bindings(issues, accepts), *_algorithms(issues, accepts)]
    found += [*_unanswered(issues, accepts, "audiences"), *_unanswered(issues, accepts, "issuers")]
    return ServiceMap(tuple(uses), tuple(found))


def meet(issue: TokenUse, accept: TokenUse) -> bool:
    """Whether a token issued here may be meant for that place."""
    pairs = ((issue.audiences, accept.audiences), (issue.issuers, accept.issuers))
    return not any(_differ(one, other) for one, other in pairs)


def _differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two values are both known, and have nothing in common."""
    known = one and other and not any(text.startswith(FROM) for text in (*one, *other))
    return bool(known) and set(one).isdisjoint(other)


def _bindings(issues: Sequence[TokenUse], accepts: Sequence[TokenUse]) -> Iterator[Disagreement]:
    for accept in accepts:
        sources = [issue for issue in issues if meet(issue, accept)]
        bound = [issue for issue in sources if issue.binding != "none"]
        unbound = [issue for issue in sources if issue.binding == "none"]
        if bound and accept.binding != "checked":
            how = "never compares" if accept.binding == "not checked" else "compares on some paths only"
            yield _said(
                "binding-not-checked",
                f"{bound[0].service} binds its tokens to the client certificate, and {accept.service} {how} them.",
                *bound,
                accept,
            )
        if unbound and accept.binding == "checked":
            yield _said(
                "binding-not-issued",
                f"{accept.service} demands that a token is bound to its certificate, and {unbound[0].service} "
                "issues tokens without any binding.",
                *unbound,
                accept,
            )


def _algorithms(issues: Sequence[TokenUse], accepts: Sequence[TokenUse]) -> Iterator[Disagreement]:
    """Pairs that name one audience and other algorithms, and places whose algorithm nobody signs with."""
    for accept in accepts:
        sources = [issue for issue in issues if meet(issue, accept)]
        others = [issue for issue in sources if _differ(issue.algorithms, accept.algorithms)]
        if len(others) < len(sources):
            others = [issue for issue in others if not set(issue.audiences).isdisjoint(accept.audiences)]
        for issue in others:
            yield _said(
                "algorithms-differ",
                f"{issue.service} signs with {_list(issue.algorithms)}, and {accept.service} accepts "
                f"{_list(accept.algorithms)}.",
                issue,
                accept,
            )


def _unanswered(issues: Sequence[TokenUse], accepts: Sequence[TokenUse], name: str) -> Iterator[Disagreement]:
    """Audiences and issuers that one side writes and no one on the other side knows."""
    noun = name.removesuffix("s")
    for issue in issues if accepts else ():
        others = [getattr(accept, name) for accept in accepts]
        mine = getattr(issue, name)
        if all(_differ(mine, other) for other in others):
            yield _said(
                f"{noun}-not-accepted",
                f"Tokens of {issue.service} have the {noun} {_list(mine)}, which nobody here accepts.",
                issue,
            )
    for accept in accepts if issues else ():
        others = [getattr(issue, name) for issue in issues]
        wanted = getattr(accept, name)
        if all(_differ(wanted, other) for other in others):
            yield _said(
                f"{noun}-not-issued",
                f"{accept.service} expects the {noun} {_list(wanted)}, which nobody here puts into a token.",
                accept,
            )


def _said(kind: str, message: str, *uses: TokenUse) -> Disagreement:
    return Disagreement(kind, message, tuple(use.location for use in uses))


def _list(words: Sequence[str]) -> str:
    return " or ".join(words)
