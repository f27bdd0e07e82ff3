"""Starts Semgrep's native engine on the candidate files and collects what it says later.

The engine is called directly: Semgrep's own front end takes seconds to start, the engine a fraction of one,
and the engine alone knows neither metrics nor version checks. Its command line is no public interface, so the
versions it was tested with are declared in ``output`` and any other is mentioned in the notices.
"""

from __future__ import annotations

import json
import os
import subprocess
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from mtls_lint.findings import Finding, Level, Notice
from mtls_lint.rulesdir import rules_dir
from mtls_lint.semgrep.choose import choose
from mtls_lint.semgrep.output import read
from mtls_lint.source.file import Language, SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DEADLINE_SECONDS = 600.0
"""How long ``collect`` waits before it ends the engine and says so."""

_RULE_TIMEOUT_SECONDS = 3
_RULE_TIMEOUTS_PER_FILE = 2
_MEMORY_MEBIBYTES = 4000
_FILES_PER_CORE = 16

_ANALYZERS = {
    Language.JAVASCRIPT: "js",
    Language.TYPESCRIPT: "ts",
    Language.JAVA: "java",
    Language.GO: "go",
    Language.PYTHON: "python",
    Language.CSHARP: "csharp",
}

_FOREIGN_SETTINGS = ("SEMGREP_", "OTEL_", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


class Handle:
    """A run of the engine under way, or the reason why there is none."""

    def __init__(self, run: _Run | None, notices: Sequence[Notice] = ()) -> None:
        self._run = run
        self._notices = list(notices)

    @property
    def started(self) -> bool:
        """Whether an engine was started; it is not when no rule can match in any file."""
        return self._run is not None

    def collect(self) -> tuple[list[Finding], list[Notice]]:
        """Waits for the engine and returns its findings, sorted by place, and what went wrong.

        A second call returns nothing.
        """
        run, self._run = self._run, None
        notices, self._notices = self._notices, []
        if run is None:
            return [], notices
        findings, said = run.finish(DEADLINE_SECONDS)
        return findings, notices + said

    def stop(self) -> None:
        """Ends the engine without looking at what it found; for a run that is given up."""
        run, self._run = self._run, None
        if run is not None:
            run.abandon()


def start(files: Sequence[SourceFile], rules: Path | None = None, jobs: int = 0) -> Handle:
    """Starts the engine on these files and returns at once.

    Args:
        files: the candidates; the engine sees exactly their ``content``, whatever is on disk by now.
        rules: the folder with one folder of rules per language; the linter's own when not given.
        jobs: how many cores the engine may use; 0 for all there are.

    Nothing is raised: whatever prevents the run is an error notice from ``Handle.collect``.
    """
    try:
        choice = choose(files, rules if rules is not None else rules_dir() / "semgrep")
        if not choice.files:
            return Handle(None, choice.notices)
        engine = find_engine()
        if engine is None:
            raise FileNotFoundError("its engine is not in the installed semgrep package")
        return Handle(_Run(engine, choice.files, choice.rule_files, jobs), choice.notices)
    except (OSError, ValueError) as error:
        return Handle(None, [_could_not_run(str(error))])


def find_engine() -> Path | None:
    """The engine's executable in the installed semgrep package, which is not imported: that takes seconds."""
    spec = find_spec("semgrep")
    for package in (spec.submodule_search_locations or ()) if spec else ():
        for name in ("semgrep-core", "semgrep-core.exe"):
            candidate = Path(package) / "bin" / name
            if candidate.is_file():
                return candidate
    return None


class _Run:
    """One engine process with the temporary folder that holds its input and output."""

    def __init__(self, engine: Path, files: Sequence[SourceFile], rule_files: Sequence[Path], jobs: int) -> None:
        # An unremovable folder (a virus scanner holding a file) must not turn into a lost report.
        self._folder = TemporaryDirectory(prefix="mtls-lint-", ignore_cleanup_errors=True)
        root = Path(self._folder.name)
        self._files = {str(path): file for path, file in _copies(root, files)}
        self._output, self._errors = root / "stdout", root / "stderr"
        targets = root / "targets.json"
        targets.write_text(_targets(self._files), encoding="utf-8")
        command = [str(engine), *_options(len(files), jobs), "-targets", str(targets)]
        for rule_file in rule_files:
            command += ["-rules", str(rule_file)]
        # Files, not pipes: a full pipe would stop the engine until someone reads.
        with self._output.open("wb") as output, self._errors.open("wb") as errors:
            self._process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=output, stderr=errors, env=_environment(), cwd=root
            )

    def finish(self, seconds: float) -> tuple[list[Finding], list[Notice]]:
        try:
            code = self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.abandon()
            return [], [_could_not_run(f"it was ended after {seconds:g} seconds")]
        output = self._output.read_text(encoding="utf-8", errors="replace")
        errors = self._errors.read_text(encoding="utf-8", errors="replace")
        self._folder.cleanup()
        try:
            return read(output, self._files)
        except (ValueError, KeyError, TypeError, IndexError) as error:
            said = errors.strip().splitlines() or [f"its output was not understood ({error!r})"]
            return [], [_could_not_run(f"exit code {code}: {said[0]}")]

    def abandon(self) -> None:
        self._process.kill()
        self._process.wait()
        self._folder.cleanup()


def _copies(root: Path, files: Sequence[SourceFile]) -> Iterable[tuple[Path, SourceFile]]:
    for number, file in enumerate(files):
        # The suffix stays, as it tells the engine JSX from plain code.
        copy = root / f"{number}{file.absolute.suffix}"
        copy.write_bytes(file.content)
        yield copy, file


def _targets(files: dict[str, SourceFile]) -> str:
    return json.dumps(
        [
            "Targets",
            [
                [
                    "CodeTarget",
                    {
                        "path": {"fpath": path, "ppath": path},
                        "analyzer": _ANALYZERS[file.language],
                        "products": ["sast"],
                    },
                ]
                for path, file in files.items()
            ],
        ]
    )


def _options(files: int, jobs: int) -> list[str]:
    cores = max(1, min(jobs or os.cpu_count() or 1, files // _FILES_PER_CORE))
    limits = {
        "-j": cores,
        "-timeout": _RULE_TIMEOUT_SECONDS,
        "-timeout_threshold": _RULE_TIMEOUTS_PER_FILE,
        "-max_memory": _MEMORY_MEBIBYTES,
    }
    return ["-json_nodots", "-fast", *(word for name, value in limits.items() for word in (name, str(value)))]


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith(_FOREIGN_SETTINGS)}
    return kept | {"SEMGREP_SEND_METRICS": "off", "SEMGREP_ENABLE_VERSION_CHECK": "0"}


def _could_not_run(reason: str) -> Notice:
    return Notice(
        "semgrep-failed",
        Level.ERROR,
        f"Semgrep did not run, so its rules found nothing: {reason}; reinstall the semgrep package",
    )
