"""Named files in front of the tree they belong to, as a hook or an editor asks for them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from harness.cases import ROOT, collect
from mtls_lint import engine
from mtls_lint.catalogue import rules
from mtls_lint.config import Settings
from mtls_lint.findings import Persona
from mtls_lint.source import prefilter
from mtls_lint.source.file import SETTINGS, language_of
from sample_tree import FOUND, HARMLESS, ISSUE, git, lint, write

SERVER = """\
const https = require('https');
const { issue } = require('./src/a');
https.createServer({ requestCert: true, crl: process.env.CRL, ca: process.env.CA }, issue).listen(443);
"""


def found(done: subprocess.CompletedProcess[str]) -> list[tuple[str, str]]:
    assert done.returncode in (0, 1), done.stderr
    findings = json.loads(done.stdout)["findings"]
    return [(finding["location"]["path"], finding["rule"]) for finding in findings]


def focus(root: Path, *arguments: str, given: str = "") -> list[tuple[str, str]]:
    return found(lint(root, "--focus", "--format", "json", *arguments, given=given))


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    write(tmp_path, src__a_js=ISSUE, src__b_js=ISSUE, util_js=HARMLESS)
    return tmp_path


class TestWhatIsShown:
    def test_only_the_named_files(self, tree: Path) -> None:
        assert focus(tree, "src/b.js", "util.js") == [("src/b.js", rule) for rule in FOUND]

    def test_a_check_in_another_file_counts(self, tree: Path) -> None:
        write(tree, server_js=SERVER)
        assert focus(tree, "src/a.js") == [("src/a.js", "MTLS301")]

    def test_several_runs_show_what_one_shows(self, tree: Path) -> None:
        write(tree, server_js=SERVER)
        names = ["src/a.js", "src/b.js", "server.js", "util.js"]
        parts = [finding for name in names for finding in focus(tree, name)]
        assert sorted(parts) == sorted(focus(tree, *names)) == sorted(found(lint(tree, "--format", "json")))

    def test_from_a_folder_inside(self, tree: Path) -> None:
        write(tree, server_js=SERVER)
        assert focus(tree / "src", "a.js") == [("../src/a.js", "MTLS301")]

    def test_in_a_folder_without_git_the_configuration_s(self, tmp_path: Path) -> None:
        write(tmp_path, src__a_js=ISSUE, server_js=SERVER)
        (tmp_path / ".mtls-lint.toml").touch()
        assert focus(tmp_path / "src", "a.js") == [("../src/a.js", "MTLS301")]

    def test_the_configuration_is_the_tree_s_whatever_is_named_first(self, tree: Path) -> None:
        (tree / ".mtls-lint.toml").write_text("ignore = ['MTLS201', 'MTLS202']")
        (tree / "src/.mtls-lint.toml").write_text("ignore = ['MTLS3']")
        assert focus(tree, "src/a.js") == [("src/a.js", "MTLS301")]

    def test_remarks_on_other_files_are_left_out(self, tree: Path) -> None:
        write(tree, other_js=ISSUE + "// mtls-lint: ignore[MTLS999]\n")
        assert "MTLS999" not in lint(tree, "--focus", "src/a.js").stderr
        assert "MTLS999" in lint(tree, "--focus", "other.js").stderr

    def test_a_known_flaw_elsewhere_excuses_no_new_one(self, tree: Path) -> None:
        (tree / "src/b.js").unlink()
        lint(tree, "--write-baseline", "known.json")
        write(tree, src__c_js=ISSUE)
        assert focus(tree, "--baseline", "known.json", "src/c.js") == [("src/c.js", rule) for rule in FOUND]
        assert focus(tree, "--baseline", "known.json", "src/a.js") == []

    def test_against_a_revision(self, tree: Path) -> None:
        git(tree, "add", "-A")
        git(tree, "commit", "-qm", "x")
        git(tree, "mv", "src/a.js", "src/c.js")
        write(tree, src__d_js=ISSUE)
        assert focus(tree, "--since", "HEAD", "src/c.js") == []
        assert len(focus(tree, "--since", "HEAD", "src/d.js")) == len(FOUND)


class TestWhatIsPassedOver:
    def test_what_the_tree_s_own_scan_passes_over(self, tree: Path) -> None:
        write(tree, test__a_js=ISSUE, legacy__a_js=ISSUE, venv__a_js=ISSUE)
        (tree / ".mtls-lint.toml").write_text("exclude = ['legacy/']")
        done = lint(tree, "--focus", "test/a.js", "legacy/a.js", "venv/a.js")
        assert (done.returncode, done.stderr) == (0, "")

    def test_without_focus_only_when_asked_for(self, tree: Path) -> None:
        write(tree, test__a_js=ISSUE)
        (tree / "bundle.js").write_text("// @generated\n" + ISSUE)
        names = ("test/a.js", "bundle.js")
        assert lint(tree, *names).returncode == 1
        assert lint(tree, "--force-exclude", *names).returncode == 0

    def test_only_files_of_no_language(self, tree: Path) -> None:
        (tree / "notes.txt").touch()
        done = lint(tree, "--focus", "-q", "notes.txt")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

    def test_a_file_outside_is_an_error(self, tree: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
        outside = tmp_path_factory.mktemp("outside")
        write(outside, a_js=ISSUE)
        done = lint(tree, "--focus", str(outside / "a.js"))
        assert done.returncode == 2
        assert "it is not in the tree around the named files" in done.stderr


class TestSpeed:
    def test_the_tree_is_not_read_for_files_without_a_word(
        self, tree: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tree)

        def never(*arguments: object) -> object:
            raise AssertionError("must not run")

        monkeypatch.setattr("mtls_lint.source.listing.below", never)
        report = engine.run(Settings(paths=("util.js",), focus=True), rules())
        assert (report.findings, report.scanned, report.notices) == ((), 1, ())

    def test_no_finding_of_any_case_stands_in_a_file_without_a_word(self) -> None:
        """What makes the shortcut right."""
        keep = prefilter.keeper(prefilter.load())
        for case in collect("corpus", "tests/cases"):
            for name in {path for path, _, _ in case.expected}:
                language = language_of(name)
                assert language
                assert language in SETTINGS or keep((ROOT / name).read_bytes(), language), name


class TestStandardInput:
    def test_is_the_content_of_a_file_that_need_not_exist(self, tree: Path) -> None:
        done = lint(tree, "--stdin-filename", "new.js", "-", "--format", "json", given=ISSUE)
        assert found(done) == [("new.js", rule) for rule in FOUND]

    def test_instead_of_what_is_on_disk(self, tree: Path) -> None:
        write(tree, server_js=SERVER)
        assert focus(tree, "--stdin-filename", "src/a.js", given="\n\n" + ISSUE) == [("src/a.js", "MTLS301")]
        assert focus(tree, "--stdin-filename", "src/a.js", given=HARMLESS) == []

    @pytest.mark.parametrize(
        ("arguments", "reason"),
        [
            (("-",), "standard input needs --stdin-filename"),
            (("--stdin-filename", "a.js", "src"), "the only PATH is -"),
            (("--focus",), "--focus needs the PATHs"),
        ],
    )
    def test_refused(self, tree: Path, arguments: tuple[str, ...], reason: str) -> None:
        done = lint(tree, *arguments)
        assert done.returncode == 2
        assert reason in done.stderr


def test_personas_hold_in_focus(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree)
    settings = Settings(paths=("src/a.js",), focus=True, persona=Persona.PEDANTIC)
    assert len(engine.run(settings, rules()).findings) > len(FOUND)
