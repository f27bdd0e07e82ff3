"""The places that issue or accept tokens, as a reader wants them described."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import replace
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtls_lint.findings import FROM, TokenUse
from mtls_lint.flow.aspects import BINDING, CLIENT
from mtls_lint.flow.durations import lifetime
from mtls_lint.flow.values import Lit, Obj, Sym
from mtls_lint.rulesdir import rules_dir

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mtls_lint.checks.scene import Scene
    from mtls_lint.flow.observe import Content, Observation
    from mtls_lint.source.file import SourceFile

_ALGORITHM = re.compile(r"(?i)(HS|RS|ES|PS)[_-]?(256|384|512)$")
_LONG_ALGORITHM = re.compile(r"(?i)(hmac|rsassapss|rsa|ecdsa)\w*?[_-]?(256|384|512)")
_FAMILIES = {"hmac": "HS", "rsassapss": "PS", "rsa": "RS", "ecdsa": "ES"}
_ENVIRONMENT = re.compile(r"(?:^|\.)(?:env|environ|getenv)\.?(\w+)$", re.IGNORECASE)
_MEMBER = re.compile(r"[:.](\w+)>(\w+)(?:>\w+\([^>]*\))*$")
_ENTRY = re.compile(r"^\w+\((\w+)\)$")
_MAX_TOLD = 4
_FILE = f"{FROM}the file "


def uses(scene: Scene, files: Mapping[str, SourceFile]) -> list[TokenUse]:
    """Every place that issues or accepts tokens, sorted by service and place; one entry a place."""
    seen: dict[tuple[str, str, int], list[TokenUse]] = defaultdict(list)
    for use in (*_issues(scene, files), *_accepts(scene, files)):
        seen[use.action, use.location.path, use.location.line].append(use)
    merged = [_merged(several) for several in seen.values()]
    return sorted(merged, key=lambda use: (use.service, use.action != "issues", use.location))


def service_of(file: SourceFile) -> str:
    """The folder of the nearest manifest of a file's language at or above it; else where its sources are kept."""
    known = _knowledge()
    folder = Path(file.path).parent
    patterns = known["manifests"].get(file.language.value, ())
    for candidate in (folder, *folder.parents):
        if _has_manifest(candidate, tuple(patterns)):
            return candidate.as_posix()
    parents = [above for above in folder.parents if (folder.relative_to(above)).parts[0] in known["sources"]]
    return (parents[-1] if parents else folder).as_posix()


@cache
def _has_manifest(folder: Path, patterns: tuple[str, ...]) -> bool:
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    return any(fnmatch(name, pattern) for name in names for pattern in patterns)


@cache
def _knowledge() -> dict[str, Any]:
    return tomllib.loads((rules_dir() / "services.toml").read_text(encoding="utf-8"))


def _issues(scene: Scene, files: Mapping[str, SourceFile]) -> Iterator[TokenUse]:
    for sign in scene.signs():
        expires = sign.inputs.get("expires")
        claims = sign.contents.get("claims")
        confirms = [name for name in sign.contents if name.startswith("claims.")]
        bound = claims is not None and any(a.origin.kind in CLIENT for a in claims.aspects(*BINDING))
        yield replace(
            _use("issues", sign, files),
            lifetime=lifetime(expires) if expires is not None else None,
            expires=expires is not None or bool(sign.row and sign.row.default_expiry),
            capped=expires is not None and bool(expires.aspects("validity")),
            binding="none" if not bound and not confirms else "cnf" if "claims.cnf" in confirms else "other claim",
        )


def _accepts(scene: Scene, files: Mapping[str, SourceFile]) -> Iterator[TokenUse]:
    for verify in scene.by_event["verify"]:
        if verify.token is None or not (accepts := scene.accepted.get(verify.token)):
            continue
        bound = [any(f.kind == "bound" and f.subject == verify.token for f in a.facts) for a in accepts]
        row = verify.row
        known = row is not None and bool(row.audience or row.skips_audience)
        looked_at = "audience" in verify.inputs or verify.token in scene.evidence.audiences
        skipped = "skips-audience" in verify.inputs
        yield replace(
            _use("accepts", verify, files),
            checks_audience=not skipped and (looked_at or not known or bool(row and row.skips_audience)),
            binding="checked" if all(bound) else "checked on some paths" if any(bound) else "not checked",
        )


def _use(action: str, seen: Observation, files: Mapping[str, SourceFile]) -> TokenUse:
    """What is told of either kind."""
    file = files[seen.place.path]
    said = {name: _said(seen.contents.get(name)) for name in ("algorithms", "audience", "issuer")}
    return TokenUse(
        action,
        service_of(file),
        file.locate(*seen.place.span),
        algorithms=tuple(sorted({name for text in said["algorithms"] if (name := _algorithm(text))})),
        keys=_few(_keys(seen)),
        audiences=_few(said["audience"]),
        issuers=_few(said["issuer"]),
    )


def _keys(seen: Observation) -> set[str]:
    """Where a key comes from; one that is written in the program is not repeated."""
    reach = seen.contents.get("key")
    if reach is None:
        return set()
    if any(aspect.origin.kind in CLIENT for aspect in reach.aspects()):
        return {"the client certificate"}
    written = {"written in the program" for label in seen.inputs["key"].labels if isinstance(label, Lit)}
    return written or {text for text in _said(reach) if text.startswith(FROM)}


def _said(reach: Content | None) -> set[str]:
    """What a value may be: its literals and constants, else where it comes from."""
    if reach is None:
        return set()
    literals = {label.value for label in reach.labels if isinstance(label, Lit) and isinstance(label.value, str)}
    symbols = {_symbol(label.name) for label in reach.labels if isinstance(label, Sym)}
    files = {name for name in symbols if name.startswith(_FILE)}
    members = {name for label in reach.labels if isinstance(label, Obj) and (name := _site(label.site))}
    return literals | (symbols - files) or members or files


def _symbol(name: str) -> str:
    """A library's constant by its last name, the environment by its variable, a file by what names it."""
    if name.startswith("file:"):
        inner = name.removeprefix("file:")
        return f"{_FILE}{(_site(inner) or _symbol(inner)).removeprefix(FROM)}"
    match = _ENVIRONMENT.search(name)
    return f"{FROM}${match[1]}" if match else name.rpartition(".")[2]


def _site(site: str) -> str:
    """A member of a type of the program, or an entry of the environment, by its name; empty for other objects."""
    if match := _MEMBER.search(site):
        return f"{FROM}{match[1]}.{match[2]}"
    entry = _ENTRY.match(site.rpartition(">")[2])
    return f"{FROM}${entry[1]}" if entry else ""


def _algorithm(text: str) -> str:
    if match := _ALGORITHM.search(text):
        return (match[1] + match[2]).upper()
    if match := _LONG_ALGORITHM.search(text):
        return _FAMILIES[match[1].lower()] + match[2]
    return "EdDSA" if text.lower().startswith("ed") else ""


def _few(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts, sorted; none where there are so many that nothing is known."""
    told = sorted(set(texts))
    return tuple(told) if len(told) <= _MAX_TOLD else ()


def _merged(several: list[TokenUse]) -> TokenUse:
    """One place that was reached in several ways: what is known in any, and the weakest of what is checked."""
    first = several[0]

    def all_of(name: str) -> tuple[str, ...]:
        return _few(text for use in several for text in getattr(use, name))

    bindings = {use.binding for use in several}
    lifetimes = {use.lifetime for use in several}
    mixed = "checked on some paths" if first.action == "accepts" else "none"
    return replace(
        first,
        algorithms=all_of("algorithms"),
        keys=all_of("keys"),
        audiences=all_of("audiences"),
        issuers=all_of("issuers"),
        checks_audience=all(use.checks_audience for use in several),
        lifetime=lifetimes.pop() if len(lifetimes) == 1 else None,
        expires=all(use.expires for use in several),
        capped=all(use.capped for use in several),
        binding=first.binding if len(bindings) == 1 else mixed,
    )
