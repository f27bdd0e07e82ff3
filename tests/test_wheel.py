"""The wheel: everything a user needs is inside, and it runs where no checkout is near."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from mtls_lint.report.fingerprints import line_hashes

CHECKOUT = Path(__file__).parents[1]
VULNERABLE = """\
const express = require('express');
const jwt = require('jsonwebtoken');
const app = express();

app.post('/token', (req, res) => {
  const cert = req.clientCert;
  res.json({ token: jwt.sign({ sub: cert.subject }, cert.privateKey, { algorithm: 'RS256' }) });
});
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(CHECKOUT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts folder of a fresh environment with the wheel; dependencies are those of the tests' own."""
    folder = tmp_path_factory.mktemp("env") / "venv"
    venv.create(folder, with_pip=False)
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    command = [sys.executable, "-m", "pip", "--python", str(scripts / "python"), "install"]
    done = subprocess.run(
        [*command, "--no-deps", "--no-index", str(wheel)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    # Packages in these folders are found, but path files among them are not read: an editable installation of
    # this project in the tests' own environment stays out.
    (packages,) = folder.rglob("site-packages")
    outer = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "outer.pth").write_text("\n".join(outer) + "\n", encoding="utf-8")
    return scripts


def run(environment: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [str(environment / "mtls-lint"), *arguments]
    return subprocess.run(
        command, cwd=folder, env=clean, capture_output=True, encoding="utf-8", check=False, timeout=120
    )


def test_the_knowledge_is_inside(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith("mtls_lint/_rules/")}
    rules = CHECKOUT / "rules"
    expected = {f"mtls_lint/_rules/{path.relative_to(rules).as_posix()}" for path in rules.rglob("*.toml")}
    expected |= {f"mtls_lint/_rules/{path.relative_to(rules).as_posix()}" for path in rules.rglob("*.yaml")}
    assert "mtls_lint/_rules/catalogue.toml" in expected
    assert any("/models/" in name for name in expected)
    assert any("/semgrep/" in name for name in expected)
    assert expected <= packed


def test_nothing_else_is_inside(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
        licenses = [name for name in archive.namelist() if name.endswith("licenses/LICENSE")]
    assert {top for top in tops if not top.endswith(".dist-info")} == {"mtls_lint"}
    assert licenses


def test_it_runs_from_the_wheel_alone(environment: Path, tmp_path: Path) -> None:
    script = "import mtls_lint, mtls_lint.rulesdir as r; print(mtls_lint.__file__); print(r.rules_dir())"
    python = environment / "python"
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    shown = subprocess.run(
        [str(python), "-c", script], cwd=tmp_path, env=clean, capture_output=True, text=True, check=True
    )
    for line in shown.stdout.splitlines():
        assert str(environment.parent) in line
        assert str(CHECKOUT) not in line


def test_it_lists_its_rules(environment: Path, tmp_path: Path) -> None:
    done = run(environment, tmp_path, "--list-rules")
    assert done.returncode == 0, done.stderr
    assert "MTLS101  critical  client-key-signing" in done.stdout


def test_it_finds_flaws_from_another_folder(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "issuer.js").write_text(VULNERABLE, encoding="utf-8")
    done = run(environment, tmp_path, "issuer.js")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "--> issuer.js:7:" in done.stdout
    assert "MTLS101 client-key-signing" in done.stdout


def test_a_sarif_log_names_lines_as_github_does(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "issuer.js").write_text(VULNERABLE, encoding="utf-8")
    done = run(environment, tmp_path, "issuer.js", "--format", "sarif")
    results = json.loads(done.stdout)["runs"][0]["results"]
    line = line_hashes(VULNERABLE.encode())[6]
    assert line in {result["partialFingerprints"]["primaryLocationLineHash"] for result in results}
