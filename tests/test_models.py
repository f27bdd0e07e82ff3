"""The model loader holds every file to its schema, and says what is wrong where."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from mtls_lint.catalogue import rules
from mtls_lint.models.library import Library, all_rows
from mtls_lint.models.schema import ASPECTS, EVENTS, FACTS, LANGUAGES, Holds, ModelError, Row, load
from mtls_lint.rulesdir import rules_dir

ENGINE = Path(__file__).resolve().parents[1] / "linter" / "mtls_lint"
HEAD = 'package = "lib"\ndoc = "https://example.org"\n'


def rows(tmp_path: Path, text: str) -> Library:
    path = tmp_path / "lib.toml"
    path.write_text(text, encoding="utf-8")
    return Library(load(path, "go"))


def test_a_row_names_its_arguments_and_says_when_it_holds(tmp_path: Path) -> None:
    library = rows(
        tmp_path,
        HEAD + '[[row]]\ncall = "lib.check(cert, roots)"\nevent = "check"\nfacts = ["chain"]\n'
        'certificate = "cert"\nholds = "result[1] null"\n',
    )
    (row,) = library.find("call", "lib.check")
    assert row.params == ("cert", "roots")
    assert row.holds == Holds("result[1]", "false")
    assert row.doc == "https://example.org"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (HEAD + "[[row]\n", None, "not valid TOML"),
        (HEAD + 'packages = "x"\n', 3, "unknown key 'packages'"),
        ('doc = "https://example.org"\n', 1, "names no package"),
        (HEAD + '[[row]]\ncall = "f()"\nevnt = "sign"\n', 3, "did you mean 'event'?"),
        (HEAD + '[[row]]\ncall = "f()"\nevent = "sing"\n', 3, "did you mean 'sign'?"),
        (HEAD + '[[row]]\ncall = "f()"\n\n[[row]]\ncall = "g()"\nread = "h"\n', 6, "exactly one of"),
        ('package = "lib"\n[[row]]\ncall = "f()"\n', 2, "no doc link"),
        (HEAD + '[[row]]\ncall = "f()"\naspect = "name"\n', 3, "unknown aspect 'name'"),
        (HEAD + '[[row]]\ncall = "f()"\nfacts = ["trust"]\n', 3, "unknown fact 'trust'"),
        (HEAD + '[[row]]\ncall = "f()"\nholds = "sometimes true"\n', 3, "unknown place"),
        (HEAD + '[[row]]\ncall = "f()"\nholds = "result maybe"\n', 3, "must be"),
        (HEAD + '[[row]]\ncall = "f(x)"\ndata = 3\n', 3, "must be a string"),
        (
            HEAD + '[[row]]\ncall = "f(x)"\nevent = "route"\ncontinues = "later"\n',
            3,
            "is none of next, nothing, return",
        ),
    ],
)
def test_an_error_names_file_line_and_reason(tmp_path: Path, text: str, line: int | None, reason: str) -> None:
    with pytest.raises(ModelError) as caught:
        rows(tmp_path, text)
    message = str(caught.value)
    assert "lib.toml" in message
    assert reason in message
    if line is not None:
        assert f"lib.toml:{line}:" in message


def test_simple_type_names_are_qualified_by_visible_packages_only(tmp_path: Path) -> None:
    library = rows(tmp_path, HEAD + '[[row]]\ncall = "lib.tls.Conn.State()"\nevent = "peer-certificate"\n')
    assert library.qualify("Conn", ("lib.tls",)) == "lib.tls.Conn"
    assert library.qualify("Conn", ("other",)) == "Conn"


def test_every_row_has_a_link_and_every_pattern_compiles() -> None:
    for row in all_rows():
        assert re.match(r"https://[\w-]+(\.[\w-]+)+/", row.doc), row.id
        assert row.package == "names" or "mtls-lint" not in row.doc, f"{row.id}: the library's own documentation"
        if row.kind in ("called", "param"):
            re.compile(row.pattern)


def test_a_link_of_go_leads_to_the_package_that_the_row_is_about() -> None:
    """The other languages' documentation has no addresses that a name tells; Go's has."""
    astray = {
        row.id: row.doc
        for row in all_rows()
        if row.doc.startswith("https://pkg.go.dev/") and row.kind in ("call", "new", "read", "write", "implements")
        if row.pattern[0] not in "*<" and " in " not in row.id and not _go_documents(row)
    }
    assert astray == {}


def _go_documents(row: Row) -> bool:
    """Whether the page is of the package in which the name is declared, whatever its major version."""
    folder, _, last = row.pattern.rpartition("/")
    name = last.partition(".")[0] if "." in last else ""
    package = f"{folder}/{name}".strip("/") or "builtin"
    page = row.doc.removeprefix("https://pkg.go.dev/").partition("#")[0]
    return re.sub(r"[/.]v\d+", "", page) == package


@pytest.mark.parametrize("word", sorted(EVENTS | ASPECTS | FACTS))
def test_the_vocabulary_is_used(word: str) -> None:
    """A word that no row uses is knowledge nobody has."""
    used = {w for row in all_rows() for w in (row.event, row.aspect, *row.facts)}
    flow = ENGINE / "flow"
    assert word in used or any(f'"{word}"' in path.read_text(encoding="utf-8") for path in flow.glob("*.py"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_fix_sentences_are_about_known_rules_and_packages(language: str) -> None:
    tables = tomllib.loads((rules_dir() / "fixes" / f"{language}.toml").read_text(encoding="utf-8"))
    packages = {row.package for row in all_rows() if row.language in (language, "common")} | {"any"}
    judged = {path.name[:7].upper() for path in (ENGINE / "checks").glob("mtls*.py")}
    assert judged <= tables.keys(), "each rule that the path analysis judges says how to fix it in this language"
    assert tables.keys() <= rules().keys()
    for rule, sentences in tables.items():
        assert "any" in sentences, rule
        assert sentences.keys() <= packages, rule
        for sentence in sentences.values():
            assert re.fullmatch(r"[A-Z`].{10,}\.", sentence), sentence
