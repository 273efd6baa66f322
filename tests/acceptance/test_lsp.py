"""The language server from outside: a client in this process, `teiwright lsp` in another one, and real messages between."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

ROOT = Path(__file__).resolve().parents[2]
VALID = (ROOT / "tests/cases/valid/minimal.xml").read_text(encoding="utf-8")
SECONDS = 60.0
SNIPPETS = types.ClientCapabilities(
    text_document=types.TextDocumentClientCapabilities(
        completion=types.CompletionClientCapabilities(
            completion_item=types.ClientCompletionItemOptions(snippet_support=True)
        )
    )
)


class Editor:
    """An editor with one document: what it asks the server, by places that are written into the text as ``|``."""

    def __init__(self, client: LanguageClient, path: Path) -> None:
        """Edit the file `path`, which need not be there."""
        self.client, self.uri, self.text = client, path.as_uri(), ""
        self.told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.number = 0

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def _(told: types.PublishDiagnosticsParams) -> None:
            self.told.put_nowait(told)

    def open(self, text: str) -> None:
        self.text, self.number = text, 1
        item = types.TextDocumentItem(self.uri, "xml", self.number, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, text: str) -> None:
        self.text, self.number = text, self.number + 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self.number, self.uri),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    async def diagnostics(self) -> list[types.Diagnostic]:
        """Those of the text as it is now; those of older ones are passed over."""
        while True:
            told = await asyncio.wait_for(self.told.get(), SECONDS)
            if told.version == self.number and told.uri == self.uri:
                return list(told.diagnostics)

    def marked(self, before: str, after: str) -> types.Position:
        """Change the text so that its first paragraph has `before` and `after` in it, and the cursor between them."""
        head, _, tail = VALID.partition("Text.")
        self.change(head + before + after + tail)
        lines = (head + before).split("\n")
        return types.Position(len(lines) - 1, len(lines[-1].encode("utf-16-le")) // 2)

    def covered(self, span: types.Range) -> str:
        """The characters of the text in `span`, which counts UTF-16 code units."""
        line = self.text.split("\n")[span.start.line].encode("utf-16-le")
        return line[2 * span.start.character : 2 * span.end.character].decode("utf-16-le")

    async def completions(self, before: str, after: str = "") -> dict[str, types.CompletionItem]:
        position = self.marked(before, after)
        document = types.TextDocumentIdentifier(self.uri)
        found = await self.client.text_document_completion_async(types.CompletionParams(document, position))
        assert isinstance(found, types.CompletionList)
        return {each.label: each for each in found.items}

    async def hover(self, before: str, after: str) -> types.Hover | None:
        position = self.marked(before, after)
        document = types.TextDocumentIdentifier(self.uri)
        return await self.client.text_document_hover_async(types.HoverParams(document, position))

    async def definition(self, before: str, after: str) -> types.Location | None:
        position = self.marked(before, after)
        document = types.TextDocumentIdentifier(self.uri)
        found = await self.client.text_document_definition_async(types.DefinitionParams(document, position))
        assert found is None or isinstance(found, types.Location)
        return found


@asynccontextmanager
async def session(path: Path, capabilities: types.ClientCapabilities = SNIPPETS) -> AsyncIterator[Editor]:
    """An editor with a server of its own, which must leave with 0 when it is told to."""
    client = LanguageClient("test", "1")
    await client.start_io(sys.executable, "-m", "teiwright", "lsp", cwd=str(path.parent))
    await client.initialize_async(types.InitializeParams(capabilities, root_uri=path.parent.as_uri()))
    client.initialized(types.InitializedParams())
    process = client._server  # noqa: SLF001 - the client does not tell the status otherwise
    assert process is not None
    try:
        yield Editor(client, path)
        await asyncio.wait_for(client.shutdown_async(None), SECONDS)
        client.exit(None)
        assert await asyncio.wait_for(process.wait(), SECONDS) == 0
    finally:
        if process.returncode is None:
            process.kill()
        await client.stop()  # type: ignore[no-untyped-call]
        process._transport.close()  # type: ignore[attr-defined]  # noqa: SLF001 - pygls leaves it open


def edit(path: Path, work: Callable[[Editor], Awaitable[None]]) -> None:
    async def run() -> None:
        async with session(path) as editor:
            await work(editor)

    asyncio.run(run())


def test_what_check_finds_is_shown_while_the_text_changes(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open(VALID)
        assert await editor.diagnostics() == []
        editor.marked("", "<date when='1806-13-01'>then</date>")
        found = await editor.diagnostics()
        assert all(each.source == "teiwright" for each in found)
        assert {each.severity for each in found} == {types.DiagnosticSeverity.Error}
        assert "when='1806-13-01'" in {editor.covered(each.range) for each in found}
        editor.change(VALID)
        assert await editor.diagnostics() == []

    edit(tmp_path / "essay.xml", work)


def test_a_text_that_is_not_well_formed_has_one_diagnostic_at_its_place(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open(VALID.replace("Text.</p>", "Text.</q>"))
        (found,) = await editor.diagnostics()
        assert editor.text.split("\n")[found.range.start.line].strip() == '<p xml:id="p1">Text.</q>'
        editor.change(VALID)
        assert await editor.diagnostics() == []

    edit(tmp_path / "essay.xml", work)


def test_positions_count_the_code_units_of_utf_16(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open(VALID)
        await editor.diagnostics()
        editor.marked("", "𝔄😀 <persName ref='#nobody'>Paul</persName>")
        found = await editor.diagnostics()
        assert [editor.covered(each.range) for each in found if each.code == "pointer-dangling"] == [
            "ref='#nobody'"
        ]
        hover = await editor.hover("𝔄😀 <pers", "Name/>")
        assert hover is not None
        assert hover.range is not None
        assert editor.covered(hover.range) == "persName"
        item = (await editor.completions("𝔄😀 <pers"))["persName"]
        assert isinstance(item.text_edit, types.TextEdit)
        assert editor.covered(item.text_edit.range) == "pers"

    edit(tmp_path / "essay.xml", work)


def test_two_equal_ids_name_each_other(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open(VALID.replace("</p>\n      </div>", '</p><p xml:id="p1">Again.</p>\n      </div>'))
        found = [each for each in await editor.diagnostics() if each.code == "id-duplicate"]
        assert found
        assert found[-1].related_information
        first = found[-1].related_information[0].location
        assert first.uri == editor.uri
        assert editor.covered(first.range) == "<p"

    edit(tmp_path / "essay.xml", work)


def test_names_are_completed_and_explained_and_pointers_followed(tmp_path: Path) -> None:
    names = '<listPerson><person xml:id="otlet"><persName>Paul Otlet</persName></person></listPerson>'
    (tmp_path / "names.xml").write_text(f"\n  {names}", encoding="utf-8")

    async def work(editor: Editor) -> None:
        editor.open(VALID)
        assert "persName" in await editor.completions("<", "")
        attribute = (await editor.completions("<persName ", ">"))["ref"]
        assert attribute.insert_text_format is types.InsertTextFormat.Snippet
        assert isinstance(attribute.text_edit, types.TextEdit)
        assert attribute.text_edit.new_text == 'ref="$0"'
        assert {"high", "medium", "low"} == set(await editor.completions("<date cert='", "'>"))
        assert "</hi>" in await editor.completions("<hi>", "")
        assert "#editor" in await editor.completions("<persName ref='", "'>")
        hover = await editor.hover("<persName re", "f='#editor'>Paul</persName>")
        assert hover is not None
        assert isinstance(hover.contents, types.MarkupContent)
        assert "`@ref`" in hover.contents.value
        here = await editor.definition("<persName ref='#edi", "tor'>Paul</persName>")
        assert here is not None
        assert here.uri == editor.uri
        assert editor.covered(here.range) == '<respStmt xml:id="editor">'
        there = await editor.definition("<persName ref='names.xml#ot", "let'>Paul</persName>")
        assert there is not None
        assert Path(there.uri.removeprefix("file://")).name == "names.xml"
        assert (there.range.start.line, there.range.start.character) == (1, 2 + len("<listPerson>"))
        assert await editor.definition("<persName ref='#no", "body'>Paul</persName>") is None

    edit(tmp_path.resolve() / "essay.xml", work)


def test_a_fault_is_explained_and_fixed(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open(VALID.replace("Text.", "😀 <date when='8.8.2003' resp='#editor'>then</date>"))
        found = await editor.diagnostics()
        (when,) = [each.range for each in found if each.code == "date-invalid"]
        document = types.TextDocumentIdentifier(editor.uri)
        hover = await editor.client.text_document_hover_async(types.HoverParams(document, when.start))
        assert hover is not None
        assert isinstance(hover.contents, types.MarkupContent)
        assert "date\\-invalid" in hover.contents.value
        assert "`@when`" in hover.contents.value
        asked = types.CodeActionParams(document, when, types.CodeActionContext([]))
        actions = await editor.client.text_document_code_action_async(asked)
        assert actions
        assert isinstance(actions[0], types.CodeAction)
        assert actions[0].edit
        assert actions[0].edit.changes
        (edit_,) = actions[0].edit.changes[editor.uri]
        assert (editor.covered(edit_.range), edit_.new_text) == ("8.8.2003", "2003-08-08")
        editor.change(editor.text.replace("8.8.2003", edit_.new_text))
        assert await editor.diagnostics() == []
        assert not await editor.client.text_document_code_action_async(asked)

    edit(tmp_path / "essay.xml", work)


def test_the_outline_has_the_headings(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open(VALID)
        document = types.TextDocumentIdentifier(editor.uri)
        found = await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
        assert found
        root = found[0]
        assert isinstance(root, types.DocumentSymbol)
        assert root.children
        assert [each.name for each in root.children] == ["teiHeader", "text"]

    edit(tmp_path / "essay.xml", work)


def test_a_document_that_is_closed_has_no_diagnostics(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open(VALID.replace("Text.</p>", "Text.</q>"))
        assert await editor.diagnostics()
        document = types.TextDocumentIdentifier(editor.uri)
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(document))
        told = await asyncio.wait_for(editor.told.get(), SECONDS)
        assert (told.uri, list(told.diagnostics)) == (editor.uri, [])

    edit(tmp_path / "essay.xml", work)


@pytest.mark.skipif(
    sys.platform != "linux", reason="the processes of a process are listed in /proc, which is Linux"
)
def test_the_process_that_checks_ends_with_a_server_that_is_killed(tmp_path: Path) -> None:
    async def run() -> list[Path]:
        client = LanguageClient("test", "1")
        await client.start_io(sys.executable, "-m", "teiwright", "lsp", cwd=str(tmp_path))
        await client.initialize_async(types.InitializeParams(SNIPPETS))
        client.initialized(types.InitializedParams())
        process = client._server  # noqa: SLF001 - the client does not tell the process otherwise
        assert process is not None
        editor = Editor(client, tmp_path / "a.xml")
        editor.open(VALID)
        await editor.diagnostics()
        found = children(process.pid)
        process.kill()
        await client.stop()  # type: ignore[no-untyped-call]
        process._transport.close()  # type: ignore[attr-defined]  # noqa: SLF001 - pygls leaves it open
        return found

    left = asyncio.run(run())
    assert left
    for _ in range(200):
        if not any(runs(path) for path in left):
            return
        time.sleep(0.05)
    pytest.fail("a process is left behind")


def children(process: int) -> list[Path]:
    """The files of /proc about the processes that this one has started."""
    listed = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return [Path(f"/proc/{number}/stat") for number in listed.split()]


def runs(stat: Path) -> bool:
    """Whether the process of this file of /proc still runs; one that nobody has asked for its status does not."""
    try:
        return stat.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("told", [b"", b"Content-Length: 2\r\n\r\n[]", b"\x00\xff nonsense\r\n"])
def test_an_editor_that_leaves_without_a_word_ends_the_server(told: bytes) -> None:
    command = [sys.executable, "-m", "teiwright", "lsp"]
    done = subprocess.run(command, input=told, capture_output=True, check=False, timeout=SECONDS)
    assert done.returncode == 0
