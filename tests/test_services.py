"""Whole services: the correct one is silent, and each single edit that spoils it is found, with nothing beside it.

A service is a folder with a ``mutants.toml``. Each mutant there replaces one text, which occurs once in its file,
and lists every finding it has under ``regular``, and those of pedantic rules that it is about: rule and file, or
the rule alone where it is the edited file.
"""

from __future__ import annotations

import shutil
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from harness.cases import MUTANTS, ROOT
from mtls_lint import engine, semgrep
from mtls_lint.analysis import analyse
from mtls_lint.catalogue import rules
from mtls_lint.config import load
from mtls_lint.findings import Finding, Notice, Persona
from mtls_lint.source.file import SourceFile, language_of

SERVICES = ROOT / "corpus" / "services"


@dataclass(frozen=True)
class Mutant:
    """One edit of one file of a service, and the findings it is announced to have."""

    service: str
    name: str
    file: str
    find: str
    replacement: str
    expected: frozenset[str]

    @property
    def text(self) -> str:
        """The file after the edit."""
        return (
            (SERVICES / self.service / self.file).read_text(encoding="utf-8").replace(self.find, self.replacement)
        )


def _mutant(service: str, entry: dict[str, str], expected: Sequence[str]) -> Mutant:
    found = (line if " " in line else f"{line} {entry['file']}" for line in expected)
    return Mutant(service, entry["name"], entry["file"], entry["find"], entry["replace"], frozenset(found))


LISTS = {
    path.parent.name: tomllib.loads(path.read_text("utf-8")) for path in sorted(SERVICES.glob(f"*/{MUTANTS}"))
}
CORPUS = [
    _mutant(service, entry, entry.pop("expect"))
    for service, document in LISTS.items()
    for entry in document["mutant"]
]


@dataclass
class Recorded:
    """Semgrep's answer for some files, taken from its one run over all services and mutants."""

    findings: list[Finding]

    def collect(self) -> tuple[list[Finding], list[Notice]]:
        return self.findings, []

    def stop(self) -> None:
        """Nothing runs."""


@pytest.fixture(scope="module")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> dict[bytes, list[Finding]]:
    """Semgrep's findings by the content of the file they are in: it looks at one file at a time."""
    folder = tmp_path_factory.mktemp("edited")
    files = []
    for number, mutant in enumerate(CORPUS):
        edited = folder / str(number) / Path(mutant.file).name
        edited.parent.mkdir()
        edited.write_text(mutant.text, encoding="utf-8")
        files.append(edited)
    files += [path for service in LISTS for path in sorted((SERVICES / service).rglob("*")) if path.is_file()]
    sources = {
        str(path): SourceFile(str(path), path, language, path.read_bytes())
        for path in files
        if (language := language_of(path.name))
    }
    found, notices = semgrep.start(list(sources.values())).collect()
    assert not [notice for notice in notices if notice.level == "error"]
    by_content: dict[bytes, list[Finding]] = defaultdict(list)
    for finding in found:
        by_content[sources[finding.location.path].content].append(finding)
    return by_content


def _findings(
    folder: Path, persona: str, shapes: dict[bytes, list[Finding]], monkeypatch: pytest.MonkeyPatch
) -> set[str]:
    def start(files: Sequence[SourceFile]) -> Recorded:
        return Recorded(
            [
                replace(f, location=replace(f.location, path=file.path))
                for file in files
                for f in shapes[file.content]
            ]
        )

    monkeypatch.chdir(folder)
    settings = load((".",), {"persona": Persona(persona)}, tuple(rules()))
    report = engine.run(settings, rules(), engine.Engines(start, analyse))
    assert not [notice for notice in report.notices if notice.level == "error"], report.notices
    return {f"{finding.rule.id} {finding.location.path}" for finding in report.findings}


@pytest.mark.parametrize("persona", ["regular", "pedantic"])
@pytest.mark.parametrize("service", LISTS)
def test_the_service_is_silent(
    service: str, persona: str, shapes: dict[bytes, list[Finding]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _findings(SERVICES / service, persona, shapes, monkeypatch) == set()


@pytest.mark.parametrize("mutant", CORPUS, ids=lambda mutant: f"{mutant.service}/{mutant.name}")
def test_a_mutant_is_found(
    mutant: Mutant, shapes: dict[bytes, list[Finding]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "service"
    shutil.copytree(SERVICES / mutant.service, folder)
    edited = folder / mutant.file
    assert edited.read_text(encoding="utf-8").count(mutant.find) == 1, "the text to replace occurs once"
    edited.write_text(mutant.text, encoding="utf-8")
    found = _findings(folder, "pedantic", shapes, monkeypatch)
    unannounced = {line for line in found - mutant.expected if not rules()[line.partition(" ")[0]].pedantic}
    assert (sorted(unannounced), sorted(mutant.expected - found)) == ([], [])


@pytest.mark.parametrize("service", LISTS)
def test_mutants_have_names_of_their_own(service: str) -> None:
    names = [mutant.name for mutant in CORPUS if mutant.service == service]
    assert len(names) == len(set(names))
    assert len(names) >= 20
