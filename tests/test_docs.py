"""The documentation: made from the catalogue, with links that lead somewhere, and true of the program."""

from __future__ import annotations

import importlib.util
import re
import shutil
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from harness.cases import collect
from mtls_lint import cli, config, engine
from mtls_lint.catalogue import rules
from mtls_lint.findings import Level, Persona, Report, Rule
from mtls_lint.models import schema
from mtls_lint.models.library import library
from mtls_lint.rulesdir import rules_dir

CHECKOUT = Path(__file__).parents[1]
DOCS = CHECKOUT / "docs"
PAGES = sorted([*CHECKOUT.glob("*.md"), *DOCS.rglob("*.md")])
EXAMPLES = [path for rule in rules() for path in sorted((rules_dir() / "examples" / rule).iterdir())]


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scan(path: Path) -> Report:
    report = engine.run(config.Settings(paths=(str(path),), persona=Persona.PEDANTIC), rules())
    assert [notice for notice in report.notices if notice.level is Level.ERROR] == []
    return report


def test_the_rule_pages_are_fresh() -> None:
    on_disk = {path.name: path.read_text(encoding="utf-8") for path in (DOCS / "rules").iterdir()}
    assert on_disk == generator().pages(), "run `make docs`"


def test_each_weakness_is_found_in_each_language() -> None:
    found = generator().weaknesses()
    assert found.keys() == {287, 306, 307, 308, 309, 347, 384, 521, 613, 640}
    assert [
        (n, language) for n, cells in found.items() for language in schema.LANGUAGES if not cells[language]
    ] == []


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_each_rule_has_a_sample_that_fires_in_each_language(rule: Rule) -> None:
    """The samples are cases: that they fire is what ``test_cases`` holds them to."""
    cases = {case.name for case in collect("corpus") if any(mark[2] == rule.id for mark in case.expected)}
    samples = {language: sample.removeprefix("../../") for language, sample in generator().samples(rule).items()}
    assert samples.keys() == set(schema.LANGUAGES)
    assert set(samples.values()) <= cases


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(CHECKOUT)))
def test_links_within_the_project_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if target.startswith("https://"):
            continue
        name, _, anchor = target.partition("#")
        aim = (page.parent / name).resolve() if name else page
        assert aim.exists(), target
        if anchor:
            assert anchor in anchors(aim), target


def anchors(page: Path) -> set[str]:
    """The anchors GitHub gives to the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_the_examples_do_what_their_page_says(example: Path, tmp_path: Path) -> None:
    copy = tmp_path / f"example{example.suffix}"
    shutil.copy(example, copy)
    found = {finding.rule.id for finding in scan(copy).findings}
    assert (example.parent.name in found) is (example.stem == "bad"), sorted(found)


def first_cells(page: Path, heading: str) -> set[str]:
    """The words in the first column of the tables under a heading, up to the next one of its level."""
    text = page.read_text(encoding="utf-8")
    level = heading.partition(" ")[0]
    _, _, section = text.partition(f"\n{heading}\n")
    assert section, heading
    section = re.split(rf"\n#{{2,{len(level)}}} ", section)[0]
    cells = re.findall(r"^\| (`[^|]*?) \|", section, re.MULTILINE)
    return {word for cell in cells for word in re.findall(r"`([^`]+)`", cell)}


def test_the_words_of_models_are_documented() -> None:
    page = DOCS / "models.md"
    declarations = set(schema._DECLARATIONS)
    assert first_cells(page, "## What a row matches") == declarations
    assert first_cells(page, "## Events") == schema.EVENTS | schema.ASPECTS
    modes = schema.MODES
    assert first_cells(page, "## All keys") == (schema._KEYS - declarations) | modes


def test_the_names_and_keys_of_configuration_files_are_documented() -> None:
    page = (DOCS / "settings.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`([^`]+)`", page))
    formats = tomllib.loads((rules_dir() / "settings.toml").read_text(encoding="utf-8"))["formats"]
    assert {name for names in formats.values() for name in names} <= told
    for row in library("yaml").rows:
        last = row.pattern.rpartition(".")[2]
        assert any(last in word for word in told), row.id


def test_every_setting_is_documented() -> None:
    page = (DOCS / "configuration.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([\w-]+)` \|", page, re.MULTILINE)) == set(config._KEYS)


def test_the_options_in_the_documentation_exist() -> None:
    known = set(re.findall(r"--[a-z-]+", CliRunner().invoke(cli._command, ["--help"]).output))
    assert "--format" in known
    for page in PAGES:
        for command in re.findall(r"mtls-lint (-[^\n`]*)", page.read_text(encoding="utf-8")):
            assert set(re.findall(r"--[a-z-]+", command)) <= known, f"{page}: {command}"


def test_the_example_in_the_readme_is_what_the_program_says(tmp_path: Path) -> None:
    page = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    source, told = re.findall(r"```(?:js|text)\n(.*?)```", page, re.DOTALL)[:2]
    sample = tmp_path / "server.js"
    sample.write_text(source, encoding="utf-8")
    done = CliRunner().invoke(cli._command, [str(sample)], standalone_mode=False)
    said = done.output.replace(f"{tmp_path}/", "")
    for part in told.split("...\n"):
        assert part.strip("\n") in said
