"""The hooks, run by pre-commit itself from a repository made of this checkout."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from harness.cases import ROOT
from mtls_lint.rulesdir import rules_dir
from mtls_lint.source.file import _BY_EXTENSION
from sample_tree import HARMLESS, ISSUE, commit, git, write

HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
SERVER = """\
const https = require('https');
const { issue } = require('./src/a');
https.createServer({ requestCert: true, crl: process.env.CRL, ca: process.env.CA }, issue).listen(443);
"""


def test_every_name_that_the_program_reads_is_passed_on() -> None:
    globs = tomllib.loads((rules_dir() / "settings.toml").read_text("utf-8"))["formats"].values()
    names = [name.replace("*", "-x") for of_format in globs for name in of_format]
    names += [f"a.{extension}" for extension in _BY_EXTENSION]
    for hook in HOOKS.values():
        assert [name for name in names if not re.search(hook["files"], f"deploy/{name}")] == []
        assert not re.search(hook["files"], "README.md")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with what is in this checkout now, committed or not."""
    folder = tmp_path_factory.mktemp("published")
    try:
        names = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    except AssertionError:
        pytest.skip("this is no git checkout")
    for name in ("linter", "rules", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        for path in names:
            if path.split("/")[0] == name and (ROOT / path).is_file():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(ROOT / path, folder / path)
    git(folder, "init", "-q")
    commit(folder)
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where pre-commit keeps its environments; all tests share them."""
    folder = tmp_path_factory.mktemp("home")
    probe = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder), "hatchling"]
    reachable = subprocess.run(probe, capture_output=True, check=False).returncode == 0
    if not reachable and "CI" not in os.environ:
        pytest.skip("pip cannot reach a package index, and pre-commit installs the hook with it")
    yield folder


class Sample:
    """A repository that uses the hooks."""

    def __init__(self, root: Path, published: Path, home: Path) -> None:
        self.root, self._published, self._home = root, published, home
        git(root, "init", "-q")

    def use(self, *hooks: str) -> None:
        revision = git(self._published, "rev-parse", "HEAD")
        repository = {"repo": str(self._published), "rev": revision, "hooks": [{"id": hook} for hook in hooks]}
        (self.root / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [repository]}))
        git(self.root, "add", "-A")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.process(sys.executable, "-m", "pre_commit", *arguments)

    def process(self, *command: str) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        environment |= {"PRE_COMMIT_HOME": str(self._home), "PRE_COMMIT_COLOR": "never"}
        return subprocess.run(
            command,
            cwd=self.root,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=900,
        )

    def stage(self, **files: str) -> None:
        write(self.root, **files)
        git(self.root, "add", "-A")


@pytest.fixture
def sample(tmp_path: Path, published: Path, home: Path) -> Sample:
    return Sample(tmp_path, published, home)


def reported(done: subprocess.CompletedProcess[str]) -> list[tuple[str, str]]:
    """Path and rule of every finding in the output, in its order."""
    found, path = [], ""
    for line in done.stdout.splitlines():
        if match := re.match(r"--> (.*?):\d", line):
            path = match[1]
        elif match := re.match(r"  \w+ (MTLS\d+) ", line):
            found.append((path, match[1]))
    return found


class TestChangedFiles:
    def test_a_staged_flaw_fails_and_a_check_elsewhere_counts(self, sample: Sample) -> None:
        sample.use("mtls-lint")
        sample.stage(server_js=SERVER, old_js=ISSUE)
        commit(sample.root)
        sample.stage(src__a_js=ISSUE)
        done = sample.run("run")
        assert done.returncode == 1
        assert reported(done) == [("src/a.js", "MTLS301")], done.stdout + done.stderr

    def test_otherwise_it_passes_and_says_nothing(self, sample: Sample) -> None:
        sample.use("mtls-lint")
        sample.stage(old_js=ISSUE)
        commit(sample.root)
        sample.stage(src__a_js=HARMLESS)
        done = sample.run("run", "--verbose")
        assert done.returncode == 0, done.stdout
        assert re.fullmatch(r"mtls-lint\.+Passed\n- hook id: mtls-lint\n- duration: \S+\n\s*", done.stdout)

    def test_it_refuses_the_commit(self, sample: Sample) -> None:
        sample.use("mtls-lint")
        assert sample.run("install").returncode == 0
        sample.stage(src__a_js=ISSUE)
        environment = os.environ | {"PRE_COMMIT_HOME": str(sample._home), "GIT_CONFIG_GLOBAL": os.devnull}
        identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        command = ["git", *identity, "commit", "-m", "x"]
        done = subprocess.run(
            command, cwd=sample.root, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 1
        assert "MTLS301" in done.stderr + done.stdout

    def test_excludes_hold_for_named_files(self, sample: Sample) -> None:
        sample.use("mtls-lint")
        (sample.root / ".mtls-lint.toml").write_text("exclude = ['legacy/']\n")
        sample.stage(legacy__a_js=ISSUE, test__b_js=ISSUE)
        assert sample.run("run", "--all-files").returncode == 0

    def test_a_list_that_is_split_over_several_runs(self, sample: Sample) -> None:
        sample.use("mtls-lint")
        write(sample.root, server_js=SERVER, src__a_js=ISSUE, zz__last_js=ISSUE)
        folder = sample.root / ("m" * 200)
        folder.mkdir()
        for number in range(800):
            (folder / f"file{number}.js").write_text(HARMLESS)
        git(sample.root, "add", "-A")
        done = sample.run("run", "--all-files")
        assert len(git(sample.root, "ls-files")) > 2**17, "the longest command line of pre-commit"
        assert reported(done) == [("src/a.js", "MTLS301"), ("zz/last.js", "MTLS301")]


class TestWholeTree:
    def test_a_flaw_in_an_unchanged_file_fails(self, sample: Sample) -> None:
        sample.use("mtls-lint-tree")
        sample.stage(old_js=ISSUE)
        commit(sample.root)
        sample.stage(src__a_js=HARMLESS)
        assert {path for path, _ in reported(sample.run("run"))} == {"old.js"}

    def test_it_is_quiet_without_one(self, sample: Sample) -> None:
        sample.use("mtls-lint-tree")
        sample.stage(src__a_js=HARMLESS)
        done = sample.run("run")
        assert (done.returncode, done.stdout.count("\n")) == (0, 1), done.stdout


def test_try_repo(sample: Sample, published: Path) -> None:
    sample.stage(src__a_js=ISSUE)
    done = sample.run("try-repo", str(published), "mtls-lint", "--all-files")
    assert done.returncode == 1
    assert ("src/a.js", "MTLS301") in reported(done)
