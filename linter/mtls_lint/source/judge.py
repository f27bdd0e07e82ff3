"""Which source files are not the user's own production code, judged by name and by content.

Names are judged on the path below the folder the user asked for, so that a folder of tests or of
dependencies named on the command line is scanned like any other.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from mtls_lint.source.file import SETTINGS, Language
from mtls_lint.source.settings import is_rehearsal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection


class Reason(StrEnum):
    """Why a source file was passed over; the values complete the sentence "passed over: …"."""

    VENDORED = "third-party code or build output"
    TEST = "test code"
    REHEARSAL = "settings of a profile for development or tests"
    GENERATED = "generated code"
    MINIFIED = "minified code"
    EXCLUDED = "excluded by the configuration"
    NOT_INCLUDED = "not among what the configuration includes"
    SYMLINK = "a symbolic link; its target is scanned where it lies"


CONFIGURED = frozenset((Reason.EXCLUDED, Reason.NOT_INCLUDED))

# Folders no one writes code in: a walk does not even enter them.
THIRD_PARTY = frozenset(
    (
        "node_modules",
        "bower_components",
        "jspm_packages",
        "third_party",
        "third-party",
        "thirdparty",
        "_vendor",
        ".venv",
        "venv",
        "site-packages",
        "dist-packages",
        "__pycache__",
        "__pypackages__",
        ".tox",
        ".nox",
        ".eggs",
        ".git",
        ".hg",
        ".svn",
        ".gradle",
        ".next",
        ".nuxt",
    )
)

# Names that are also good names for a package or module (`bin/cli.js`, `com.shop.vendor`): they mean foreign
# code or build output only beside the file of the tool that puts it there.
_BESIDE = {
    "vendor": ("go.mod", "package.json", "composer.json", "Gemfile", "modules.txt"),
    "dist": ("package.json", "pyproject.toml", "setup.py", "setup.cfg"),
    "build": ("package.json", "build.gradle", "build.gradle.kts", "pyproject.toml", "setup.py"),
    "out": ("package.json", "tsconfig.json", ".idea"),
    "target": ("pom.xml", "build.sbt"),
    "bin": (".csproj", ".sln", ".classpath"),
    "obj": (".csproj", ".sln"),
}

_TEST_FOLDER = re.compile(
    r"((unit|integration|functional|android|e2e)[-_]?)?tests?|__tests__|__mocks__|specs?|e2e|testdata"
    r"|.*\.(unit|integration|functional)?tests?",
    re.IGNORECASE,
)
_TEST_FILE = {
    Language.JAVASCRIPT: re.compile(r".*[._-](test|spec)\.\w+$"),
    Language.TYPESCRIPT: re.compile(r".*[._-](test|spec)\.\w+$"),
    Language.JAVA: re.compile(r"Test[A-Z]\w*\.java$|.*(Test|Tests|TestCase|IT)\.java$"),
    Language.GO: re.compile(r".*_test\.go$"),
    Language.PYTHON: re.compile(r"test_.*\.py$|.*_test\.py$|conftest\.py$"),
    Language.CSHARP: re.compile(r".*(Test|Tests)\.cs$"),
}

_GENERATED_FILE = re.compile(r".*(\.pb\.go|_pb2(_grpc)?\.py|\.g\.cs|\.designer\.cs|_pb\.[jt]s)$", re.IGNORECASE)
# Only in a comment: code that writes such headers for others is not itself generated.
_GENERATED_HEADER = re.compile(
    rb"^[ \t]*(?://|#|/?\*).*(?:@generated\b|<auto-?generated|generated\b.*\bdo not (?:edit|modify))",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER_BYTES = 4096

_MINIFIED_FILE = re.compile(r".*[.-]min\.[cm]?js$")
_MINIFIED_SIZE = 4096
_MINIFIED_LINE = 400


def by_name(
    relative: str, language: Language, include_tests: bool, siblings: Callable[[str], Collection[str]]
) -> tuple[Reason, str] | None:
    """Why a path alone tells that a file is not to be scanned, or None.

    Args:
        relative: the path below the scanned folder, with ``/``.
        language: the file's language.
        include_tests: whether test code is wanted.
        siblings: the names in a folder, given by its path below the scanned folder.

    Returns:
        The reason, and the path it holds for: the file's own, or a folder's (with a ``/`` at its end).
    """
    *folders, name = relative.split("/")
    for depth, folder in enumerate(folders):
        here = "/".join(folders[: depth + 1]) + "/"
        if folder in THIRD_PARTY or _is_output(folder, siblings, "/".join(folders[:depth])):
            return Reason.VENDORED, here
    if not include_tests:
        if any(_TEST_FOLDER.fullmatch(folder) for folder in folders):
            return Reason.TEST, relative
        if language in _TEST_FILE and _TEST_FILE[language].match(name):
            return Reason.TEST, relative
    if language in SETTINGS and is_rehearsal(name):
        return Reason.REHEARSAL, relative
    if _GENERATED_FILE.match(name):
        return Reason.GENERATED, relative
    if _MINIFIED_FILE.match(name):
        return Reason.MINIFIED, relative
    return None


def by_content(content: bytes, language: Language) -> Reason | None:
    """Why a file's bytes tell that no person wrote it, or None."""
    head = content[:_HEADER_BYTES]
    if b"enerated" in head and _GENERATED_HEADER.search(head):
        return Reason.GENERATED
    if (
        language is Language.JAVASCRIPT
        and len(content) > _MINIFIED_SIZE
        and len(content) > _MINIFIED_LINE * (content.count(b"\n") + 1)
    ):
        return Reason.MINIFIED
    return None


def _is_output(folder: str, siblings: Callable[[str], Collection[str]], parent: str) -> bool:
    marks = _BESIDE.get(folder)
    return marks is not None and any(name.endswith(marks) for name in siblings(parent))
