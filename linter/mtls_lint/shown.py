"""Which findings are shown, and as how severe: what the options and the configuration say of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mtls_lint.findings import Confidence, Persona

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from mtls_lint.config import Settings
    from mtls_lint.findings import Finding, Rule
    from mtls_lint.source.file import SourceFile


def remapped(catalogue: Mapping[str, Rule], settings: Settings) -> Mapping[str, Rule]:
    """The catalogue with the severities of the configuration; the longest of several selectors decides."""
    if not settings.severity:
        return catalogue
    by_length = sorted(settings.severity, key=lambda pair: len(pair[0]))
    changed = {rule_id: level for word, level in by_length for rule_id in catalogue if rule_id.startswith(word)}
    return {
        rule_id: replace(rule, severity=changed.get(rule_id, rule.severity)) for rule_id, rule in catalogue.items()
    }


def filter_for(settings: Settings, files: Iterable[SourceFile]) -> Callable[[Finding], bool]:
    """Whether a finding in one of the files is shown."""
    ignored_there = _per_path(settings, {file.path: file.absolute for file in files})

    def is_shown(finding: Finding) -> bool:
        rule = finding.rule
        if settings.select and not rule.id.startswith(settings.select):
            return False
        if settings.ignore and rule.id.startswith(settings.ignore):
            return False
        if rule.severity < settings.min_severity or ignored_there(finding):
            return False
        if settings.persona is Persona.AUDITOR:
            return True
        if finding.confidence < Confidence.MEDIUM:
            return False
        return settings.persona is Persona.PEDANTIC or not (rule.pedantic or finding.pedantic)

    return is_shown


def _per_path(settings: Settings, places: Mapping[str, Path]) -> Callable[[Finding], bool]:
    if not settings.per_path_ignores:
        return lambda finding: False
    from mtls_lint.source.patterns import matcher

    ignores: Sequence[tuple[Callable[[Path], bool], tuple[str, ...]]] = [
        (matcher((pattern,), settings.root), ignored) for pattern, ignored in settings.per_path_ignores
    ]

    def ignored_there(finding: Finding) -> bool:
        path = places.get(finding.location.path)
        return path is not None and any(
            finding.rule.id.startswith(ignored) and matches(path.resolve()) for matches, ignored in ignores
        )

    return ignored_there
