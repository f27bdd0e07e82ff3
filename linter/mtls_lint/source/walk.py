"""From the paths the user gave to the source files to look at, with an account of what was passed over."""

from __future__ import annotations

import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mtls_lint.findings import Level, Notice
from mtls_lint.source import judge
from mtls_lint.source.file import SETTINGS, Language, SourceFile, language_of
from mtls_lint.source.judge import Reason
from mtls_lint.source.patterns import matcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mtls_lint.config import Settings

MAX_BYTES = 2_000_000
MAX_SETTINGS_BYTES = 300_000
"""Configuration is written by hand, and its parsers are slow: a larger file is data."""
_BINARY_PROBE = 8192
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Discovery:
    """What a set of paths holds.

    ``files`` are those to look at more closely, sorted by path; ``scanned`` counts all that were read and
    found to be source code of the user's own, of which ``others`` are those not to look at more closely, without
    their content; ``passed_over`` gives a path (a folder ends in ``/``) and
    the reason, once each.
    """

    files: tuple[SourceFile, ...]
    notices: tuple[Notice, ...]
    scanned: int
    passed_over: tuple[tuple[str, Reason], ...]
    others: tuple[SourceFile, ...] = ()


def discover(
    paths: Iterable[str], settings: Settings, keep: Callable[[bytes, Language], bool] | None = None
) -> Discovery:
    """Find the source files at and below the given paths.

    A file named by the user is scanned whatever its name says (only the configuration's ``include`` and
    ``exclude`` still hold, and with ``force_exclude`` all that a walk goes by). Nothing is read twice, and
    symbolic links met on the way are not followed.

    Args:
        paths: files and folders.
        settings: ``include_tests``, ``include``, ``exclude`` and ``force_exclude`` are heeded; ``buffers`` hold
            what is read instead of files.
        keep: decides on a file's bytes and language whether it is to be in ``files``; the others are only counted.
    """
    search = _Search(settings, keep or (lambda content, language: True))
    folders = []
    for given in dict.fromkeys(paths):
        path = Path(given)
        try:
            buffered = settings.buffers and path.resolve() in settings.buffers
            mode = stat.S_IFREG if buffered else path.stat().st_mode
        except FileNotFoundError as error:
            if path.is_symlink():
                search.report_unusable(path.as_posix(), error)
            else:
                search.note("missing-path", path.as_posix(), "does not exist", Level.ERROR)
            continue
        except OSError as error:
            search.report_unusable(path.as_posix(), error)
            continue
        if stat.S_ISDIR(mode):
            folders.append(path)
        else:
            search.add_named(path)
    # Files come first, so that one that is also below a given folder counts as named.
    for path in folders:
        search.add_folder(path)
    return search.result()


@dataclass(slots=True)
class _Search:
    settings: Settings
    keep: Callable[[bytes, Language], bool]
    files: list[SourceFile] = field(default_factory=list)
    others: list[SourceFile] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    passed_over: dict[str, Reason] = field(default_factory=dict)
    scanned: int = 0
    met: set[Path] = field(default_factory=set)
    folders: dict[Path, tuple[str, ...]] = field(default_factory=dict)
    excluded: Callable[[Path], bool] | None = None
    included: Callable[[Path], bool] = field(default=lambda path: True)

    def add_named(self, path: Path) -> None:
        shown = path.as_posix()
        absolute = path.resolve()
        language = language_of(path)
        if language is None:
            self.note("not-source", shown, "is in none of the languages this linter reads", Level.NOTE)
        elif reason := self.left_out(absolute):
            self.passed_over[shown] = reason
        elif self.settings.force_exclude and (verdict := self.judged_as_found(absolute, language)):
            self.passed_over[shown] = verdict
        elif not path.is_file() and absolute not in self.settings.buffers:
            self.note("unreadable-file", shown, "is not a regular file", Level.ERROR)
        elif self.is_new(absolute):
            self.read(absolute, shown, language, named=not self.settings.force_exclude)

    def add_folder(self, root: Path) -> None:
        from mtls_lint.source.listing import below

        base = root.resolve()
        prefix = "" if root == Path() else root.as_posix().rstrip("/") + "/"

        def on_error(error: OSError) -> None:
            inner = Path(error.filename).relative_to(base).as_posix()
            self.report_unusable(prefix + inner, error)

        for relative in below(base, on_error):
            shown = prefix + relative
            if relative.endswith("/"):
                self.passed_over[shown] = Reason.VENDORED
                continue
            language = language_of(relative)
            if language is None or not self.is_new(base / relative):
                continue
            verdict = self.judged_by_name(base, relative, language)
            if verdict:
                reason, place = verdict
                self.passed_over[prefix + place] = reason
            else:
                self.add_found(base / relative, shown, language)

    def add_found(self, path: Path, shown: str, language: Language) -> None:
        try:
            mode = path.lstat().st_mode
        except FileNotFoundError:
            return  # git still lists a file the user has deleted
        except OSError as error:
            self.report_unusable(shown, error)
            return
        if stat.S_ISLNK(mode):
            self.passed_over[shown] = Reason.SYMLINK
        elif reason := self.left_out(path):
            self.passed_over[shown] = reason
        elif stat.S_ISREG(mode):
            self.read(path, shown, language, named=False)

    def read(self, path: Path, shown: str, language: Language, *, named: bool) -> None:
        limit = MAX_SETTINGS_BYTES if language in SETTINGS else MAX_BYTES
        buffer = self.settings.buffers.get(path)
        try:
            size = path.stat().st_size if buffer is None else len(buffer)
            content = b"" if size > limit else path.read_bytes() if buffer is None else buffer
        except OSError as error:
            self.report_unusable(shown, error)
            return
        level = Level.WARNING if named else Level.NOTE
        if size > limit:
            message = f"was passed over: it is {size:,} bytes long, and the limit is {limit:,}"
            self.note("too-large", shown, message, level)
        elif content.startswith(_UTF16):
            message = "was passed over: it is UTF-16, and only UTF-8 is read"
            self.note("unsupported-encoding", shown, message, Level.WARNING)
        elif b"\0" in content[:_BINARY_PROBE]:
            self.note("binary-file", shown, "was passed over: it has NUL bytes, so it is not text", level)
        elif not named and (reason := judge.by_content(content, language)):
            self.passed_over[shown] = reason
        else:
            self.scanned += 1
            if self.keep(content, language):
                self.files.append(SourceFile(shown, path, language, content))
            else:
                self.others.append(SourceFile(shown, path, language, b""))

    def judged_as_found(self, path: Path, language: Language) -> Reason | None:
        """Why a walk over the tree would pass over a named file by its path."""
        root = Path(self.settings.tree).resolve()
        root = root if path.is_relative_to(root) else path.parent
        verdict = self.judged_by_name(root, path.relative_to(root).as_posix(), language)
        return verdict[0] if verdict else None

    def judged_by_name(self, root: Path, relative: str, language: Language) -> tuple[Reason, str] | None:
        def siblings(folder: str) -> tuple[str, ...]:
            path = root / folder
            if path not in self.folders:
                self.folders[path] = tuple(entry.name for entry in path.iterdir())
            return self.folders[path]

        return judge.by_name(relative, language, self.settings.include_tests, siblings)

    def is_new(self, path: Path) -> bool:
        before = len(self.met)
        self.met.add(path)
        return len(self.met) > before

    def left_out(self, path: Path) -> Reason | None:
        """Why the configuration leaves a file out, if it does."""
        if not self.settings.include and not self.settings.exclude:
            return None
        if self.excluded is None:
            root = self.settings.root
            self.excluded = matcher(self.settings.exclude, root)
            self.included = matcher(self.settings.include or ("*",), root)
        if self.excluded(path):
            return Reason.EXCLUDED
        return None if self.included(path) else Reason.NOT_INCLUDED

    def note(self, kind: str, path: str, message: str, level: Level) -> None:
        self.notices.append(Notice(kind, level, message, path))

    def report_unusable(self, shown: str, error: OSError) -> None:
        reason = error.strerror or str(error)
        self.note("unreadable-file", shown, f"cannot be read: {reason}", Level.ERROR)

    def result(self) -> Discovery:
        failed = any(notice.level is Level.ERROR for notice in self.notices)
        if not self.scanned and not failed:
            self.notices.append(self.why_nothing())
        return Discovery(
            files=tuple(sorted(self.files, key=lambda file: file.path)),
            notices=tuple(self.notices),
            scanned=self.scanned,
            passed_over=tuple(sorted(self.passed_over.items())),
            others=tuple(sorted(self.others, key=lambda file: file.path)),
        )

    def why_nothing(self) -> Notice:
        """An empty run is an error, or a warning where there was code and a rule of ours passed it over."""
        if not self.passed_over and all(notice.kind == "not-source" for notice in self.notices):
            message = "the given paths hold no source file in any language this linter reads"
            return Notice("nothing-to-scan", Level.ERROR, message)
        as_configured = all(reason in judge.CONFIGURED for reason in self.passed_over.values())
        return Notice(
            "nothing-to-scan",
            Level.NOTE if as_configured else Level.WARNING,
            "every source file in the given paths was passed over",
        )
