"""The language server: findings as diagnostics on open and save, rule pages on hover, edits as code actions.

A check in another file counts, so a run looks at the whole folder of the workspace that holds the file.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from mtls_lint import __version__, config, engine
from mtls_lint.catalogue import CatalogueError, rules
from mtls_lint.findings import Level, Report
from mtls_lint.lsp import convert
from mtls_lint.report import explain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtls_lint.findings import Finding

_DIALECTS = {"typescript": "javascript"}


@dataclass(slots=True)
class _Shown:
    """What was last said of one file: its bytes when it was looked at, and each finding with its diagnostic."""

    content: bytes
    lines: convert.Lines
    findings: list[tuple[Finding, types.Diagnostic]] = field(default_factory=list)


class Server(LanguageServer):
    """One editor's session."""

    def __init__(self) -> None:
        super().__init__("mtls-lint", __version__, types.TextDocumentSyncKind.Full)
        self.shown: dict[str, _Shown] = {}
        self._one_at_a_time = Lock()

    def check(self, uri: str) -> None:
        """Looks at the folder around a file and publishes what was found in it; clears what is gone."""
        path = to_fs_path(uri)
        if path is not None:
            with self._one_at_a_time:
                self._check(uri, path)

    def _check(self, uri: str, path: str) -> None:
        folder = self._folder(path)
        try:
            settings = config.load((folder or path,), {}, rules())
            report = engine.run(settings, rules())
        except (config.ConfigError, CatalogueError) as error:
            self._tell(str(error))
            return
        for notice in report.notices:
            if notice.level is Level.ERROR:
                self._tell(notice.message)
        before = self.shown
        self.shown = _shown(report)
        if folder is None:
            self.shown |= {other: said for other, said in before.items() if other not in (uri, *self.shown)}
        for changed in sorted({uri, *before, *self.shown}):
            said = self.shown.get(changed)
            diagnostics = [shown for _, shown in said.findings] if said else []
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(changed, diagnostics))

    def at(self, uri: str, region: types.Range) -> Iterator[tuple[Finding, types.Diagnostic]]:
        """The findings in a region of a file."""
        said = self.shown.get(uri)
        for finding, shown in said.findings if said else ():
            if shown.range.start <= region.end and region.start <= shown.range.end:
                yield finding, shown

    def is_as_seen(self, uri: str) -> bool:
        """Whether the editor holds what was looked at: an edit made for other text would hit the wrong place."""
        said = self.shown.get(uri)
        text = said.content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace") if said else None
        return text is not None and self.workspace.get_text_document(uri).source.removeprefix("\ufeff") == text

    def _folder(self, path: str) -> str | None:
        """The folder of the workspace that a file is in."""
        folders = [to_fs_path(folder) or "" for folder in self.workspace.folders]
        folders = folders or [self.workspace.root_path or ""]
        return next((folder for folder in folders if folder and Path(path).is_relative_to(folder)), None)

    def _tell(self, message: str) -> None:
        self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"mtls-lint: {message}"))


def _shown(report: Report) -> dict[str, _Shown]:
    """What there is to say of each file, by URI."""
    said = {path: _Shown(content, convert.Lines.of(content)) for path, content in report.contents.items()}
    texts: dict[str, dict[int, str]] = defaultdict(dict)
    for (path, line), text in report.sources.items():
        texts[path][line] = text
    on_the_way = {path: convert.Lines(lines) for path, lines in texts.items()}
    for finding in report.findings:
        shown = said[finding.location.path]
        shown.findings.append((finding, convert.diagnostic(finding, shown.lines, on_the_way)))
    return {convert.uri(path): shown for path, shown in said.items()}


def serve() -> None:
    """Runs a server on standard input and output until the editor ends it."""
    server().start_io()


def server() -> Server:
    """A server with all that it answers to."""
    made = Server()

    @made.feature(types.TEXT_DOCUMENT_DID_OPEN)
    @made.thread()
    def opened(of: types.DidOpenTextDocumentParams) -> None:
        made.check(of.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_DID_SAVE)
    @made.thread()
    def saved(of: types.DidSaveTextDocumentParams) -> None:
        made.check(of.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(of: types.HoverParams) -> types.Hover | None:
        found = list(made.at(of.text_document.uri, types.Range(of.position, of.position)))
        pages = [explain(f.rule, (_DIALECTS.get(f.language, f.language),)) for f, _ in found]
        if not pages:
            return None
        text = types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(dict.fromkeys(pages)))
        return types.Hover(text, found[0][1].range)

    options = types.CodeActionOptions([types.CodeActionKind.QuickFix])

    @made.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    def actions(of: types.CodeActionParams) -> list[types.CodeAction]:
        uri = of.text_document.uri
        if not made.is_as_seen(uri):
            return []
        lines = made.shown[uri].lines
        found = list(made.at(uri, of.range))
        offered = [make(*each, lines) for make in (convert.repair_action, convert.ignore_action) for each in found]
        return [action for action in offered if action]

    return made
