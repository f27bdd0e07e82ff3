"""The SARIF Multitool, with the rules of the standard and those of GitHub Advanced Security."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sample_report import CONTENT, PATH, full_report

from mtls_lint.report import write

CHECKOUT = Path(__file__).parents[2]
INSTALL = 'npm install --no-save --no-package-lock "@microsoft/sarif-multitool@^5"'
PLATFORM = {"linux": "linux", "darwin": "darwin", "win32": "win32"}.get(sys.platform, sys.platform)


@pytest.fixture(scope="module")
def multitool() -> Path:
    name = "Sarif.Multitool.exe" if sys.platform == "win32" else "Sarif.Multitool"
    # The npm package's own wrapper splits `--rule-kind Sarif;Ghas` at the semicolon; hence the binary itself.
    package = CHECKOUT / "node_modules" / "@microsoft" / f"sarif-multitool-{PLATFORM}"
    binary = Path(os.environ.get("SARIF_MULTITOOL") or package / name)
    if not binary.is_file():
        message = f"no SARIF Multitool at {binary}; set SARIF_MULTITOOL or run: {INSTALL}"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return binary


def validate(multitool: Path, folder: Path, log: Path) -> dict[str, list[str]]:
    """The messages of all errors and warnings, by rule."""
    verdict = folder / "verdict.sarif"
    command = [str(multitool), "validate", str(log), "--rule-kind", "Sarif;Ghas", "--output", str(verdict)]
    done = subprocess.run(
        [*command, "--log", "ForceOverwrite"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert verdict.is_file(), done.stdout + done.stderr
    found: dict[str, list[str]] = {}
    for result in json.loads(verdict.read_text(encoding="utf-8-sig"))["runs"][0].get("results", []):
        if result.get("level", "warning") in ("error", "warning"):
            found.setdefault(result["ruleId"], []).append(json.dumps(result["message"]))
    return found


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    source = tmp_path / PATH
    source.parent.mkdir()
    source.write_bytes(CONTENT)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "log.sarif"
    with path.open("w", encoding="utf-8") as stream:
        write("sarif", full_report(), stream, color=False, verbosity=0)
    return path


def test_it_has_nothing_to_say(multitool: Path, tmp_path: Path, log: Path) -> None:
    assert validate(multitool, tmp_path, log) == {}


def test_it_does_look(multitool: Path, tmp_path: Path, log: Path) -> None:
    broken = json.loads(log.read_text(encoding="utf-8"))
    del broken["runs"][0]["results"][0]["locations"]
    del broken["runs"][0]["tool"]["driver"]["rules"][0]["help"]
    log.write_text(json.dumps(broken), encoding="utf-8")
    assert set(validate(multitool, tmp_path, log)) & {"GH1003", "GH2012", "GH1004", "SARIF2012"}
