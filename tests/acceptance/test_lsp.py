"""The language server from outside: a client in this process, `teiwright lsp` in another one, and real messages between."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

if TYPE_CHECKING:
    from collections.abc import Iterator

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


class Client(LanguageClient):
    """A client that keeps what it is told, by document."""

    def __init__(self) -> None:
        """Listen to diagnostics."""
        super().__init__("test", "1")
        self.told: defaultdict[str, asyncio.Queue[types.PublishDiagnosticsParams]] = defaultdict(
            asyncio.Queue
        )

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def _(told: types.PublishDiagnosticsParams) -> None:
            self.told[told.uri].put_nowait(told)

    async def begin(self, folder: Path) -> None:
        """Start a server, with `folder` open."""
        await self.start_io(sys.executable, "-m", "teiwright", "lsp", cwd=str(folder))
        await self.initialize_async(types.InitializeParams(SNIPPETS, root_uri=folder.as_uri()))
        self.initialized(types.InitializedParams())

    @property
    def process(self) -> asyncio.subprocess.Process:
        """The server."""
        assert self._server is not None
        return self._server

    async def end(self) -> None:
        """Tell the server to leave, and wait for its end."""
        await asyncio.wait_for(self.shutdown_async(None), SECONDS)
        self.exit(None)
        await asyncio.wait_for(self.process.wait(), SECONDS)
        await self.swept()

    async def swept(self) -> None:
        """Close what is left of a server that has ended."""
        await self.stop()  # type: ignore[no-untyped-call]
        self.process._transport.close()  # type: ignore[attr-defined]  # noqa: SLF001 - pygls leaves it open


class Editor:
    """An editor with one document: what it asks the server, by places between two pieces of text."""

    def __init__(self, client: Client, path: Path) -> None:
        """Edit the file `path`, which need not be there."""
        self.client, self.uri, self.text, self.number = client, path.as_uri(), "", 0

    @property
    def told(self) -> asyncio.Queue[types.PublishDiagnosticsParams]:
        """What the server has told of the document."""
        return self.client.told[self.uri]

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
            if told.version == self.number:
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


Edit = Callable[[Callable[[Editor], Awaitable[None]]], None]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[asyncio.Runner, Client]]:
    """A server for several documents; it must leave with 0 when it is told to."""
    with asyncio.Runner() as runner:
        client = Client()
        runner.run(client.begin(tmp_path_factory.mktemp("project")))
        yield runner, client
        runner.run(client.end())
        assert client.process.returncode == 0


@pytest.fixture
def edit(session: tuple[asyncio.Runner, Client], tmp_path: Path) -> Edit:
    """A function that lets an editor work on a new document in the folder `tmp_path`."""
    runner, client = session
    path = tmp_path.resolve() / "essay.xml"

    def run(work: Callable[[Editor], Awaitable[None]]) -> None:
        async def worked() -> None:
            await work(Editor(client, path))

        runner.run(worked())

    return run


def test_what_check_finds_is_shown_while_the_text_changes(edit: Edit) -> None:
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

    edit(work)


def test_a_text_that_is_not_well_formed_has_one_diagnostic_at_its_place(edit: Edit) -> None:
    async def work(editor: Editor) -> None:
        editor.open(VALID.replace("Text.</p>", "Text.</q>"))
        (found,) = await editor.diagnostics()
        assert editor.text.split("\n")[found.range.start.line].strip() == '<p xml:id="p1">Text.</q>'
        editor.change(VALID)
        assert await editor.diagnostics() == []

    edit(work)


def test_positions_count_the_code_units_of_utf_16(edit: Edit) -> None:
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

    edit(work)


def test_two_equal_ids_name_each_other(edit: Edit) -> None:
    async def work(editor: Editor) -> None:
        editor.open(VALID.replace("</p>\n      </div>", '</p><p xml:id="p1">Again.</p>\n      </div>'))
        found = [each for each in await editor.diagnostics() if each.code == "id-duplicate"]
        assert found
        assert found[-1].related_information
        first = found[-1].related_information[0].location
        assert first.uri == editor.uri
        assert editor.covered(first.range) == "<p"

    edit(work)


def test_names_are_completed_and_explained_and_pointers_followed(edit: Edit, tmp_path: Path) -> None:
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

    edit(work)


def test_a_fault_is_explained_and_fixed(edit: Edit) -> None:
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

    edit(work)


RULES = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3"
  xmlns:sqf="http://www.schematron-quickfix.com/validator/process"><ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/>
  <pattern><rule context="tei:hi"><assert id="no-hi" test="false()" sqf:fix="drop name">hi is not used</assert>
    <sqf:fix id="drop"><sqf:description><sqf:title>Drop it</sqf:title></sqf:description><sqf:delete/></sqf:fix>
    <sqf:fix id="name"><sqf:description><sqf:title>Call it emph</sqf:title></sqf:description>
      <sqf:replace node-type="element" target="tei:emph" select="@*|node()"/></sqf:fix></rule>
    <rule context="tei:abbr"><assert id="no-abbr" test="false()" sqf:fix="one">abbr is not used</assert>
    <sqf:fix id="one"><sqf:description><sqf:title>Drop the abbr</sqf:title></sqf:description><sqf:delete/></sqf:fix>
  </rule></pattern></schema>"""


async def actions(editor: Editor, span: types.Range, *only: str) -> list[types.CodeAction]:
    """What the server offers at `span`, of the kinds `only`."""
    context = types.CodeActionContext([], only=list(only) or None)
    asked = types.CodeActionParams(types.TextDocumentIdentifier(editor.uri), span, context)
    found = await editor.client.text_document_code_action_async(asked)
    return [each for each in found or [] if isinstance(each, types.CodeAction)]


def edits(editor: Editor, action: types.CodeAction) -> set[tuple[str, str]]:
    """What `action` takes out and puts in."""
    assert action.edit
    assert action.edit.changes
    return {(editor.covered(each.range), each.new_text) for each in action.edit.changes[editor.uri]}


def test_the_fixes_of_a_rule_are_a_choice_of_minimal_edits(edit: Edit, tmp_path: Path) -> None:
    (tmp_path / "rules.sch").write_text(RULES, encoding="utf-8")
    begin, root, rest = VALID.partition("<TEI")
    model = '<?xml-model href="rules.sch" schematypens="http://purl.oclc.org/dsdl/schematron"?>'

    async def work(editor: Editor) -> None:
        text = f"{begin}{model}{root}{rest}"
        editor.open(text.replace("Text.", "😀 <hi rend='x'>a</hi> <abbr>b</abbr>"))
        found = {each.code: each.range for each in await editor.diagnostics()}
        two = await actions(editor, found["sch:no-hi"])
        assert [(each.title, each.is_preferred) for each in two] == [
            ("Drop it", False),
            ("Call it emph", False),
        ]
        assert [edits(editor, each) for each in two] == [
            {("<hi rend='x'>a</hi>", "")},
            {("hi", "emph")},
        ]
        (one,) = await actions(editor, found["sch:no-abbr"], types.CodeActionKind.QuickFix)
        assert (one.title, one.is_preferred) == ("Drop the abbr", True)

    edit(work)


def test_all_safe_fixes_are_made_at_once_where_an_editor_asks(edit: Edit) -> None:
    async def work(editor: Editor) -> None:
        dates = "<date when='8.8.2003'>then</date> <date when='7.7.2003'>later</date>"
        editor.open(VALID.replace("Text.", dates))
        found = [each.range for each in await editor.diagnostics() if each.code == "date-invalid"]
        assert [each.kind for each in await actions(editor, found[0])] == [types.CodeActionKind.QuickFix]
        nowhere = types.Range(types.Position(0, 0), types.Position(0, 0))
        for kind in ("source", "source.fixAll"):
            (every,) = await actions(editor, nowhere, kind)
            assert every.kind == types.CodeActionKind.SourceFixAll
            assert edits(editor, every) == {("8.8.2003", "2003-08-08"), ("7.7.2003", "2003-07-07")}
        assert not await actions(editor, found[0], "refactor")
        assert not await actions(editor, found[0], "source.organizeImports")
        editor.change(VALID)
        assert await editor.diagnostics() == []
        assert not await actions(editor, nowhere, "source.fixAll")

    edit(work)


def test_the_outline_has_the_headings(edit: Edit) -> None:
    async def work(editor: Editor) -> None:
        editor.open(VALID)
        document = types.TextDocumentIdentifier(editor.uri)
        found = await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
        assert found
        root = found[0]
        assert isinstance(root, types.DocumentSymbol)
        assert root.children
        assert [each.name for each in root.children] == ["teiHeader", "text"]

    edit(work)


def test_a_document_that_is_closed_has_no_diagnostics(edit: Edit) -> None:
    async def work(editor: Editor) -> None:
        editor.open(VALID.replace("Text.</p>", "Text.</q>"))
        assert await editor.diagnostics()
        document = types.TextDocumentIdentifier(editor.uri)
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(document))
        told = await asyncio.wait_for(editor.told.get(), SECONDS)
        assert (told.uri, list(told.diagnostics)) == (editor.uri, [])

    edit(work)


@pytest.mark.skipif(
    sys.platform != "linux", reason="the processes of a process are listed in /proc, which is Linux"
)
def test_the_process_that_checks_ends_with_a_server_that_is_killed(tmp_path: Path) -> None:
    async def run() -> list[Path]:
        client = Client()
        await client.begin(tmp_path)
        editor = Editor(client, tmp_path / "a.xml")
        editor.open(VALID)
        await editor.diagnostics()
        found = children(client.process.pid)
        client.process.kill()
        await client.process.wait()
        await client.swept()
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
