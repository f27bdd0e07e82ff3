"""The Semgrep pack by itself: its form, its metadata, and its fixtures under Semgrep's own test runner."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import Any

import jsonschema
import pytest
import yaml

from mtls_lint import semgrep
from mtls_lint.catalogue import rules as catalogue
from mtls_lint.rulesdir import rules_dir
from mtls_lint.semgrep.choose import choose, holds, is_for_paths, literals, squeeze
from mtls_lint.semgrep.run import find_engine
from mtls_lint.source import prefilter
from mtls_lint.source.file import Language, SourceFile, language_of

PACK = rules_dir() / "semgrep"
RULE_FILES = sorted(PACK.rglob("*.yaml"))
RUN = [path for path in RULE_FILES if not is_for_paths(path.read_text(encoding="utf-8"))]
"""The rules that the linter itself runs; the others are for plain Semgrep."""
SHAPES = {
    *("MTLS103-unverified-token", "MTLS104-algorithm-confusion", "MTLS205-revocation-fail-open"),
    *("MTLS304-weak-thumbprint", "MTLS401-client-certificate-optional", "MTLS403-trust-all-certificates"),
    "MTLS503-expiry-not-enforced",
}
EXTENSIONS = {
    "go": [".go"],
    "java": [".java"],
    "javascript": [".js", ".ts"],
    "python": [".py"],
    "csharp": [".cs"],
}
LANGUAGES = {
    "go": ["go"],
    "java": ["java"],
    "javascript": ["javascript", "typescript"],
    "python": ["python"],
    "csharp": ["csharp"],
}
LEVEL = {"enum": ["LOW", "MEDIUM", "HIGH"]}
METADATA = {
    "type": "object",
    "additionalProperties": False,
    "required": [
        "mtls-lint-id",
        "fix-hint",
        "category",
        "subcategory",
        "cwe",
        "owasp",
        "confidence",
        "likelihood",
        "impact",
        "technology",
        "references",
    ],
    "oneOf": [{"required": ["mtls-lint-literals"]}, {"required": ["mtls-lint-judge"]}],
    "properties": {
        "mtls-lint-judge": {"const": "paths"},
        "mtls-lint-id": {"pattern": r"^MTLS[1-6]\d\d$"},
        "mtls-lint-literals": {
            "type": "array",
            "minItems": 1,
            "uniqueItems": True,
            # In the form that content is squeezed to, with room for several words.
            "items": {"pattern": r"^[^A-Z\s\"']{4,}( [^A-Z\s\"']{4,})*$"},
        },
        "fix-hint": {"type": "string", "minLength": 20},
        "category": {"const": "security"},
        "subcategory": {"type": "array", "minItems": 1, "items": {"enum": ["vuln", "audit"]}},
        "cwe": {"type": "array", "minItems": 1, "items": {"pattern": r"^CWE-\d+: \S"}},
        "owasp": {"type": "array", "minItems": 1, "items": {"pattern": r"^A\d\d:20\d\d - \S"}},
        "confidence": LEVEL,
        "likelihood": LEVEL,
        "impact": LEVEL,
        "technology": {"type": "array", "minItems": 1, "items": {"type": "string"}},
        "references": {"type": "array", "minItems": 1, "items": {"pattern": "^https://"}},
    },
}


@cache
def rule_in(path: Path) -> dict[str, Any]:
    (rule,) = yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]
    assert isinstance(rule, dict)
    return rule


def fixtures(path: Path) -> list[Path]:
    return [path.with_suffix(extension) for extension in EXTENSIONS[path.parent.name]]


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


every_rule = pytest.mark.parametrize("path", RULE_FILES, ids=name)
every_run_rule = pytest.mark.parametrize("path", RUN, ids=name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_rules_that_a_shape_shows(language: str) -> None:
    assert {path.stem for path in (PACK / language).glob("*.yaml")} == SHAPES


def test_the_linter_does_not_run_what_its_path_analysis_judges(tmp_path: Path) -> None:
    source = b"import jwt\njwt.decode(token, options={'verify_signature': False, 'verify_exp': False})\n"
    target = SourceFile("a.py", tmp_path / "a.py", Language.PYTHON, source)
    assert [path.stem for path in choose([target], PACK).rule_files] == ["MTLS503-expiry-not-enforced"]


@every_rule
def test_file_and_rule_are_named_after_the_catalogue(path: Path) -> None:
    rule = rule_in(path)
    entry = catalogue()[rule["metadata"]["mtls-lint-id"]]
    assert path.stem == f"{entry.id}-{entry.name}"
    assert rule["id"] == f"{entry.id.lower()}-{entry.name}-{path.parent.name}"
    assert rule["languages"] == LANGUAGES[path.parent.name]


@every_rule
def test_metadata_follows_the_schema_and_the_catalogue(path: Path) -> None:
    metadata = rule_in(path)["metadata"]
    jsonschema.validate(metadata, METADATA)
    weaknesses = {int(re.findall(r"\d+", text)[0]) for text in metadata["cwe"]}
    assert weaknesses <= set(catalogue()[metadata["mtls-lint-id"]].cwe)


@every_rule
def test_every_fixture_has_a_firing_case_and_a_silent_twin(path: Path) -> None:
    for fixture in fixtures(path):
        if fixture.suffix == ".ts" and not fixture.exists():
            continue
        text = fixture.read_text(encoding="utf-8")
        assert f" ruleid: {rule_in(path)['id']}\n" in text
        assert f" ok: {rule_in(path)['id']}\n" in text


@every_run_rule
def test_the_adapter_reads_the_literals_as_yaml_does(path: Path) -> None:
    words = [word.encode() for word in rule_in(path)["metadata"]["mtls-lint-literals"]]
    assert literals(path.read_text(encoding="utf-8")) == words


@every_run_rule
def test_the_code_of_every_match_in_the_fixtures_holds_a_literal(path: Path) -> None:
    words = literals(path.read_text(encoding="utf-8"))
    for fixture in fixtures(path):
        for paragraph in paragraphs(fixture) if fixture.exists() else []:
            if " ruleid: " in paragraph:
                code = re.sub(r"^.* ruleid: .*$", "", paragraph, flags=re.MULTILINE)
                assert holds(squeeze(code.encode()), words), f"{fixture.name}:\n{paragraph}"


@every_run_rule
def test_a_file_with_a_literal_passes_the_fast_filter(path: Path) -> None:
    # These stand in many files; what makes them a flaw is a certificate or token named beside them.
    general = {b"exp:", b"verify=", b"withvalidate("}
    evidence = prefilter.load().evidence
    missed = [entry for entry in literals(path.read_text(encoding="utf-8")) or () if not holds(entry, evidence)]
    assert set(missed) <= general


def paragraphs(fixture: Path) -> list[str]:
    return re.split(r"\n[ \t]*\n", fixture.read_text(encoding="utf-8"))


def fixed(path: Path) -> list[Path]:
    """What the fixtures of a rule are once its edit was made, for Semgrep's own test runner to compare."""
    return [fixture.with_suffix(f".fixed{fixture.suffix}") for fixture in fixtures(path)]


@every_rule
def test_an_edit_is_proven_by_a_fixture_that_it_was_made_in(path: Path) -> None:
    assert any(file.exists() for file in fixed(path)) is ("fix-regex" in rule_in(path))


def test_every_file_of_the_pack_is_a_rule_or_its_fixture() -> None:
    expected = {path for rule in RULE_FILES for path in [rule, *fixtures(rule), *fixed(rule)]}
    assert {path for path in PACK.rglob("*") if path.is_file()} <= expected


def test_the_engine_accepts_every_rule(tmp_path: Path) -> None:
    engine = find_engine()
    assert engine is not None
    target = tmp_path / "empty.go"
    target.write_text("package empty\n")
    words = [word for path in RULE_FILES for word in ("-rules", str(path))]
    run = subprocess.run(
        [engine, "-json_nodots", *words, "-lang", "go", target], capture_output=True, check=True, text=True
    )
    output = json.loads(run.stdout)
    assert output["errors"] == []
    assert output["skipped_rules"] == []


LOCAL_OBJECTS = {
    "python": """
        IMPORT
        def go(jwt, token):
            jwt.decode(token, leeway=999999)
            jwt.decode(token, verify=False)
            jwt.decode(token, algorithms=["HS256", "RS256"])
        """,
    "javascript": """
        IMPORT
        function go(wallet, token) {
          jwt.verify(token, key, { algorithms: ["none"] });
          jwt.verify(token, key, { algorithms: ["HS256", "RS256"] });
        }
        """,
    "go": """
        package local

        IMPORT

        func run(token string) {
            jwt.WithoutClaimsValidation()
            jwt.ParseUnverified(token)
            jwt.WithValidMethods([]string{"HS256", "RS256"})
        }
        """,
    "java": """
        package local;

        IMPORT

        class Local {
            void run(String token) {
                JWT.decode(token);
            }
        }
        """,
    "csharp": """
        IMPORT
        class Local
        {
            void Run(Wallet jwt)
            {
                jwt.ReadJwtToken(token);
                jwt.DoNotVerifySignature();
                jwt.ValidAlgorithms = new[] { "HS256", "RS256" };
            }
        }
        """,
}
IMPORTS = {
    "python": "import jwt",
    "javascript": 'const jwt = require("jsonwebtoken");',
    "go": 'import "github.com/golang-jwt/jwt/v5"',
    "java": "import com.auth0.jwt.JWT;",
    "csharp": "using Microsoft.IdentityModel.Tokens;",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_object_that_only_has_the_name_of_a_library_is_no_match(language: str, tmp_path: Path) -> None:
    """As in the Semgrep registry, a library is known by what a file imports."""
    source = dedent(LOCAL_OBJECTS[language])
    assert matches(language, source.replace("IMPORT", ""), tmp_path) == set()
    calls = source.count("jwt.") + source.count("JWT.")
    assert len(matches(language, source.replace("IMPORT", IMPORTS[language]), tmp_path)) == calls


def matches(language: str, source: str, folder: Path) -> set[int]:
    """The lines on which some rule of the pack matches, those for plain Semgrep too."""
    target = folder / f"local{EXTENSIONS[language][0]}"
    target.write_text(source, encoding="utf-8")
    words = [word for path in sorted((PACK / language).glob("*.yaml")) for word in ("-rules", str(path))]
    engine = find_engine()
    assert engine is not None
    command = [str(engine), "-json_nodots", *words, "-lang", LANGUAGES[language][0], str(target)]
    output = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    assert output["errors"] == []
    return {match["start"]["line"] for match in output["results"]}


def test_the_adapter_finds_in_the_fixtures_what_they_announce() -> None:
    paths = [fixture for rule in RUN for fixture in fixtures(rule) if fixture.exists()]
    files = [
        SourceFile(str(path), path, language, path.read_bytes())
        for path in paths
        if (language := language_of(path)) is not None
    ]
    announced = {
        (str(path), number + 1, path.stem.partition("-")[0])
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if " ruleid: " in line
    }
    findings, notices = semgrep.start(files).collect()
    assert notices == []
    # A fixture may hold another rule's flaw too, so each is judged by its own rule.
    own = {finding.place for finding in findings if finding.rule.id in Path(finding.location.path).stem}
    assert {(path, line, rule) for rule, path, line in own} == announced


def test_the_fixtures_pass_under_semgrep_test() -> None:
    """Semgrep's own test runner, the native one: its Python front end takes seconds for each rule."""
    command = shutil.which("semgrep", path=str(Path(sys.executable).parent))
    assert command is not None
    run = subprocess.run(
        [command, "test", "--experimental", str(PACK)],
        capture_output=True,
        check=False,
        text=True,
        env=os.environ | {"SEMGREP_SEND_METRICS": "off", "SEMGREP_ENABLE_VERSION_CHECK": "0"},
    )
    said = run.stdout + run.stderr
    assert run.returncode == 0, said
    assert f"{len(RULE_FILES)}/{len(RULE_FILES)}: " in said, said
    edits = sum(file.exists() for rule in RULE_FILES for file in fixed(rule))
    assert f"{edits}/{edits}: ✓ All fix tests passed" in said, said
