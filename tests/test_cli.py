"""The command line: options, outputs, exit codes."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, Any

import pytest

import mtls_lint
from mtls_lint import cli, engine
from mtls_lint.catalogue import rules
from mtls_lint.config import Settings
from mtls_lint.findings import Finding, Level, Location, Notice, Persona, Report, Severity
from mtls_lint.progress import Progress
from mtls_lint.why import Question
from sample_tree import ISSUE

RULE = next(iter(rules().values()))
FINDING = Finding(RULE, Location("é/a.py", 1, 1, 1, 2), "The message.", "The fix.")


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.py").write_text("x = 1\n")


class Stage:
    """Runs the command line in this process, with an engine that returns a given report."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.findings: tuple[Finding, ...] = ()
        self.notices: tuple[Notice, ...] = ()
        self.failure: BaseException | None = None
        self.settings: Settings | None = None
        self.question: Question | None = None
        self._capsys = capsys
        monkeypatch.setattr(engine, "run", self._run)

    def _run(self, settings: Settings, catalogue: Any, *, question: Question | None, **more: Any) -> Report:
        self.settings, self.question = settings, question
        if self.failure:
            raise self.failure
        return Report(self.findings, (), self.notices, tuple(catalogue.values()), 1)

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as caught:
            cli.main(arguments)
        captured = self._capsys.readouterr()
        assert isinstance(caught.value.code, int)
        return caught.value.code, captured.out, captured.err


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Stage:
    return Stage(monkeypatch, capsys)


def process(
    *arguments: str, stdout: int | IO[str] = subprocess.PIPE, **variables: str
) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    environment = os.environ | {"PYTHONPATH": str(Path(mtls_lint.__file__).parents[1])} | variables
    command = [sys.executable, "-m", "mtls_lint", *arguments]
    return subprocess.run(
        command, stdout=stdout, stderr=subprocess.PIPE, encoding="utf-8", env=environment, check=False
    )


ERROR = Notice("engine-failure", Level.ERROR, "it broke")
WARNING = Notice("unused-suppression", Level.WARNING, "look here", "a.py", 3)
NOTE = Notice("passed-over", Level.NOTE, "passed over", "b.py")


class TestExitCode:
    @pytest.mark.parametrize(
        ("findings", "notices", "options", "code"),
        [
            ((), (), (), 0),
            ((FINDING,), (), (), 1),
            ((FINDING,), (), ("--exit-zero",), 0),
            ((FINDING,), (ERROR,), (), 2),
            ((), (ERROR,), ("--exit-zero",), 2),
            ((), (WARNING, NOTE), (), 0),
        ],
    )
    def test_of_a_run(
        self,
        stage: Stage,
        findings: tuple[Finding, ...],
        notices: tuple[Notice, ...],
        options: tuple[str, ...],
        code: int,
    ) -> None:
        stage.findings, stage.notices = findings, notices
        assert stage(*options)[0] == code

    def test_a_crash_is_not_taken_for_findings(self, stage: Stage) -> None:
        stage.failure = ValueError("surprise")
        code, _, err = stage()
        assert code == 2
        assert f"internal error of mtls-lint {mtls_lint.__version__}" in err
        assert "surprise" in err

    def test_an_interrupt_is_not_taken_for_findings(self, stage: Stage) -> None:
        stage.failure = KeyboardInterrupt()
        assert stage()[0] == 2


class TestUsage:
    @pytest.mark.parametrize(
        ("arguments", "reason"),
        [
            (("--frobnicate",), "No such option"),
            (("--format", "xml"), "'xml' is not one of"),
            (("--format", "json", "--format", "sarif"), "more than one format goes to standard output"),
            (
                ("--format", "json", "--output", "o", "--format", "sarif", "--output", "o"),
                "more than one format goes to o",
            ),
            (("--output", "a", "--output", "b"), "more --output than --format"),
            (("--select", "MTSL202"), "unknown rule 'MTSL202'; did you mean 'MTLS202'?"),
            (("--ignore", "MTLS202,XYZ"), "--ignore: unknown rule 'XYZ'"),
            (("--language", "go"), "--language goes with --explain"),
            (("--explain", "MTLS209"), "unknown rule 'MTLS209'; did you mean"),
            (("--jobs", "0"), "0 is not in the range"),
            (("--config", "absent.toml"), "absent.toml: cannot be read"),
        ],
    )
    def test_wrong(self, stage: Stage, arguments: tuple[str, ...], reason: str) -> None:
        code, _, err = stage(*arguments)
        assert code == 2
        assert reason in err
        assert stage.settings is None, "nothing is scanned"

    def test_a_bad_configuration(self, stage: Stage) -> None:
        Path(".mtls-lint.toml").write_text("persna = 'auditor'\n")
        code, _, err = stage()
        assert code == 2
        assert ".mtls-lint.toml: unknown key 'persna'; did you mean 'persona'?" in err

    def test_all_options(self, stage: Stage) -> None:
        stage(
            *(
                "--persona",
                "auditor",
                "--select",
                "MTLS1,mtls2",
                "--select",
                "MTLS301",
                "--ignore",
                "MTLS101",
            ),
            *("--min-severity", "high", "--assume-mtls", "--include-tests", "--exit-zero", "--jobs", "3"),
            *("-vv", "-q", "src", "lib"),
        )
        assert stage.settings == Settings(
            paths=("src", "lib"),
            persona=Persona.AUDITOR,
            select=("MTLS1", "MTLS2", "MTLS301"),
            ignore=("MTLS101",),
            min_severity=Severity.HIGH,
            assume_mtls=True,
            include_tests=True,
            exit_zero=True,
            jobs=3,
            verbosity=1,
        )

    def test_the_current_folder_by_default(self, stage: Stage) -> None:
        stage()
        assert stage.settings == Settings()

    def test_a_flag_not_given_leaves_the_configuration(self, stage: Stage) -> None:
        Path(".mtls-lint.toml").write_text("assume-mtls = true\n")
        stage()
        assert stage.settings
        assert stage.settings.assume_mtls


class TestInformation:
    def test_version(self, stage: Stage) -> None:
        assert stage("--version")[:2] == (0, f"mtls-lint {mtls_lint.__version__}\n")

    def test_list_rules(self, stage: Stage) -> None:
        code, out, _ = stage("--list-rules")
        assert code == 0
        assert all(rule_id in out for rule_id in rules())

    def test_explain(self, stage: Stage) -> None:
        code, out, _ = stage("--explain", RULE.id.lower())
        assert code == 0
        assert RULE.title in out

    def test_explain_in_one_language(self, stage: Stage) -> None:
        rule = rules()["MTLS301"]
        assert rule.bad["go"].strip() in stage("--explain", rule.id, "--language", "go")[1]
        code, out, _ = stage("--explain", rule.id, "--language", "python")
        assert code == 0
        assert rule.bad["go"].strip() not in out


class TestOutputs:
    def test_each_format_goes_to_its_own_output(self, stage: Stage) -> None:
        stage.findings = (FINDING,)
        formats = ("--format", "json", "--output", "o.json", "--format", "sarif", "--output", "-")
        _, out, _ = stage(*formats, "--format", "text", "--output", "o.txt")
        assert json.loads(out)["version"] == "2.1.0"
        assert RULE.id in json.dumps(json.loads(Path("o.json").read_text()))
        assert "é/a.py:1:1" in Path("o.txt").read_text("utf-8")

    def test_a_format_without_output_goes_to_standard_output(self, stage: Stage) -> None:
        _, out, _ = stage("--format", "json", "--output", "o.json", "--format", "text")
        assert "no findings" in out

    def test_a_file_is_replaced_as_a_whole(self, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
        Path("o.json").write_text("the old report")

        def failing(*arguments: Any, **options: Any) -> None:
            arguments[2].write("half")
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("mtls_lint.report.write", failing)
        code, _, err = stage("--format", "json", "--output", "o.json")
        assert code == 2
        assert "o.json: cannot be written: No space left on device" in err
        assert Path("o.json").read_text() == "the old report"
        assert sorted(path.name for path in Path().iterdir()) == ["a.py", "o.json"]

    def test_a_missing_folder(self, stage: Stage) -> None:
        code, _, err = stage("--output", "absent/o.txt")
        assert code == 2
        assert "absent/o.txt: cannot be written: No such file or directory" in err

    def test_a_link_stays_a_link(self, stage: Stage) -> None:
        Path("real.txt").touch()
        Path("o.txt").symlink_to("real.txt")
        stage("--output", "o.txt")
        assert Path("o.txt").is_symlink()
        assert "no findings" in Path("real.txt").read_text()

    def test_a_device_is_written_to_and_not_replaced(self, stage: Stage) -> None:
        assert stage("--output", os.devnull)[0] == 0
        assert not Path(os.devnull).is_file()

    @pytest.mark.parametrize(
        ("options", "shown"),
        [
            ((), ["error", "warning"]),
            (("-q",), ["error"]),
            (("-v",), ["error", "warning", "note"]),
            (("--format", "json"), ["error", "warning"]),
        ],
    )
    def test_notices_go_to_standard_error(self, stage: Stage, options: tuple[str, ...], shown: list[str]) -> None:
        stage.notices = (ERROR, WARNING, NOTE)
        _, out, err = stage(*options)
        assert [line.split(":")[0] for line in err.splitlines()] == shown
        assert ("look here" in out) is ("json" in options)

    def test_a_notice_names_its_place_and_kind(self, stage: Stage) -> None:
        stage.notices = (WARNING,)
        assert stage()[2] == "warning: a.py:3: look here [unused-suppression]\n"


class TestBrief:
    def test_statistics(self, stage: Stage) -> None:
        other = list(rules().values())[1]
        stage.findings = (Finding(other, FINDING.location, "m", "f"), *[FINDING] * 10)
        code, out, _ = stage("--statistics")
        assert (code, out) == (
            1,
            f"10  {RULE.id}  {RULE.severity.label:<8}  {RULE.name}\n"
            f" 1  {other.id}  {other.severity.label:<8}  {other.name}\n",
        )

    def test_summary(self, stage: Stage) -> None:
        stage.findings = (FINDING,)
        assert stage("--summary", "-q")[1] == f"1 finding (1 {RULE.severity.label}) in 1 file\n"

    def test_next_to_another_report(self, stage: Stage) -> None:
        stage.findings = (FINDING,)
        _, out, _ = stage("--format", "json", "--output", "o.json", "--statistics")
        assert RULE.id in Path("o.json").read_text()
        assert out.startswith(f"1  {RULE.id}")
        assert stage("--statistics", "--summary")[0] == 2


class TestCompletions:
    def test_options_and_their_values(self) -> None:
        def completed(words: str, number: int) -> list[str]:
            done = process(_MTLS_LINT_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=str(number))
            return done.stdout.split()

        assert completed("mtls-lint --show", 1) == ["plain,--show-settings", "plain,--show-files"]
        assert completed("mtls-lint --persona p", 2) == ["plain,pedantic"]

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_the_script_is_for_the_shell(self, shell: str) -> None:
        done = process("--completions", shell)
        assert done.returncode == 0
        assert f"_MTLS_LINT_COMPLETE={shell}_complete" in done.stdout

    @pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
    def test_bash_takes_it(self) -> None:
        script = process("--completions", "bash").stdout
        command = ["bash", "-c", f"{script}\ncomplete -p mtls-lint"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert "mtls-lint" in done.stdout


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class TestProgress:
    def test_is_shown_after_a_while_and_leaves_nothing(self) -> None:
        terminal = Terminal()
        with Progress(terminal, delay=0) as progress:
            progress.tell("following the paths in 7 files")
            deadline = time.monotonic() + 5
            while "7 files" not in terminal.getvalue() and time.monotonic() < deadline:
                time.sleep(0.01)
        assert "mtls-lint: following the paths in 7 files (" in terminal.getvalue()
        assert terminal.getvalue().endswith("\r\x1b[K")

    def test_a_short_run_has_none(self) -> None:
        terminal = Terminal()
        with Progress(terminal) as progress:
            progress.tell("reading the files")
        assert terminal.getvalue() == ""

    @pytest.mark.parametrize(
        ("terminal", "options", "variable", "wanted"),
        [
            (True, (), "", True),
            (False, (), "", False),
            (True, ("-q",), "", False),
            (True, (), "PRE_COMMIT", False),
            (True, (), "GIT_INDEX_FILE", False),
        ],
    )
    def test_only_where_someone_waits(
        self,
        stage: Stage,
        monkeypatch: pytest.MonkeyPatch,
        terminal: bool,
        options: tuple[str, ...],
        variable: str,
        wanted: bool,
    ) -> None:
        for name in ("PRE_COMMIT", "GIT_DIR", "GIT_INDEX_FILE"):
            monkeypatch.delenv(name, raising=False)
        if variable:
            monkeypatch.setenv(variable, "1")
        monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
        started: list[Progress] = []

        def enter(progress: Progress) -> Progress:
            started.append(progress)
            return progress

        monkeypatch.setattr(Progress, "__enter__", enter)
        monkeypatch.setattr(Progress, "__exit__", lambda self, *failure: None)
        stage(*options)
        assert bool(started) is wanted

    def test_each_stage_is_told(self) -> None:
        Path("a.js").write_text(ISSUE)
        stages: list[str] = []
        engine.run(Settings(), rules(), tell=stages.append)
        assert stages == ["reading the files", "following the paths in 1 file(s)", "waiting for Semgrep"]


class TestProcess:
    def test_module_and_exit_codes(self) -> None:
        assert process("a.py").returncode == 0
        assert process("absent.py").returncode == 2

    def test_output_survives_a_terminal_that_is_not_utf8(self) -> None:
        done = process("日本.py", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
        assert done.returncode == 2
        assert "日本.py: does not exist" in done.stderr

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
    @pytest.mark.parametrize("arguments", [("a.py",), ("--list-rules",)])
    def test_a_full_disk(self, arguments: tuple[str, ...]) -> None:
        with Path("/dev/full").open("w") as full:
            done = process(*arguments, stdout=full)
        assert (done.returncode, done.stderr) == (
            2,
            "Error: standard output cannot be written: No space left on device\n",
        )

    def test_a_closed_pipe(self) -> None:
        reader, writer = os.pipe()
        os.close(reader)
        done = process("a.py", stdout=writer)
        os.close(writer)
        assert (done.returncode, done.stderr) == (
            2,
            "Error: standard output cannot be written: Broken pipe\n",
        )

    def test_start_is_quick(self) -> None:
        """The budget is 150 ms; the best of several runs, because the machine may be busy with other work."""

        def seconds(*arguments: str) -> float:
            started = time.perf_counter()
            assert process(*arguments).returncode == 0
            return time.perf_counter() - started

        for arguments in (("--version",), ("a.py",)):
            assert min(seconds(*arguments) for _ in range(5)) < 0.150 * _slowness()


def _slowness() -> float:
    """How much slower than a fair machine this one is now, by what the bare interpreter needs to start."""

    def seconds() -> float:
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", "import click"], check=True)
        return time.perf_counter() - started

    return max(1.0, min(seconds() for _ in range(3)) / 0.070)
