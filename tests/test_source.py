"""Places in files, discovery, and the filter in front of the engines."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtls_lint.config import Settings
from mtls_lint.findings import Level, Location
from mtls_lint.source import prefilter
from mtls_lint.source.file import Language, SourceFile, language_of
from mtls_lint.source.judge import Reason, by_content
from mtls_lint.source.walk import MAX_BYTES, MAX_SETTINGS_BYTES, Discovery, discover


def source(content: bytes) -> SourceFile:
    return SourceFile("a.py", Path("a.py"), Language.PYTHON, content)


def grow(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x = 1\n")


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True)


def paths(found: Discovery) -> list[str]:
    return [file.path for file in found.files]


def passed_over(found: Discovery) -> dict[str, Reason]:
    return dict(found.passed_over)


@pytest.fixture(params=["git", "walk"])
def tree(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, once a git work tree and once a plain folder."""
    if request.param == "git":
        git(tmp_path, "init")
    monkeypatch.chdir(tmp_path)
    return tmp_path


class TestLanguage:
    @pytest.mark.parametrize(
        ("path", "language"),
        [
            ("a.mjs", Language.JAVASCRIPT),
            ("a.jsx", Language.JAVASCRIPT),
            ("a.d.ts", Language.TYPESCRIPT),
            ("dir.py/A.java", Language.JAVA),
            ("main.GO", Language.GO),
            ("a.cs", Language.CSHARP),
            ("a.pyi", None),
            ("py", None),
            (".py", None),
            ("a.py/b", None),
        ],
    )
    def test_by_extension(self, path: str, language: Language | None) -> None:
        assert language_of(path) is language


class TestSettings:
    @pytest.mark.parametrize(
        ("path", "language"),
        [
            ("src/main/resources/application-partners.yaml", Language.YAML),
            ("application.properties", Language.PROPERTIES),
            ("Api/AppSettings.Production.json", Language.JSON),
            ("Web.config", Language.XML),
            ("hypercorn.toml", Language.TOML),
            ("start.d/ssl.ini", Language.INI),
            (".env", Language.ENVIRONMENT),
            ("deploy/Dockerfile", Language.COMMANDS),
            ("package.json", None),
            ("k8s/service.yaml", None),
            ("pom.xml", None),
        ],
    )
    def test_by_the_whole_name(self, path: str, language: Language | None) -> None:
        assert language_of(path) is language

    @pytest.mark.parametrize(
        "name",
        ["application-dev.yml", "appsettings.Development.json", ".env.example", "docker-compose.override.yml"],
    )
    def test_profiles_for_development_are_passed_over_unless_named(self, tree: Path, name: str) -> None:
        grow(tree, name, "application-prod.yml")
        found = discover(["."], Settings(include_tests=True))
        assert (paths(found), passed_over(found)) == (["application-prod.yml"], {name: Reason.REHEARSAL})
        assert paths(discover([name], Settings())) == [name]

    def test_what_is_large_is_data(self, tree: Path) -> None:
        grow(tree, "application.yml", "a.py")
        (tree / "config.yml").write_bytes(b"#" * (MAX_SETTINGS_BYTES + 1))
        found = discover(["."], Settings())
        assert paths(found) == ["a.py", "application.yml"]
        assert [(notice.kind, notice.path) for notice in found.notices] == [("too-large", "config.yml")]


class TestLocate:
    @pytest.mark.parametrize(
        ("content", "part", "expected"),
        [
            ("a = b\n", "b", (1, 5, 1, 6)),
            ("\tb\n", "b", (1, 2, 1, 3)),
            ("x\r\nyy b\r\n", "b", (2, 4, 2, 5)),
            ("é = '😀'; b", "b", (1, 10, 1, 11)),
            ("\ufeffb = 1", "b", (1, 1, 1, 2)),
            ("\ufeffa\nb", "b", (2, 1, 2, 2)),
            ("f(\n  1,\n)", "f(\n  1,\n)", (1, 1, 3, 2)),
        ],
        ids=["plain", "tab", "crlf", "non-bmp", "bom", "line-after-bom", "several-lines"],
    )
    def test_columns_are_code_points(self, content: str, part: str, expected: tuple[int, int, int, int]) -> None:
        data, piece = content.encode(), part.encode()
        start = data.rindex(piece)
        assert source(data).locate(start, start + len(piece)) == Location("a.py", *expected)

    def test_invalid_bytes_count_as_one_column_each(self) -> None:
        assert source(b"\xff\xfeb").locate(2, 3) == Location("a.py", 1, 3, 1, 4)

    def test_past_the_end_is_the_end(self) -> None:
        assert source(b"ab\nc").locate(1, 99) == Location("a.py", 1, 2, 2, 2)

    def test_empty_file(self) -> None:
        assert source(b"").locate(0, 0) == Location("a.py", 1, 1, 1, 1)
        assert source(b"").line_text(1) == ""

    @given(st.text(alphabet=st.sampled_from("ab\té😀\n\r"), max_size=40), st.data())
    def test_agrees_with_the_decoded_text(self, text: str, data: st.DataObject) -> None:
        index = data.draw(st.integers(0, len(text)))
        before = text[:index]
        offset = len(before.encode())
        place = source(text.encode()).locate(offset, offset)
        assert (place.line, place.column) == (before.count("\n") + 1, len(before.split("\n")[-1]) + 1)


class TestLineText:
    def test_without_terminator_and_mark(self) -> None:
        file = source(b"\xef\xbb\xbfone\r\ntwo\n\xffthree")
        assert [file.line_text(line) for line in range(5)] == ["", "one", "two", "\ufffdthree", ""]


class TestDiscovery:
    def test_shows_paths_as_the_user_wrote_them(self, tree: Path) -> None:
        grow(tree, "src/b.py", "a.go")
        assert paths(discover(["."], Settings())) == ["a.go", "src/b.py"]
        assert paths(discover(["./src"], Settings())) == ["src/b.py"]
        assert paths(discover([str(tree)], Settings())) == [f"{tree}/a.go", f"{tree}/src/b.py"]

    def test_overlapping_paths_are_read_once(self, tree: Path) -> None:
        grow(tree, "src/b.py")
        found = discover([".", "src", "src/b.py", str(tree / "src")], Settings())
        assert (paths(found), found.scanned) == (["src/b.py"], 1)

    def test_ignore_files_hold(self, tree: Path) -> None:
        grow(tree, "gen/a.py", "pkg/skip.py", "pkg/keep.py", "pkg/deep/skip.py")
        (tree / ".gitignore").write_text("/gen/\nskip.py\n")
        (tree / "pkg/deep/.gitignore").write_text("!skip.py\n")
        assert paths(discover(["."], Settings())) == ["pkg/deep/skip.py", "pkg/keep.py"]

    def test_an_ignored_folder_named_by_the_user_is_scanned(self, tree: Path) -> None:
        grow(tree, "gen/a.py")
        (tree / ".gitignore").write_text("/gen/\n")
        assert paths(discover(["gen"], Settings())) == ["gen/a.py"]

    def test_an_ignored_file_named_by_the_user_is_scanned(self, tree: Path) -> None:
        grow(tree, "gen/a.py")
        (tree / ".gitignore").write_text("/gen/\n")
        assert paths(discover(["gen/a.py"], Settings())) == ["gen/a.py"]

    def test_foreign_code_is_passed_over_by_folder(self, tree: Path) -> None:
        grow(tree, "node_modules/x/a.js", "node_modules/y/b.js", "web/package.json", "web/dist/c.js", "d.js")
        found = discover(["."], Settings())
        assert paths(found) == ["d.js"]
        assert passed_over(found) == {"node_modules/": Reason.VENDORED, "web/dist/": Reason.VENDORED}

    def test_names_of_build_folders_are_also_names_of_packages(self, tree: Path) -> None:
        grow(tree, "bin/cli.js", "src/com/shop/vendor/Vendor.java", "src/build/step.go")
        assert len(paths(discover(["."], Settings()))) == 3

    @pytest.mark.parametrize(
        "name",
        [
            "pkg/a_test.go",
            "web/a.spec.ts",
            "web/a.test.jsx",
            "web/__tests__/a.js",
            "test_a.py",
            "pkg/conftest.py",
            "svc/src/test/java/A.java",
            "svc/src/main/java/ATest.java",
            "Api.Tests/A.cs",
            "Api/TokenServiceTests.cs",
            "integration-tests/a.py",
        ],
    )
    def test_test_code_is_passed_over_unless_wanted(self, tree: Path, name: str) -> None:
        grow(tree, name, "main.py")
        found = discover(["."], Settings())
        assert paths(found) == ["main.py"]
        assert passed_over(found) == {name: Reason.TEST}
        assert name in paths(discover(["."], Settings(include_tests=True)))
        assert paths(discover([name], Settings())) == [name]

    @pytest.mark.parametrize("name", ["latest.py", "Latest.cs", "contest.js", "attest.go", "Attestation.java"])
    def test_names_that_only_look_like_tests(self, tree: Path, name: str) -> None:
        grow(tree, name)
        assert paths(discover(["."], Settings())) == [name]

    def test_heuristics_look_below_the_given_folder_only(self, tree: Path) -> None:
        grow(tree, "tests/cases/x/a.py", "node_modules/lib/a.js")
        given_folders = ["tests/cases/x", "node_modules/lib"]
        assert paths(discover(given_folders, Settings())) == ["node_modules/lib/a.js", "tests/cases/x/a.py"]

    def test_generated_and_minified_code(self, tree: Path) -> None:
        grow(tree, "main.go", "a.min.js", "api.pb.go")
        (tree / "gen.go").write_text("// Code generated by mockgen. DO NOT EDIT.\npackage a\n")
        (tree / "bundle.js").write_text("var a=1;" * 2000)
        found = discover(["."], Settings())
        assert paths(found) == ["main.go"]
        assert passed_over(found) == {
            "a.min.js": Reason.MINIFIED,
            "api.pb.go": Reason.GENERATED,
            "bundle.js": Reason.MINIFIED,
            "gen.go": Reason.GENERATED,
        }
        assert paths(discover(["bundle.js", "gen.go"], Settings())) == ["bundle.js", "gen.go"]

    def test_code_that_writes_generated_headers_is_not_generated(self) -> None:
        writer = b'header := "// Code generated by us. DO NOT EDIT."\n'
        assert by_content(writer, Language.GO) is None
        assert by_content(b"/*\n * @generated by relay\n */\n", Language.JAVASCRIPT) is Reason.GENERATED
        assert by_content(b"// <auto-generated>\n", Language.CSHARP) is Reason.GENERATED

    def test_excluded_by_the_configuration_even_when_named(self, tree: Path) -> None:
        grow(tree, "legacy/a.py", "b.py")
        settings = Settings(exclude=("legacy/",), root=tree)
        found = discover([".", "legacy/a.py"], settings)
        assert paths(found) == ["b.py"]
        assert passed_over(found) == {"legacy/a.py": Reason.EXCLUDED}

    def test_only_what_the_configuration_includes(self, tree: Path) -> None:
        grow(tree, "src/a.py", "src/legacy/b.py", "tools/c.py")
        settings = Settings(include=("/src/",), exclude=("legacy/",), root=tree)
        found = discover([".", "tools/c.py"], settings)
        assert paths(found) == ["src/a.py"]
        assert passed_over(found) == {
            "src/legacy/b.py": Reason.EXCLUDED,
            "tools/c.py": Reason.NOT_INCLUDED,
        }

    def test_only_excluded_files_are_no_complaint(self, tree: Path) -> None:
        grow(tree, "legacy/a.py")
        found = discover(["legacy/a.py"], Settings(exclude=("legacy/",), root=tree))
        assert [notice.level for notice in found.notices] == [Level.NOTE]

    def test_only_test_code_is_worth_a_warning(self, tree: Path) -> None:
        grow(tree, "test_a.py")
        notices = discover(["."], Settings()).notices
        assert [(notice.kind, notice.level) for notice in notices] == [("nothing-to-scan", Level.WARNING)]

    def test_symbolic_links_are_not_followed(self, tree: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
        outside = tmp_path_factory.mktemp("outside")
        grow(outside, "secret.py")
        grow(tree, "a.py")
        (tree / "folder").symlink_to(outside)
        (tree / "link.py").symlink_to(outside / "secret.py")
        found = discover(["."], Settings())
        assert paths(found) == ["a.py"]
        assert passed_over(found) == {"link.py": Reason.SYMLINK}

    def test_keep_decides_what_is_held_and_not_what_is_counted(self, tree: Path) -> None:
        grow(tree, "a.py", "b.py")
        (tree / "b.py").write_text("cert = 1\n")
        found = discover(["."], Settings(), lambda content, language: b"cert" in content)
        assert (paths(found), found.scanned) == (["b.py"], 2)

    def test_large_files_are_passed_over_with_a_note(self, tree: Path) -> None:
        grow(tree, "a.py")
        (tree / "big.py").write_bytes(b"#" * (MAX_BYTES + 1))
        found = discover(["."], Settings())
        assert paths(found) == ["a.py"]
        assert [(notice.kind, notice.path, notice.level) for notice in found.notices] == [
            ("too-large", "big.py", Level.NOTE)
        ]
        assert discover(["big.py"], Settings()).notices[0].level is Level.WARNING


class TestGit:
    def test_submodules_and_inner_repositories_are_entered(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        git(tmp_path, "init")
        grow(tmp_path, "a.py", "inner/b.py", "module/c.py")
        git(tmp_path / "inner", "init")
        git(tmp_path / "module", "init")
        git(tmp_path / "module", "add", ".")
        identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        git(tmp_path / "module", *identity, "commit", "-m", "a")
        git(tmp_path, "add", "module")
        monkeypatch.chdir(tmp_path)
        assert paths(discover(["."], Settings())) == ["a.py", "inner/b.py", "module/c.py"]

    def test_a_deleted_file_that_git_still_lists(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        git(tmp_path, "init")
        grow(tmp_path, "a.py", "b.py")
        git(tmp_path, "add", ".")
        (tmp_path / "b.py").unlink()
        monkeypatch.chdir(tmp_path)
        found = discover(["."], Settings())
        assert (paths(found), found.notices) == (["a.py"], ())

    def test_the_environment_of_a_hook_does_not_mislead(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        git(tmp_path, "init")
        grow(tmp_path, "sub/a.py", "sub/skip.py")
        # Above the scanned folder: only git itself knows of it, so a git that fails shows.
        (tmp_path / ".gitignore").write_text("skip.py\n")
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("GIT_DIR", "/nowhere")
        monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
        assert paths(discover(["sub"], Settings())) == ["sub/a.py"]

    def test_a_repository_cannot_make_git_run_a_program(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        git(tmp_path, "init")
        grow(tmp_path, "a.py")
        git(tmp_path, "add", ".")
        git(tmp_path, "config", "core.fsmonitor", f"touch {tmp_path}/ran; false")
        monkeypatch.chdir(tmp_path)
        assert paths(discover(["."], Settings())) == ["a.py"]
        assert not (tmp_path / "ran").exists()


class TestPrefilter:
    @pytest.mark.parametrize(
        "code",
        [
            "const { sign } = require('jsonwebtoken')",
            "tls.Config{InsecureSkipVerify: true}",
            "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'",
            "if (!req.client.authorized) deny()",
            "chain := r.TLS.VerifiedChains[0]",
            "new TokenValidationParameters() // using Microsoft.IdentityModel.Tokens",
            "engine.setWantClientAuth(true)",
            "ctx = ssl._create_unverified_context()",
            "request.headers['X-SSL-Client-Verify']",
            "def is_revoked(serial): ...",
        ],
    )
    def test_evidence(self, code: str) -> None:
        assert prefilter.relevant(code.encode(), prefilter.load().evidence)

    def test_unrelated_code_is_dropped(self) -> None:
        literals = prefilter.load()
        code = b"def area(width, height):\n    return width * height\n"
        assert not prefilter.relevant(code, literals.evidence + literals.wiring)

    def test_routes_are_wiring_and_no_evidence(self) -> None:
        literals = prefilter.load()
        code = b"app.use(checkDevice)\napp.get('/orders', listOrders)\n"
        assert not prefilter.relevant(code, literals.evidence)
        assert prefilter.relevant(code, literals.wiring)
