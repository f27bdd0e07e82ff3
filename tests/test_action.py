"""The GitHub action: what it promises of itself, and its shell steps, run here as a runner would run them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import mtls_lint
from harness.cases import ROOT
from sample_tree import HARMLESS, ISSUE, commit, git, lint, write

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
SHELL_STEPS = [step for step in STEPS if "run" in step]

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the steps are written for bash")


class TestPromises:
    @pytest.mark.parametrize("page", ["action.yml", "docs/ci.md", "README.md"])
    def test_actions_are_pinned_by_commit(self, page: str) -> None:
        for used in re.findall(r"^\s*(?:- )?uses: (\S+)", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE):
            if not used.startswith(("./", "mtls-lint/")):
                assert re.fullmatch(r"[\w-]+/[\w/-]+@[0-9a-f]{40}", used), used

    @pytest.mark.parametrize("step", SHELL_STEPS, ids=lambda step: step["name"])
    def test_nothing_is_interpolated_into_a_script(self, step: dict[str, Any]) -> None:
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"
        assert step["run"].startswith("set -euo pipefail\n")

    def test_every_input_is_used_and_documented(self) -> None:
        text = (ROOT / "action.yml").read_text(encoding="utf-8")
        page = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
        assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(ACTION["inputs"])
        assert set(re.findall(r"^\| `([\w-]+)` \|", page, re.MULTILINE)) == set(ACTION["inputs"])
        assert all(each["description"] for each in ACTION["inputs"].values())

    def test_the_upload_may_fail_and_spares_runs_that_lack_findings(self) -> None:
        (upload,) = [step for step in STEPS if step.get("id") == "upload"]
        assert upload["continue-on-error"] is True
        assert "steps.scan.outputs.code != '2'" in upload["if"]
        assert "inputs.since == ''" in upload["if"]
        assert STEPS.index(upload) < STEPS.index(SHELL_STEPS[-1]), "findings fail the job only after the upload"


class Runner:
    """Runs the shell steps in a folder, with inputs as environment, and keeps what they leave behind."""

    def __init__(self, folder: Path) -> None:
        self.workspace = folder / "work space"
        self.temp = folder / "temp"
        self.summary = folder / "summary.md"
        scripts = folder / "bin"
        for made in (self.workspace, self.temp, scripts):
            made.mkdir()
        program = scripts / "mtls-lint"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m mtls_lint "$@"\n')
        program.chmod(0o755)
        self._scripts = scripts
        self.outputs: dict[str, str] = {}
        self.log = ""

    def run(self, uploaded: str = "skipped", **given: str) -> int:
        """Scans and reports; the exit code of the last step."""
        values = {f"inputs.{name}": str(each["default"]) for name, each in ACTION["inputs"].items()}
        values |= {f"inputs.{name.replace('_', '-')}": value for name, value in given.items()}
        values["steps.upload.outcome"] = uploaded
        code = 0
        for step in SHELL_STEPS[1:]:
            values |= {f"steps.scan.outputs.{name}": value for name, value in self.outputs.items()}
            code = self.step(step, values)
        return code

    def step(self, step: dict[str, Any], values: dict[str, str]) -> int:
        inputs = {
            name: re.sub(r"\$\{\{ (\S+) \}\}", lambda match: values[match[1]], text)
            for name, text in step.get("env", {}).items()
        }
        files = {name: self.temp / name for name in ("GITHUB_OUTPUT", "GITHUB_PATH")}
        for file in files.values():
            file.write_text("")
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT")}
        environment |= {name: str(path) for name, path in files.items()} | inputs
        environment |= {
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_ACTION_PATH": str(ROOT),
            "PATH": f"{self._scripts}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(Path(mtls_lint.__file__).parents[1]),
        }
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.workspace,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        self.log = done.stdout + done.stderr
        lines = files["GITHUB_OUTPUT"].read_text().splitlines()
        self.outputs |= dict(line.split("=", 1) for line in lines)
        return done.returncode


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


class TestSteps:
    def test_findings_fail_only_the_last_step_and_leave_a_report(self, runner: Runner) -> None:
        write(runner.workspace, src__a_js=ISSUE)
        assert runner.run(uploaded="success") == 1
        assert runner.outputs["code"] == "1"
        results = json.loads(Path(runner.outputs["sarif"]).read_text())["runs"][0]["results"]
        assert len(results) == 3
        assert "### mtls-lint: 1 critical, 2 high" in runner.summary.read_text()
        assert "::error" not in runner.log, "what is uploaded is not annotated as well"

    @pytest.mark.parametrize("uploaded", ["skipped", "failure"])
    def test_without_code_scanning_they_are_annotations(self, runner: Runner, uploaded: str) -> None:
        write(runner.workspace, src__a_js=ISSUE)
        assert runner.run(uploaded=uploaded) == 1
        assert runner.log.count("::error file=src/a.js,line=5") == 3
        assert ("security-events: write" in runner.log) is (uploaded == "failure")

    def test_more_than_github_shows_is_counted(self, runner: Runner) -> None:
        for number in range(20):
            write(runner.workspace, **{f"src__a{number}_js": ISSUE})
        runner.run()
        assert "mtls-lint: 50 more not shown as annotations" in runner.log
        assert "10 more not shown." in runner.summary.read_text()

    def test_scanned_code_gives_the_runner_no_commands(self, runner: Runner) -> None:
        write(runner.workspace, a_js=ISSUE.replace("res.json", "/* ##[error]x ::error::x */ res.json"))
        values = {f"inputs.{name}": str(each["default"]) for name, each in ACTION["inputs"].items()}
        assert runner.step(SHELL_STEPS[1], values) == 0
        first, *told, last = runner.log.strip().splitlines()
        assert any("##[error]x" in line for line in told)
        token = first.removeprefix("::stop-commands::")
        assert re.fullmatch("[0-9a-f]{32}", token)
        assert last == f"::{token}::"

    def test_findings_need_not_fail(self, runner: Runner) -> None:
        write(runner.workspace, src__a_js=ISSUE)
        assert runner.run(fail_on_findings="false") == 0

    def test_nothing_found(self, runner: Runner) -> None:
        write(runner.workspace, src__a_js=HARMLESS)
        assert runner.run(uploaded="success") == 0
        assert runner.summary.read_text() == "### mtls-lint: no findings\n"

    def test_a_run_that_is_not_to_be_trusted_always_fails(self, runner: Runner) -> None:
        assert runner.run(fail_on_findings="false", paths="absent.js") == 2
        assert "absent.js" in runner.log
        assert runner.run(fail_on_findings="false", persona="nobody") == 2

    def test_inputs_are_words_and_not_code(self, runner: Runner) -> None:
        write(runner.workspace, **{"my src__a_js": ISSUE}, other__b_js=ISSUE)
        (runner.workspace / "strict.toml").write_text("select = ['MTLS2']")
        runner.run(paths="my src\n$(touch ran)\n`touch ran`\n", config="strict.toml", min_severity="critical")
        assert not (runner.workspace / "ran").exists()
        assert runner.run(paths="my src\n", config="strict.toml", min_severity="critical", persona="auditor") == 1
        assert runner.log.count("::error") == 1

    def test_only_what_is_new(self, runner: Runner) -> None:
        git(runner.workspace, "init", "-q")
        write(runner.workspace, a_js=ISSUE)
        commit(runner.workspace)
        assert runner.run(since="HEAD") == 0
        write(runner.workspace, b_js=ISSUE)
        assert runner.run(since="HEAD") == 1
        assert "file=a.js" not in runner.log

    def test_it_installs_itself(self, runner: Runner) -> None:
        (runner._scripts / "python").symlink_to(sys.executable)
        code = runner.step(SHELL_STEPS[0], {})
        if code and "CI" not in os.environ and re.search(r"onnection|No matching distribution", runner.log):
            pytest.skip("pip cannot reach a package index")
        assert code == 0, runner.log
        (scripts,) = (runner.temp / "GITHUB_PATH").read_text().splitlines()
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        command = [str(Path(scripts) / "mtls-lint"), "--version"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        assert done.stdout == f"mtls-lint {mtls_lint.__version__}\n"


class TestPage:
    """The recipes in the documentation do what they say."""

    BLOCKS = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs/ci.md").read_text(encoding="utf-8"), re.DOTALL)

    def test_the_workflow_asks_for_no_more_than_it_needs(self) -> None:
        workflow = yaml.safe_load(self.BLOCKS[0])
        assert workflow["permissions"] == {}
        permissions = {"contents": "read", "security-events": "write"}
        assert [job["permissions"] for job in workflow["jobs"].values()] == [permissions]

    def test_the_inputs_of_its_steps_exist(self) -> None:
        steps = [
            step for block in self.BLOCKS[:2] for step in re.findall(r"mtls-lint/mtls-lint@.*((?:\n +.*)*)", block)
        ]
        used = {name for step in steps for name in re.findall(r"^ {10}([\w-]+):", step, re.MULTILINE)}
        assert used == {"since"}
        assert used <= set(ACTION["inputs"])

    def test_gitlab_finds_the_reports_it_is_told_of(self, tmp_path: Path) -> None:
        (job,) = yaml.safe_load(self.BLOCKS[2]).values()
        write(tmp_path, a_js=ISSUE)
        command = job["script"][-1].split()
        assert command[0] == "mtls-lint"
        assert lint(tmp_path, *command[1:]).returncode == 1
        assert all((tmp_path / report).stat().st_size for report in job["artifacts"]["reports"].values())

    def test_the_hooks_exist(self) -> None:
        hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
        (repository,) = yaml.safe_load(self.BLOCKS[3])["repos"]
        assert {hook["id"] for hook in repository["hooks"]} <= {hook["id"] for hook in hooks}
