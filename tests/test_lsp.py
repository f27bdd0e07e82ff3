"""The language server, spoken to over standard input and output as an editor does."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls")

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from mtls_lint.findings import Location
from mtls_lint.lsp.convert import Lines

LAX = """\
const https = require('https');

/* 😀 */ https.createServer({ key, cert, ca, requestCert: true, rejectUnauthorized: false }, app).listen(8443);
"""
HANDLER = """\
const jwt = require('jsonwebtoken');

exports.issue = (cert, key) => jwt.sign({ sub: cert.subject.CN }, key, { algorithm: 'RS256', expiresIn: '5m' });
"""
ROUTES = """\
const app = require('express')();
const { issue } = require('./issue');

app.post('/token', (req, res) => {
  const cert = req.socket.getPeerCertificate();
  res.json({ token: issue(cert, key) });
});
"""


class Session:
    """An editor with a folder open, and the diagnostics that it was last sent."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client = LanguageClient("test", "1")
        self.diagnostics: dict[str, list[types.Diagnostic]] = {}
        self.told: list[str] = []
        self._news = asyncio.Event()

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def published(of: types.PublishDiagnosticsParams) -> None:
            self.diagnostics[of.uri] = list(of.diagnostics)
            self._news.set()

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)  # type: ignore[untyped-decorator]
        def shown(of: types.ShowMessageParams) -> None:
            self.told.append(of.message)
            self._news.set()

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    async def begin(self) -> None:
        await self.client.start_io(sys.executable, "-m", "mtls_lint", "--lsp", cwd=self.folder)
        folder = types.WorkspaceFolder(self.folder.as_uri(), "folder")
        await self.client.initialize_async(
            types.InitializeParams(capabilities=types.ClientCapabilities(), workspace_folders=[folder])
        )
        self.client.initialized(types.InitializedParams())

    async def open(self, name: str) -> list[types.Diagnostic]:
        text = (self.folder / name).read_text(encoding="utf-8")
        item = types.TextDocumentItem(self.uri(name), "any", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.news(name)

    async def save(self, name: str, text: str) -> list[types.Diagnostic]:
        (self.folder / name).write_text(text, encoding="utf-8")
        self.change(name, text)
        identifier = types.TextDocumentIdentifier(self.uri(name))
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(identifier))
        return await self.news(name)

    def change(self, name: str, text: str) -> None:
        whole = types.TextDocumentContentChangeWholeDocument(text)
        identifier = types.VersionedTextDocumentIdentifier(uri=self.uri(name), version=2)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [whole]))

    async def news(self, name: str) -> list[types.Diagnostic]:
        self.diagnostics.pop(self.uri(name), None)
        while self.uri(name) not in self.diagnostics and not self.told:
            self._news.clear()
            await asyncio.wait_for(self._news.wait(), 60)
        return self.diagnostics.get(self.uri(name), [])

    async def actions(self, name: str, region: types.Range) -> list[types.CodeAction]:
        found = await self.client.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier(self.uri(name)), region, types.CodeActionContext([])
            )
        )
        return [action for action in found or () if isinstance(action, types.CodeAction)]

    async def end(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()  # type: ignore[no-untyped-call]


def session(folder: Path, files: dict[str, str], script: Callable[[Session], Awaitable[Any]]) -> None:
    """Writes the files and runs a script of an editor's session with a real server."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")

    async def run() -> None:
        editor = Session(folder)
        await editor.begin()
        await asyncio.wait_for(script(editor), 120)
        await editor.end()

    asyncio.run(run())


def applied(text: str, action: types.CodeAction) -> str:
    """The text with the edits of an action."""
    assert action.edit and action.edit.changes
    (edits,) = action.edit.changes.values()
    units = text.encode("utf-16-le")
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line.encode("utf-16-le")))

    def offset(at: types.Position) -> int:
        return starts[at.line] + 2 * at.character

    for edit in sorted(edits, key=lambda edit: offset(edit.range.start), reverse=True):
        new = edit.new_text.encode("utf-16-le")
        units = units[: offset(edit.range.start)] + new + units[offset(edit.range.end) :]
    return units.decode("utf-16-le")


def test_a_session(tmp_path: Path) -> None:
    async def script(editor: Session) -> None:
        (found,) = await editor.open("server.js")
        assert (found.code, found.source, found.severity) == (
            "MTLS401",
            "mtls-lint",
            types.DiagnosticSeverity.Error,
        )
        assert found.code_description and found.code_description.href.endswith("/docs/rules/MTLS401.md")
        line = LAX.splitlines()[2].encode("utf-16-le")
        marked = line[2 * found.range.start.character : 2 * found.range.end.character].decode("utf-16-le")
        assert "rejectUnauthorized: false" in marked or marked == "false"

        hover = await editor.client.text_document_hover_async(
            types.HoverParams(types.TextDocumentIdentifier(editor.uri("server.js")), found.range.start)
        )
        assert hover and isinstance(hover.contents, types.MarkupContent)
        assert hover.contents.value.startswith("# MTLS401 client-certificate-optional")
        assert "## In JavaScript" in hover.contents.value

        mend, ignore = await editor.actions("server.js", found.range)
        assert mend.is_preferred
        mended = applied(LAX, mend)
        assert mended == LAX.replace("rejectUnauthorized: false", "rejectUnauthorized: true")
        silenced = applied(LAX, ignore)
        assert "// mtls-lint: ignore[MTLS401] reason: \n/* 😀 */" in silenced
        assert await editor.save("server.js", silenced) == []
        assert await editor.save("server.js", mended) == []

    session(tmp_path, {"server.js": LAX}, script)


def test_steps_in_other_files_are_related_and_stale_text_is_not_edited(tmp_path: Path) -> None:
    async def script(editor: Session) -> None:
        found = await editor.open("issue.js")
        unbound = next(one for one in found if one.code == "MTLS301")
        related = [(one.location.uri, one.location.range.start.line) for one in unbound.related_information or ()]
        assert (editor.uri("routes.js"), 4) in related
        editor.change("issue.js", "\n" + HANDLER)
        assert await editor.actions("issue.js", unbound.range) == []
        nothing = await editor.client.text_document_hover_async(
            types.HoverParams(types.TextDocumentIdentifier(editor.uri("routes.js")), types.Position(0, 0))
        )
        assert nothing is None

    session(tmp_path, {"issue.js": HANDLER, "routes.js": ROUTES}, script)


def test_a_wrong_configuration_is_said(tmp_path: Path) -> None:
    async def script(editor: Session) -> None:
        await editor.open("server.js")
        assert "unknown" in editor.told[0]

    session(tmp_path, {"server.js": LAX, ".mtls-lint.toml": "wrong = 1\n"}, script)


def test_columns_count_utf_16_units() -> None:
    lines = Lines.of("\ufeffa😀b\n".encode())
    assert lines.range(Location("x", 1, 3, 1, 4)) == types.Range(types.Position(0, 3), types.Position(0, 4))
