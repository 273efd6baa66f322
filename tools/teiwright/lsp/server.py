"""The language server: what an editor asks, and the part of this package that answers."""

from __future__ import annotations

import asyncio
import os
import sys
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from teiwright.lsp import protocol, spot
from teiwright.lsp.complete import IDS, Sort, offers, unasked
from teiwright.lsp.guide import guide_for
from teiwright.lsp.hover import definition, hover
from teiwright.lsp.lines import Lines
from teiwright.lsp.outline import outline
from teiwright.lsp.targets import Project
from teiwright.lsp.vocabulary import profile as vocabulary
from teiwright.lsp.words import code_words
from teiwright.lsp.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from teiwright.lsp.page import Located

__all__ = ["serve"]

PAUSE = 0.3
"""How many seconds nobody types before the text is checked."""

TRIGGERS = ["<", "/", ">", " ", '"', "'", "#"]


class Server(LanguageServer):
    """One editor's session: the process that checks, and which documents wait to be checked."""

    def __init__(self) -> None:
        """Take whole texts: pygls applies changes to lines that are not the protocol's (see `teiwright.lsp.lines`)."""
        super().__init__("teiwright", version("teiwright"), types.TextDocumentSyncKind.Full)
        self.worker = Worker()
        self._pauses: dict[str, asyncio.TimerHandle] = {}
        self._due: set[str] = set()
        self._checks: dict[str, asyncio.Task[None]] = {}
        self._found: dict[str, tuple[int | None, list[Located]]] = {}

    def lines(self, uri: str) -> Lines:
        """The lines of the text that the editor has of the document `uri`."""
        text = self.workspace.get_text_document(uri).source
        return Lines(text, self.workspace.position_encoding or types.PositionEncodingKind.Utf16)

    def project(self, uri: str, text: str) -> Project:
        """The files that pointers of the document `uri`, which has the `text`, may lead into."""
        folders = (_path(folder) for folder in self.workspace.folders)
        opened = {_path(each): document.source for each, document in self.workspace.text_documents.items()}
        return Project(_path(uri), text, tuple(folders), opened)

    def check(self, uri: str, pause: float) -> None:
        """Check the document `uri` once it has not changed for `pause` seconds."""
        self.rest(uri)
        self._pauses[uri] = asyncio.get_running_loop().call_later(pause, self._begin, uri)

    def all_found(self, uri: str) -> list[Located]:
        """What was found in the document `uri`; nothing if it has changed since."""
        number, found = self._found.get(uri, (None, []))
        return found if number == self.workspace.get_text_document(uri).version else []

    def found(self, uri: str, start: int, end: int) -> list[Located]:
        """What was found in the document `uri` from the offset `start` to `end`; nothing if it has changed since."""
        return [each for each in self.all_found(uri) if each.start <= end and start <= each.end]

    def rest(self, uri: str) -> None:
        """Check the document `uri` no more until something happens to it."""
        self._due.discard(uri)
        self._found.pop(uri, None)
        if (pause := self._pauses.pop(uri, None)) is not None:
            pause.cancel()

    def show(self, uri: str, diagnostics: list[types.Diagnostic], number: int | None = None) -> None:
        """Let the editor show these and no others for the version `number` of the document `uri`."""
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, number))

    def _begin(self, uri: str) -> None:
        self._due.add(uri)
        if uri not in self._checks:
            task = asyncio.get_running_loop().create_task(self._check(uri))
            self._checks[uri] = task
            task.add_done_callback(lambda _: self._checks.pop(uri))

    async def _check(self, uri: str) -> None:
        """Check the document as long as it has changed since; what was found of an older text is not shown."""
        while uri in self._due:
            self._due.discard(uri)
            number, lines = self.workspace.get_text_document(uri).version, self.lines(uri)
            found = await self.worker.check(lines.text, str(_path(uri)))
            document = self.workspace.text_documents.get(uri)
            if document is not None and document.version == number:
                self._found[uri] = number, found
                self.show(uri, [protocol.diagnostic(each, lines, uri) for each in found], number)


def serve() -> int:
    """Serve one editor by standard input and output until it says so or leaves; the exit status.

    Whatever else is written to standard output meanwhile goes to standard error, so that it cannot break a message.
    """
    sys.stdout.flush()
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as stdout:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        server = Server()
        for name, answer in ANSWERS.items():
            server.feature(name, OPTIONS.get(name))(answer)
        server.start_io(sys.stdin.buffer, stdout)
        server.worker.stop()
    return 0


def _initialized(server: Server, _: types.InitializedParams) -> None:
    server.worker.start()


def _shutdown(server: Server, _: None) -> None:
    for uri in server.workspace.text_documents:
        server.rest(uri)
    server.worker.stop()


def _opened(server: Server, params: types.DidOpenTextDocumentParams) -> None:
    server.check(params.text_document.uri, 0)


def _changed(server: Server, params: types.DidChangeTextDocumentParams) -> None:
    server.check(params.text_document.uri, PAUSE)


def _saved(server: Server, params: types.DidSaveTextDocumentParams) -> None:
    server.check(params.text_document.uri, 0)


def _closed(server: Server, params: types.DidCloseTextDocumentParams) -> None:
    server.rest(params.text_document.uri)
    server.show(params.text_document.uri, [])


def _completion(server: Server, params: types.CompletionParams) -> types.CompletionList:
    lines = server.lines(params.text_document.uri)
    offset = lines.offset(params.position)
    where = spot.find(lines.text, offset)
    found = offers(lines.text, offset, where, guide_for(lines.text, _path(params.text_document.uri)))
    if params.context and params.context.trigger_kind is types.CompletionTriggerKind.TriggerCharacter:
        found = unasked(found, where, params.context.trigger_character or "")
    snippets = get_capability(
        server.client_capabilities, "text_document.completion.completion_item.snippet_support", default=False
    )
    items = [
        protocol.completion(rank, each, offset, lines, snippets=bool(snippets))
        for rank, each in enumerate(found)
    ]
    return types.CompletionList(is_incomplete=sum(each.sort is Sort.ID for each in found) == IDS, items=items)


def _hover(server: Server, params: types.HoverParams) -> types.Hover | None:
    lines = server.lines(params.text_document.uri)
    offset = lines.offset(params.position)
    where = spot.find(lines.text, offset)
    project = server.project(params.text_document.uri, lines.text)
    codes = {each.finding.code: None for each in server.found(params.text_document.uri, offset, offset)}
    words = [code_words(code, vocabulary()) for code in codes]
    words.append(hover(where, guide_for(lines.text, project.path), project))
    said = "\n\n---\n\n".join(filter(None, words))
    return types.Hover(protocol.markdown(said), lines.range(where.start, where.end)) if said else None


def _definition(server: Server, params: types.DefinitionParams) -> types.Location | None:
    uri = params.text_document.uri
    lines = server.lines(uri)
    where = spot.find(lines.text, lines.offset(params.position))
    project = server.project(uri, lines.text)
    found = definition(where, project)
    if found is None:
        return None
    path, target = found
    theirs = Lines(project.read(path), lines.encoding)
    return types.Location(
        uri if path == project.path else path.as_uri(), theirs.range(target.start, target.end)
    )


def _actions(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    uri = params.text_document.uri
    lines = server.lines(uri)
    asked = params.context.only
    made: list[types.CodeAction] = []
    if asked is None or _asks(asked, types.CodeActionKind.QuickFix):
        found = server.found(uri, lines.offset(params.range.start), lines.offset(params.range.end))
        made += [action for each in found for action in protocol.quick_fixes(each, lines, uri)]
    if asked is not None and _asks(asked, types.CodeActionKind.SourceFixAll):
        made += protocol.fix_all(server.all_found(uri), lines, uri)
    return made


def _asks(kinds: Sequence[str], kind: str) -> bool:
    """Whether one of `kinds` is `kind` or a kind of which it is one; the empty kind is all."""
    return any((kind + ".").startswith(each + ".") or not each for each in kinds)


def _symbols(server: Server, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
    lines = server.lines(params.text_document.uri)
    return [protocol.symbol(each, lines) for each in outline(lines.text)]


ANSWERS: Mapping[str, Callable[..., object]] = MappingProxyType(
    {
        types.INITIALIZED: _initialized,
        types.SHUTDOWN: _shutdown,
        types.TEXT_DOCUMENT_DID_OPEN: _opened,
        types.TEXT_DOCUMENT_DID_CHANGE: _changed,
        types.TEXT_DOCUMENT_DID_SAVE: _saved,
        types.TEXT_DOCUMENT_DID_CLOSE: _closed,
        types.TEXT_DOCUMENT_COMPLETION: _completion,
        types.TEXT_DOCUMENT_HOVER: _hover,
        types.TEXT_DOCUMENT_DEFINITION: _definition,
        types.TEXT_DOCUMENT_CODE_ACTION: _actions,
        types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: _symbols,
    }
)
OPTIONS: Mapping[str, object] = MappingProxyType(
    {
        types.TEXT_DOCUMENT_COMPLETION: types.CompletionOptions(trigger_characters=TRIGGERS),
        types.TEXT_DOCUMENT_CODE_ACTION: types.CodeActionOptions(
            [types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]
        ),
    }
)


def _path(uri: str) -> Path:
    """The file that a URI of the editor names, without links and dots; what is not saved yet has none of its own."""
    return Path(os.path.realpath(to_fs_path(uri) or "untitled.xml"))
