"""The version of a library that a file is built with, from real manifests of each kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtls_lint.manifests import tree
from mtls_lint.manifests.tree import versions
from mtls_lint.models.library import Library
from mtls_lint.models.schema import ModelError, load
from mtls_lint.source.file import Language, SourceFile

ROWS = """package = "{name}"
doc = "https://example.org"
current = "{current}"
[[row]]
call = "lib.old()"
versions = "<{mark}"
[[row]]
call = "lib.new()"
versions = ">={mark}"
"""
LIBRARIES = {
    "javascript": ("jsonwebtoken", "9.0.2", "9"),
    "python": ("PyJWT", "2.10.1", "2"),
    "java": ("io.jsonwebtoken:jjwt-api", "0.13.0", "0.12"),
    "go": ("github.com/golang-jwt/jwt", "5.3.0", "5"),
    "csharp": ("Jose.Jwt", "5.1", "4"),
}
SUFFIX = {"javascript": "js", "python": "py", "java": "java", "go": "go", "csharp": "cs"}


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """One library a language, with rows that change at one version."""
    libraries = {}
    for language, (name, current, mark) in LIBRARIES.items():
        path = tmp_path_factory.mktemp("models") / "lib.toml"
        path.write_text(ROWS.format(name=name, current=current, mark=mark), encoding="utf-8")
        libraries[language] = Library(load(path, language))
    net = tmp_path_factory.mktemp("models") / "net.toml"
    net.write_text(ROWS.format(name="net", current="10.0", mark="10"), encoding="utf-8")
    libraries["csharp"] = Library([*libraries["csharp"].rows, *load(net, "csharp")])
    libraries["yaml"] = libraries["java"]
    monkeypatch.setattr(tree, "library", libraries.__getitem__)


def used(root: Path, language: str, files: dict[str, str], at: str = "", content: str = "") -> dict[str, str]:
    """What a source file in the folder ``at`` of a tree of these files is built with."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    shown = f"{at}/main.{SUFFIX.get(language, language)}".lstrip("/")
    file = SourceFile(shown, root / shown, Language(language), content.encode())
    return dict(versions([file]).get(shown, ()))


@pytest.mark.parametrize(
    ("wanted", "version"),
    [
        ("8.5.1", "8.5.1"),
        ("v8.5.1", "8.5.1"),
        ("^8.5.1", "8.999999.999999"),
        ("~8.5", "8.5.0"),
        ("8", "8.999999.999999"),
        ("8.x || 7.x", "8.999999.999999"),
        ("^8.5.1 || ^9.0.0", "9.0.2"),
        (">=8", "9.0.2"),
        ("*", "9.0.2"),
        ("^10.0.0", "10.0.0"),
        ("latest", None),
        ("git+https://example.org/jsonwebtoken.git", None),
        ("workspace:*", None),
    ],
)
def test_a_range_of_npm_stands_for_the_newest_that_it_allows(
    tmp_path: Path, wanted: str, version: str | None
) -> None:
    found = used(tmp_path, "javascript", {"package.json": f'{{"dependencies": {{"jsonwebtoken": "{wanted}"}}}}'})
    assert found.get("jsonwebtoken") == version


def test_a_lock_file_closes_an_open_range(tmp_path: Path) -> None:
    files = {
        "package-lock.json": '{"packages": {"": {}, "node_modules/jsonwebtoken": {"version": "8.5.1"},'
        ' "node_modules/a/node_modules/jsonwebtoken": {"version": "9.0.2"}}}',
        "services/auth/package.json": '{"devDependencies": {"jsonwebtoken": ">=8"}}',
    }
    assert used(tmp_path, "javascript", files, "services/auth/src") == {"jsonwebtoken": "8.5.1"}


def test_the_nearest_manifest_that_names_the_library_counts(tmp_path: Path) -> None:
    files = {
        "package.json": '{"dependencies": {"jsonwebtoken": "8.5.1"}}',
        "new/package.json": '{"dependencies": {"jsonwebtoken": "9.0.0"}}',
        "old/package.json": '{"dependencies": {"express": "4"}}',
    }
    assert used(tmp_path, "javascript", files, "new/src") == {"jsonwebtoken": "9.0.0"}
    assert used(tmp_path, "javascript", files, "old/src") == {"jsonwebtoken": "8.5.1"}


def test_a_manifest_outside_the_scanned_tree_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"dependencies": {"jsonwebtoken": "8.5.1"}}', encoding="utf-8")
    assert used(tmp_path / "tree", "javascript", {}) == {}


@pytest.mark.parametrize("broken", ["{", "[]", '{"dependencies": ["jsonwebtoken"]}'])
def test_a_broken_manifest_says_nothing(tmp_path: Path, broken: str) -> None:
    assert used(tmp_path, "javascript", {"package.json": broken}) == {}


@pytest.mark.parametrize(
    ("name", "text", "version"),
    [
        ("requirements.txt", "flask==2.0\npyjwt[crypto]==1.7.1  # the old one\n", "1.7.1"),
        ("requirements-prod.txt", "PyJWT<2 ; python_version < '3.12'\n", "1.999999.999999"),
        ("requirements/base.txt", "PyJWT>=1.7 --hash=sha256:00\n", "2.10.1"),
        ("requirements.txt", "PyJWT\n", "2.10.1"),
        ("requirements.txt", "PyJWT @ git+https://example.org/pyjwt.git\n", "2.10.1"),
        ("pyproject.toml", '[project]\nname = "a"\ndependencies = ["PyJWT ~= 1.6"]\n', "1.999999.999999"),
        ("pyproject.toml", '[dependency-groups]\nweb = ["PyJWT==1.7.1"]\n', "1.7.1"),
        ("pyproject.toml", '[tool.poetry.dependencies]\npyjwt = "^1.7"\n', "1.999999.999999"),
        ("pyproject.toml", '[tool.poetry.group.web.dependencies]\npyjwt = {version = "1.7.1"}\n', "1.7.1"),
        ("setup.cfg", "[options]\ninstall_requires =\n    flask\n    PyJWT < 2\n", "1.999999.999999"),
        ("Pipfile", '[packages]\npyjwt = "==1.7.1"\n', "1.7.1"),
        ("Pipfile", '[packages]\npyjwt = "*"\n', "2.10.1"),
    ],
)
def test_manifests_of_python(tmp_path: Path, name: str, text: str, version: str) -> None:
    assert used(tmp_path, "python", {name: text}, "app") == {"PyJWT": version}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("poetry.lock", '[[package]]\nname = "pyjwt"\nversion = "1.7.1"\n'),
        ("uv.lock", '[[package]]\nname = "pyjwt"\nversion = "1.7.1"\n'),
        ("Pipfile.lock", '{"default": {"pyjwt": {"version": "==1.7.1"}}}'),
    ],
)
def test_lock_files_of_python(tmp_path: Path, name: str, text: str) -> None:
    assert used(tmp_path, "python", {"requirements.txt": "PyJWT>=1\n", name: text}) == {"PyJWT": "1.7.1"}


POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  {head}
  <properties><jjwt.version>0.9.1</jjwt.version></properties>
  <{managed}><dependencies>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-api</artifactId></dependency>
    <dependency><groupId>io.jsonwebtoken</groupId><artifactId>jjwt-api</artifactId>{version}</dependency>
  </dependencies></{managed}>
</project>
"""


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("<version>0.11.5</version>", "0.11.5"),
        ("<version>${jjwt.version}</version>", "0.9.1"),
        ("<version>0.12.6.RELEASE</version>", "0.12.6"),
        ("<version>[0.9,0.12)</version>", "0.11.999999"),
        ("<version>[0.9,)</version>", "0.13.0"),
        ("<version>${elsewhere}</version>", None),
        ("", None),
    ],
)
def test_poms(tmp_path: Path, version: str, expected: str | None) -> None:
    pom = POM.format(head="", managed="profile", version=version)
    found = used(tmp_path, "java", {"pom.xml": pom}, "src/main/java")
    assert found.get("io.jsonwebtoken:jjwt-api") == expected


def test_what_a_parent_manages_counts_for_its_modules(tmp_path: Path) -> None:
    module = POM.format(head="", managed="profile", version="").replace("0.9.1", "")
    parent = POM.format(head="", managed="dependencyManagement", version="<version>${jjwt.version}</version>")
    found = used(tmp_path, "java", {"pom.xml": parent, "auth/pom.xml": module}, "auth/src/main/java")
    assert found == {"io.jsonwebtoken:jjwt-api": "0.9.1"}


def test_a_parent_may_lie_elsewhere(tmp_path: Path) -> None:
    head = "<parent><artifactId>p</artifactId><relativePath>../build/parent.xml</relativePath></parent>"
    module = POM.format(head=head, managed="profile", version="<version>${from.parent}</version>")
    parent = POM.format(head="", managed="profile", version="").replace("jjwt.version", "from.parent")
    found = used(tmp_path, "java", {"build/parent.xml": parent, "auth/pom.xml": module}, "auth/src")
    assert found == {"io.jsonwebtoken:jjwt-api": "0.9.1"}


@pytest.mark.parametrize(
    "files",
    [
        {"build.gradle": "dependencies { implementation 'io.jsonwebtoken:jjwt-api:0.11.5' }"},
        {"build.gradle.kts": 'val jjwt = "0.11.5"\nimplementation("io.jsonwebtoken:jjwt-api:$jjwt")'},
        {
            "build.gradle": "dependencies { implementation group: 'io.jsonwebtoken', name: 'jjwt-api', "
            "version: '0.11.5' }"
        },
        {
            "build.gradle": 'ext { jjwt = "0.11.5" }\nimplementation "io.jsonwebtoken:jjwt-api:${jjwt}"',
        },
        {
            "gradle.properties": "jjwtVersion=0.11.5\n",
            "build.gradle": 'implementation "io.jsonwebtoken:jjwt-api:$jjwtVersion"',
        },
        {
            "gradle/libs.versions.toml": '[versions]\njjwt = "0.11.5"\n[libraries]\n'
            'api = { module = "io.jsonwebtoken:jjwt-api", version.ref = "jjwt" }\n'
        },
        {"gradle/libs.versions.toml": '[libraries]\napi = "io.jsonwebtoken:jjwt-api:0.11.5"\n'},
        {
            "gradle/libs.versions.toml": '[libraries.api]\ngroup = "io.jsonwebtoken"\nname = "jjwt-api"\n'
            'version = { strictly = "0.11.5" }\n'
        },
    ],
)
def test_gradle(tmp_path: Path, files: dict[str, str]) -> None:
    assert used(tmp_path, "java", files, "app/src/main/java") == {"io.jsonwebtoken:jjwt-api": "0.11.5"}


def test_an_open_version_of_gradle(tmp_path: Path) -> None:
    files = {"build.gradle": "implementation 'io.jsonwebtoken:jjwt-api:0.+'"}
    assert used(tmp_path, "java", files) == {"io.jsonwebtoken:jjwt-api": "0.13.0"}


GO_MOD = """module example.org/auth

go 1.22

require (
\tgithub.com/golang-jwt/jwt v3.2.2+incompatible
\tgithub.com/golang-jwt/jwt/v5 v5.2.1 // indirect
)
"""


@pytest.mark.parametrize(
    ("path", "mod", "version"),
    [
        ("github.com/golang-jwt/jwt", GO_MOD, "3.2.2"),
        ("github.com/golang-jwt/jwt/v5", GO_MOD, "5.2.1"),
        ("github.com/golang-jwt/jwt/v5/request", GO_MOD, "5.2.1"),
        ("github.com/golang-jwt/jwt/v4", GO_MOD, "4.999999.999999"),
        ("github.com/golang-jwt/jwt/v4", "", "4.999999.999999"),
        ("github.com/golang-jwt/jwt", "", None),
        (
            "github.com/golang-jwt/jwt",
            GO_MOD + "replace github.com/golang-jwt/jwt => github.com/golang-jwt/jwt v3.2.1+incompatible\n",
            "3.2.1",
        ),
    ],
)
def test_the_import_path_of_go_has_the_major_version(
    tmp_path: Path, path: str, mod: str, version: str | None
) -> None:
    files = {"go.mod": mod} if mod else {}
    found = used(tmp_path, "go", files, "cmd/auth", f'package main\nimport "{path}"\n')
    assert found.get("github.com/golang-jwt/jwt") == version


PROJECT = "<Project><PropertyGroup><V>3.2.0</V></PropertyGroup><ItemGroup>{item}</ItemGroup></Project>"


@pytest.mark.parametrize(
    ("files", "version"),
    [
        ({"A.csproj": '<PackageReference Include="jose.jwt" Version="3.2.0" />'}, "3.2.0"),
        ({"A.csproj": '<PackageReference Include="Jose.Jwt"><Version>$(V)</Version></PackageReference>'}, "3.2.0"),
        (
            {
                "Directory.Packages.props": '<PackageVersion Include="Jose.Jwt" Version="3.*" />',
                "src/A.csproj": '<PackageReference Include="Jose.Jwt" />',
            },
            "3.999999.999999",
        ),
        ({"packages.config": '<package id="Jose.Jwt" version="3.2.0" />'}, "3.2.0"),
    ],
)
def test_packages_of_dotnet(tmp_path: Path, files: dict[str, str], version: str) -> None:
    whole = {name: PROJECT.format(item=item) for name, item in files.items()}
    assert used(tmp_path, "csharp", whole, "src") == {"Jose.Jwt": version}


@pytest.mark.parametrize(
    ("framework", "version"),
    [
        ("<TargetFramework>net8.0</TargetFramework>", "8.0.0"),
        ("<TargetFramework Condition=\"'$(Old)' == ''\">net8.0-windows</TargetFramework>", "8.0.0"),
        ("<TargetFrameworks>net8.0;net10.0</TargetFrameworks>", "10.0.0"),
        ("<TargetFramework>netcoreapp3.1</TargetFramework>", "3.1.0"),
        ("<TargetFramework>net472</TargetFramework>", "4.7.2"),
        ("<TargetFramework>netstandard2.0</TargetFramework>", None),
    ],
)
def test_the_framework_of_dotnet_is_a_library(tmp_path: Path, framework: str, version: str | None) -> None:
    project = f"<Project><PropertyGroup>{framework}</PropertyGroup></Project>"
    assert used(tmp_path, "csharp", {"A.csproj": project}).get("net") == version


def test_a_configuration_file_is_read_with_the_versions_of_all_languages(tmp_path: Path) -> None:
    files = {"build.gradle": "implementation 'io.jsonwebtoken:jjwt-api:0.9.1'"}
    assert used(tmp_path, "yaml", files, "src/main/resources") == {"io.jsonwebtoken:jjwt-api": "0.9.1"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            'current = "9"\n[[row]]\ncall = "f()"\nversions = "older"\n',
            "4: row 1: versions: 'older' is no specifier",
        ),
        ('[[row]]\ncall = "f()"\nversions = "<9"\n', "3: row 1: versions: neither the row nor the file says"),
    ],
)
def test_a_row_says_versions_that_can_be_told(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "lib.toml"
    path.write_text('package = "lib"\ndoc = "https://example.org"\n' + text, encoding="utf-8")
    with pytest.raises(ModelError) as caught:
        load(path, "go")
    assert reason in str(caught.value)
