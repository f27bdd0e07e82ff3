"""A small service with flaws, for tests that run the whole program in a real git repository."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import mtls_lint

ISSUE = """\
const jwt = require('jsonwebtoken');

function issue(req, res) {
  const cert = req.socket.getPeerCertificate();
  res.json({ token: jwt.sign({ sub: cert.subject.CN }, process.env.KEY, { expiresIn: '5m' }) });
}
module.exports = { issue };
"""
FOUND = ["MTLS201", "MTLS202", "MTLS301"]
"""What is wrong with `ISSUE`, all of it in line 5."""

HARMLESS = "exports.area = (width, height) => width * height;\n"


def write(root: Path, **files: str) -> None:
    """Writes files; the keyword ``src__a_js`` is the name ``src/a.js``."""
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def git(root: Path, *arguments: str) -> str:
    """Runs git, with an identity and none of the machine's own configuration."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    settings = ("user.name=a", "user.email=a@example.org", "init.defaultBranch=main", "protocol.file.allow=always")
    options = [word for setting in settings for word in ("-c", setting)]
    done = subprocess.run(
        ["git", *options, *arguments], cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def commit(root: Path) -> str:
    """Commits everything; the new commit's hash."""
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x", "--allow-empty")
    return git(root, "rev-parse", "HEAD")


def lint(root: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """Runs the program in a folder."""
    environment = os.environ | {"PYTHONPATH": str(Path(mtls_lint.__file__).parents[1])}
    return subprocess.run(
        [sys.executable, "-m", "mtls_lint", *arguments],
        cwd=root,
        env=environment,
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
