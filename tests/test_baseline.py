"""What is known already: counted, told by the code and not by where it stands, from a file or a git revision."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.cases import ROOT
from mtls_lint import baseline
from mtls_lint.findings import Finding, Location, Report, Rule, Severity
from sample_tree import FOUND, HARMLESS, ISSUE, commit, git, lint, write

CHAIN = Rule("MTLS201", "chain", "t", Severity.CRITICAL, (1,), "", "", "", "")
BINDING = Rule("MTLS301", "binding", "t", Severity.HIGH, (1,), "", "", "", "")


def report(*files: tuple[str, str], rule: Rule = CHAIN) -> Report:
    """A report with a finding at each ``sign(…)`` of the files, from its name to the closing bracket."""
    findings = []
    for path, content in files:
        text = content.removeprefix("\ufeff")
        start = text.find("sign")
        while start != -1:
            end = text.index(")", start) + 1
            before, until = text[:start].split("\n"), text[:end].split("\n")
            place = Location(path, len(before), len(before[-1]) + 1, len(until), len(until[-1]) + 1)
            findings.append(Finding(rule, place, "m", "f"))
            start = text.find("sign", end)
    return Report(tuple(findings), (), (), (rule,), 1, contents={path: text.encode() for path, text in files})


def new(before: Report, now: Report) -> list[tuple[str, int]]:
    """Path and line of what is new, after the earlier report went through a file."""
    stream = io.StringIO()
    baseline.write(baseline.of_report(before, Path()), stream)
    file = Path("baseline.json")
    file.write_text(stream.getvalue(), encoding="utf-8")
    found, known, _ = baseline.read(file).divide(now)
    assert len(found) + len(known) == len(now.findings)
    return [(finding.location.path, finding.location.line) for finding in found]


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


BEFORE = ("a.js", "x = sign({ a: 'b' }, key);\n")


class TestTheSameFlaw:
    @pytest.mark.parametrize(
        "now",
        [
            BEFORE,
            ("a.js", "\n\n  const y = sign({ a: 'b' }, key);\n"),
            ("lib/renamed.js", BEFORE[1]),
            ("a.js", 'x = sign(\n  {\n    a: "b",\n  },\n  key,\n)\n'),
            ("a.js", "\ufeffx = sign({ a: 'b' }, key);\r\n"),
        ],
        ids=["unchanged", "moved", "renamed", "formatted", "crlf-and-bom"],
    )
    def test_is_known(self, now: tuple[str, str]) -> None:
        assert new(report(BEFORE), report(now)) == []

    @pytest.mark.parametrize(
        "now", ["x = sign({ a: 'c' }, key);", "x = sign({ a: 'b' }, other);"], ids=["claims", "key"]
    )
    def test_is_not_known_where_the_code_differs(self, now: str) -> None:
        assert new(report(BEFORE), report(("a.js", now))) == [("a.js", 1)]

    def test_is_not_known_by_another_rule(self) -> None:
        assert new(report(BEFORE), report(BEFORE, rule=BINDING)) == [("a.js", 1)]


class TestCounting:
    def test_a_second_flaw_of_the_same_kind_is_new(self) -> None:
        assert new(report(BEFORE), report(("a.js", BEFORE[1] * 2))) == [("a.js", 2)]

    def test_a_copy_in_another_file_is_the_new_one(self) -> None:
        assert new(report(BEFORE), report(("A.js", BEFORE[1]), BEFORE)) == [("A.js", 1)]

    def test_one_of_two_moved_to_another_file(self) -> None:
        assert new(report(("a.js", BEFORE[1] * 2)), report(BEFORE, ("b.js", BEFORE[1]))) == []

    def test_what_is_gone_is_counted(self) -> None:
        known = baseline.of_report(report(("a.js", BEFORE[1] * 3)), Path())
        assert known.divide(report(BEFORE))[2] == 2

    @settings(deadline=None)
    @given(st.lists(st.sampled_from("abc"), max_size=6), st.lists(st.sampled_from("abc"), max_size=6))
    def test_there_are_as_many_new_ones_as_there_are_more(self, before: list[str], now: list[str]) -> None:
        def spread(names: list[str]) -> Report:
            return report(*((name, BEFORE[1] * names.count(name)) for name in sorted(set(names))))

        found, known, gone = baseline.of_report(spread(before), Path()).divide(spread(now))
        assert (len(found), gone) == (max(0, len(now) - len(before)), max(0, len(before) - len(now)))
        assert len(known) == min(len(now), len(before))

    def test_what_two_sources_know_is_not_known_twice(self) -> None:
        known = baseline.of_report(report(BEFORE), Path())
        assert len(known.either(known).divide(report(("a.js", BEFORE[1] * 2)))[0]) == 1

    def test_what_either_source_knows_is_known(self) -> None:
        other = ("b.js", "sign(other)")
        known = baseline.of_report(report(BEFORE), Path()).either(baseline.of_report(report(other), Path("..")))
        assert known.divide(report(BEFORE, other))[0] == ()


class TestFile:
    def test_paths_are_relative_to_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        stream = io.StringIO()
        baseline.write(baseline.of_report(report(("../src/a.js", BEFORE[1])), Path("..")), stream)
        (entry,) = json.loads(stream.getvalue())["findings"]
        assert (entry["path"], entry["rule"], entry["count"]) == ("src/a.js", "MTLS201", 1)

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            (None, "cannot be read: No such file"),
            ("nonsense", "is no baseline: Expecting value"),
            ("[]", "is no baseline of version 1"),
            ('{"version": 2}', "is no baseline of version 1; write it anew"),
            ('{"version": 1, "findings": [{"path": "a"}]}', "an entry has path, rule, key and count, unlike"),
        ],
    )
    def test_an_unusable_one(self, text: str | None, reason: str) -> None:
        file = Path("b.json")
        if text is not None:
            file.write_text(text)
        with pytest.raises(baseline.BaselineError) as caught:
            baseline.read(file)
        assert str(caught.value).startswith(f"b.json: {reason}")


def rules(stdout: str) -> list[str]:
    return [finding["rule"] for finding in json.loads(stdout)["findings"]]


class TestCommandLine:
    def test_written_and_used(self, tmp_path: Path) -> None:
        write(tmp_path, src__a_js=ISSUE)
        done = lint(tmp_path, "--write-baseline", "known.json")
        assert (done.returncode, done.stdout) == (0, "known.json: 3 findings are known from now on\n")
        done = lint(tmp_path, "--baseline", "known.json")
        assert (done.returncode, done.stdout) == (0, "no findings in 1 file, 3 known before\n")
        write(tmp_path, src__b_js=ISSUE)
        done = lint(tmp_path, "--baseline", "known.json", "--format", "json")
        assert (done.returncode, rules(done.stdout)) == (1, FOUND)
        assert {finding["location"]["path"] for finding in json.loads(done.stdout)["findings"]} == {"src/b.js"}

    def test_a_real_formatter_makes_nothing_new(self, tmp_path: Path) -> None:
        shutil.copytree(ROOT / "corpus/python", tmp_path / "src")
        assert lint(tmp_path, "--write-baseline", "known.json", "--persona", "auditor").returncode == 0
        before = {path: path.read_bytes() for path in tmp_path.rglob("*.py")}
        quotes = ("--config", "format.quote-style='single'", "--line-length", "50")
        command = [sys.executable, "-m", "ruff", "format", "--isolated", *quotes, str(tmp_path)]
        subprocess.run(command, check=True, capture_output=True)
        assert sum(path.read_bytes() != text for path, text in before.items()) > len(before) / 2
        done = lint(tmp_path, "--baseline", "known.json", "--persona", "auditor", "--summary")
        assert (done.returncode, done.stdout.partition(" in ")[0]) == (0, "no findings")

    def test_named_by_the_configuration_of_any_folder(self, tmp_path: Path) -> None:
        write(tmp_path, src__a_js=ISSUE)
        lint(tmp_path / "src", "--write-baseline", "../known.json", "..")
        (tmp_path / ".mtls-lint.toml").write_text("baseline = 'known.json'\n")
        assert lint(tmp_path / "src").returncode == 0

    def test_fixed_flaws_are_mentioned(self, tmp_path: Path) -> None:
        write(tmp_path, a_js=ISSUE, b_js=ISSUE)
        lint(tmp_path, "--write-baseline", "known.json")
        (tmp_path / "b.js").unlink()
        assert (
            "3 known finding(s) are not found any more" in lint(tmp_path, "--baseline", "known.json", "-v").stderr
        )

    @pytest.mark.parametrize(
        ("arguments", "reason"),
        [
            (("--baseline", "absent.json"), "absent.json: cannot be read"),
            (("--write-baseline", "b.json", "--since", "HEAD"), "a baseline holds all that is found"),
            (("--write-baseline", "b.json", "--focus", "a.js"), "a baseline holds all that is found"),
            (("--write-baseline", "b.json", "absent.js"), "absent.js: does not exist"),
        ],
    )
    def test_refused(self, tmp_path: Path, arguments: tuple[str, ...], reason: str) -> None:
        write(tmp_path, a_js=ISSUE)
        done = lint(tmp_path, *arguments)
        assert done.returncode == 2
        assert reason in done.stderr
        assert not (tmp_path / "b.json").exists()


class TestSince:
    @pytest.fixture
    def repository(self, tmp_path: Path) -> Path:
        git(tmp_path, "init", "-q")
        write(tmp_path, src__a_js=ISSUE, src__util_js=HARMLESS)
        (tmp_path / ".gitattributes").write_text("*.js export-ignore\n")
        commit(tmp_path)
        return tmp_path

    def test_what_was_there_is_not_new(self, repository: Path) -> None:
        git(repository, "mv", "src/a.js", "src/moved.js")
        write(repository, src__moved_js="// moved\n" + ISSUE.replace("'", '"'))
        done = lint(repository, "--since", "HEAD")
        assert (done.returncode, done.stdout) == (0, "no findings in 2 files, 3 known before\n")

    def test_what_came_since_is_new(self, repository: Path) -> None:
        write(repository, src__b_js=ISSUE)
        done = lint(repository, "--since", "HEAD", "--format", "json")
        assert (done.returncode, rules(done.stdout)) == (1, FOUND)
        assert lint(repository, "--since", "HEAD", "src/a.js").returncode == 0
        assert lint(repository / "src", "--since", "HEAD", "b.js").returncode == 1

    def test_a_check_that_was_removed_elsewhere_makes_old_code_flawed(self, repository: Path) -> None:
        server = """
const https = require('https');
const { issue } = require('./src/a');
https.createServer({ requestCert: true, crl: process.env.CRL, ca: process.env.CA }, issue).listen(443);
"""
        write(repository, server_js=server)
        commit(repository)
        write(repository, server_js=server.replace("crl: process.env.CRL, ", ""))
        done = lint(repository, "--since", "HEAD", "--format", "json")
        assert rules(done.stdout) == ["MTLS202"]

    def test_a_tracked_file_that_an_ignore_file_names_is_known(self, repository: Path) -> None:
        (repository / ".gitignore").write_text("src/a.js\n")
        commit(repository)
        assert lint(repository, "--since", "HEAD").returncode == 0

    def test_patterns_of_a_configuration_above_the_repository(self, tmp_path: Path) -> None:
        repository = tmp_path / "service"
        write(repository, legacy__a_js=ISSUE, b_js=HARMLESS)
        git(repository, "init", "-q")
        commit(repository)
        (tmp_path / ".mtls-lint.toml").write_text("exclude = ['/service/legacy/']\n")
        git(repository, "mv", "legacy", "current")
        assert rules(lint(repository, "--since", "HEAD", "--format", "json").stdout) == FOUND

    def test_where_the_branch_began(self, repository: Path) -> None:
        git(repository, "checkout", "-qb", "feature")
        write(repository, src__b_js=ISSUE)
        commit(repository)
        git(repository, "checkout", "-q", "main")
        (repository / "src/a.js").unlink()
        commit(repository)
        git(repository, "checkout", "-q", "feature")

        def paths(revision: str) -> set[str]:
            done = lint(repository, "--since", revision, "--format", "json")
            return {finding["location"]["path"] for finding in json.loads(done.stdout)["findings"]}

        assert paths("main") == {"src/a.js", "src/b.js"}
        assert paths("main...") == {"src/b.js"}

    def test_with_a_baseline_too(self, repository: Path) -> None:
        write(repository, src__b_js=ISSUE)
        lint(repository, "--write-baseline", "known.json")
        assert lint(repository, "--since", "HEAD", "--baseline", "known.json").returncode == 0
        write(repository, src__c_js=ISSUE)
        done = lint(repository, "--since", "HEAD", "--baseline", "known.json", "--format", "json")
        assert {finding["location"]["path"] for finding in json.loads(done.stdout)["findings"]} == {"src/c.js"}

    def test_git_does_not_run_the_repository_s_filters(self, repository: Path) -> None:
        git(repository, "config", "filter.x.smudge", f"touch {repository}/ran; cat")
        (repository / ".gitattributes").write_text("*.js filter=x\n")
        commit(repository)
        lint(repository, "--since", "HEAD")
        assert not (repository / "ran").exists()

    @pytest.mark.parametrize(
        ("revision", "reason"),
        [("nonsense", "git knows no revision 'nonsense'"), ("--all", "takes a git revision, not '--all'")],
    )
    def test_a_revision_that_is_none(self, repository: Path, revision: str, reason: str) -> None:
        done = lint(repository, f"--since={revision}")
        assert (done.returncode, done.stdout) == (2, "")
        assert reason in done.stderr

    def test_outside_a_repository(self, tmp_path: Path) -> None:
        write(tmp_path, a_js=ISSUE)
        done = lint(tmp_path, "--since", "HEAD")
        assert done.returncode == 2
        assert "this folder is in no git repository" in done.stderr


class TestShallowClone:
    """The command in the message, run as it stands, makes the same comparison succeed."""

    @pytest.fixture
    def origin(self, tmp_path: Path) -> Path:
        origin = tmp_path / "origin"
        write(origin, src__a_js=ISSUE)
        git(origin, "init", "-q")
        git(origin, "config", "uploadpack.allowAnySHA1InWant", "true")
        commit(origin)
        git(origin, "checkout", "-qb", "feature")
        write(origin, src__b_js=ISSUE)
        commit(origin)
        return origin

    @pytest.mark.parametrize("revision", ["HEAD~1", "origin/main", "origin/main...", "hash", "main..."])
    def test_fails_with_the_command_that_helps(self, origin: Path, tmp_path: Path, revision: str) -> None:
        if revision == "hash":
            revision = git(origin, "rev-parse", "main")
        git(tmp_path, "clone", "-q", "--depth=1", "--branch=feature", f"file://{origin}", "clone")
        clone = tmp_path / "clone"
        if revision == "main...":
            git(clone, "fetch", "-q", "--depth=1", "origin", "main:main")
        done = lint(clone, "--since", revision)
        assert (done.returncode, done.stdout) == (2, "")
        assert f"this clone is shallow and does not reach {revision}; run: git fetch" in done.stderr
        git(clone, *done.stderr.partition("run: git ")[2].split())
        done = lint(clone, "--since", revision, "--format", "json")
        assert {finding["location"]["path"] for finding in json.loads(done.stdout)["findings"]} == {"src/b.js"}
